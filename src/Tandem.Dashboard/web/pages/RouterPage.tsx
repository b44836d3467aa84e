import type { StatusReport, TimelineReport } from '../api/types';
import type { Live } from '../live/fold';
import { useAnswer } from '../live/useAnswer';
import { cellOf } from '../logic/cell';
import type { Freshness } from '../logic/freshness';
import { holder, type Wish } from '../logic/preview';
import { hashOf } from '../logic/route';
import { matches, merged } from '../logic/timeline';
import { since } from '../logic/words';
import { Lines } from '../parts/Lines';
import { State } from '../parts/State';
import { StoryPart } from '../parts/StoryPart';
import { TrafficPart } from '../parts/TrafficPart';

const latest = 25;

/** One router: how it stands, why, and what goes over the wire. */
export function RouterPage({ report, live, fresh, name, onWish }: { report: StatusReport; live: Live; fresh: Freshness; name: string; onWish: (wish: Wish) => void }) {
  const router = report.routers.find((one) => one.name === name || one.key === name);
  const asked = useAnswer<TimelineReport>(`v1/timeline?router=${encodeURIComponent(name)}&order=latest-first&limit=${latest}`, 0);
  if (!router) {
    return (
      <p className="lead">
        There is no router “{name}” in {report.cluster}. <a href={hashOf('cluster')}>All routers</a>
      </p>
    );
  }
  const arrived = live.entries.filter((line) => matches(line, { router: router.name, node: '', kind: '', text: '' }));
  const lines = merged(asked.value?.entries ?? [], arrived, asked.value !== null && asked.value.next === null).slice(0, latest);
  const held = holder(router);
  return (
    <>
      <p className="back">
        <a href={hashOf('cluster')}>All routers</a>
      </p>
      <h1>{router.name}</h1>
      <dl className="facts">
        <dt>Addresses</dt>
        <dd>{router.addresses.length === 0 ? 'not configured here' : router.addresses.join(', ')}</dd>
        <dt>Router</dt>
        <dd>
          VRID {router.vrid} on {router.segment}, IPv{router.family}, key {router.key}
        </dd>
        <dt>{fresh.isStale ? 'Was held by' : 'Held by'}</dt>
        <dd>{router.master === null ? 'nobody that is known' : `${router.master} for ${since(router.masterSince, report.at)}, ${router.masterReason ?? ''}`}</dd>
        <dt>Wanted on</dt>
        <dd>
          {router.preferred ?? 'no node'}
          {router.movedTo !== null && ` (moved there by an operator)`}
        </dd>
      </dl>
      <div className="scroll">
        <table className="cards">
          <caption>How it stands on each node</caption>
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">State</th>
              <th scope="col">For</th>
              <th scope="col">Reason</th>
              <th scope="col">Priority</th>
              <th scope="col">Hears Master</th>
              <th scope="col">
                <span className="unseen">Commands</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {router.nodes.map((one) => (
              <tr key={one.node} className={one.state === 'unknown' || fresh.isStale ? 'unsure' : ''}>
                <th scope="row">{one.node}</th>
                <td>
                  <State cell={cellOf(one, fresh.isStale)} />
                </td>
                <td className="half" data-label="for">
                  {fresh.isStale || one.since === null ? '?' : since(one.since, report.at)}
                </td>
                <td className="long">{one.state === 'unknown' ? cellOf(one, fresh.isStale).detail : one.reason}</td>
                <td className="long" data-label="priority">
                  {one.priority ?? '?'}
                  {one.configuredPriority !== null && one.configuredPriority !== one.priority && ` (configured ${one.configuredPriority})`}
                </td>
                <td className="long spare">{one.state === 'backup' ? one.heardMaster : ''}</td>
                <td className="commands">
                  {one.node !== held && (
                    <button type="button" onClick={() => onWish({ kind: 'move', router: router.name, node: one.node })}>
                      Move to {one.node} …
                    </button>
                  )}
                  {router.movedTo === one.node && (
                    <button type="button" onClick={() => onWish({ kind: 'unmove', router: router.name })}>
                      Unmove …
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <StoryPart router={router} occasion={arrived[0]?.place ?? ''} />
      <TrafficPart key={router.name} router={router} node={report.node} lateness={live.lateness} />
      <section aria-labelledby="latest">
        <h2 id="latest">Latest events</h2>
        {asked.failure && <p className="refusal">The record was not read: {asked.failure.message}</p>}
        {asked.value !== null && lines.length === 0 && <p>Nothing is recorded of it.</p>}
        {lines.length > 0 && <Lines lines={lines} caption={`Of ${router.name}, the latest first`} />}
        <p>
          <a href={hashOf('events', '', { router: router.name })}>All events of {router.name}</a>
        </p>
      </section>
    </>
  );
}
