import { useEffect, useRef, useState } from 'react';
import { post, Refused } from '../api/client';
import type { CommandOutcome } from '../api/types';
import { store } from '../live/store';
import { useLive, useNow } from '../live/use';
import { freshnessOf } from '../logic/freshness';
import { preview, type Wish } from '../logic/preview';
import { count } from '../logic/words';
import { Outcome } from './Outcome';
import { Preview } from './Preview';

/** So long the node may wait for the routers to be where they are wanted. */
const waitSeconds = 10;

type Stage = { kind: 'asked' } | { kind: 'sent' } | { kind: 'done'; outcome: CommandOutcome } | { kind: 'refused'; why: string };

function titleOf(wish: Wish): string {
  switch (wish.kind) {
    case 'drain':
      return `Drain ${wish.node}`;
    case 'undrain':
      return `Undrain ${wish.node}`;
    case 'move':
      return `Move ${wish.router} to ${wish.node}`;
    case 'unmove':
      return `Unmove ${wish.router}`;
  }
}

function meaningOf(wish: Wish): string {
  switch (wish.kind) {
    case 'drain':
      return `${wish.node} holds nothing while another node can, until it is undrained; also over restarts.`;
    case 'undrain':
      return `${wish.node} takes part as configured again. Routers that prefer it come back, unless the configuration has preempt = off.`;
    case 'move':
      return `${wish.node} holds ${wish.router} until it is moved elsewhere or unmoved; also over restarts.`;
    case 'unmove':
      return `${wish.router} goes where the configuration prefers it.`;
  }
}

/** First what will move, then whether it should, then what became of it. */
export function WishDialog({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const closing = useRef<HTMLButtonElement>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'asked' });
  const live = useLive();
  const fresh = freshnessOf(live, useNow());
  useEffect(() => {
    dialog.current!.showModal();
  }, []);
  // The button that had the focus is gone.
  useEffect(() => closing.current?.focus(), [stage.kind]);

  const send = async () => {
    setStage({ kind: 'sent' });
    const { kind, ...body } = wish;
    try {
      setStage({ kind: 'done', outcome: await post<CommandOutcome>(`v1/${kind}`, { ...body, waitSeconds }, waitSeconds) });
    } catch (fault) {
      setStage({ kind: 'refused', why: fault instanceof Refused ? fault.message : String(fault) });
    }
    store.refresh();
  };

  const steps = live.report ? preview(live.report, wish) : [];
  const moving = steps.filter((step) => step.to !== null).length;
  const isAway = 'node' in wish && live.report?.nodes.some((node) => node.name === wish.node && node.state !== 'reachable') ? wish.node : null;
  const title = titleOf(wish);
  return (
    <dialog ref={dialog} aria-labelledby="wish-title" onClose={onClose}>
      <h2 id="wish-title">{title}</h2>
      {stage.kind === 'done' ? (
        <Outcome outcome={stage.outcome} />
      ) : (
        <>
          <p>{meaningOf(wish)}</p>
          <h3>What will move, as things are</h3>
          <Preview steps={steps} />
          {isAway && <p className="refusal">{isAway} is not reached: what it holds is not known here, and it hears of this when it is back.</p>}
          {fresh.isStale && (
            <p className="refusal" role="alert">
              {fresh.why}: what would move is not known now, so nothing is sent.
            </p>
          )}
          {stage.kind === 'refused' && (
            <p className="refusal" role="alert">
              Not done: {stage.why}
            </p>
          )}
        </>
      )}
      <div className="choices">
        {stage.kind === 'done' ? (
          <button type="button" className="main" ref={closing} onClick={onClose}>
            Close
          </button>
        ) : (
          <>
            <button type="button" onClick={onClose}>
              Cancel
            </button>
            <button type="button" className="main" disabled={fresh.isStale || stage.kind === 'sent'} onClick={() => void send()}>
              {stage.kind === 'sent' ? 'Sent, waiting …' : `${title}: ${moving === 0 ? 'no router moves' : `${count(moving, 'router')} ${moving === 1 ? 'moves' : 'move'}`}`}
            </button>
          </>
        )}
      </div>
    </dialog>
  );
}
