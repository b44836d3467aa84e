import { useEffect, useId, useMemo, useState } from 'react';
import { get, Refused } from '../api/client';
import type { StatusReport, TimelineReport } from '../api/types';
import type { Live } from '../live/fold';
import { replaceHash } from '../live/useRoute';
import { hashOf, type Route } from '../logic/route';
import { kinds, matches, merged, queryOf, type Filter } from '../logic/timeline';
import { count } from '../logic/words';
import { Lines } from '../parts/Lines';

/** Typing is over when nothing was typed for so long. */
const pause = 250;

interface Found {
  query: string;
  pages: TimelineReport[];
}

/** What happened on all nodes, with search; what happens comes on top. */
export function EventsPage({ report, live, route }: { report: StatusReport; live: Live; route: Route }) {
  const [filter, setFilter] = useState<Filter>(() => ({
    text: route.query.get('text') ?? '',
    router: route.query.get('router') ?? '',
    node: route.query.get('node') ?? '',
    kind: route.query.get('kind') ?? '',
  }));
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const query = queryOf(filter, null);

  const look = async (after: string | null, signal?: AbortSignal) => {
    try {
      const page = await get<TimelineReport>(queryOf(filter, after), signal);
      setFound((last) => ({ query, pages: after !== null && last?.query === query ? [...last.pages, page] : [page] }));
      setFailure(null);
    } catch (fault) {
      if (!signal?.aborted) {
        setFailure(fault instanceof Refused ? fault.message : String(fault));
      }
    }
  };
  useEffect(() => {
    const ending = new AbortController();
    const timer = setTimeout(() => void look(null, ending.signal), pause);
    replaceHash(hashOf('events', '', { ...filter }));
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
    // A break of the stream may have cost something that only the record has.
  }, [query, live.isStreaming]);

  const next = found?.pages.at(-1)?.next ?? null;
  const lines = useMemo(() => {
    const arrived = live.entries.filter((line) => matches(line, filter));
    return found?.query === query ? merged(found.pages.flatMap((page) => page.entries), arrived, next === null) : [];
  }, [found, live.entries, query]);
  const set = (part: Partial<Filter>) => setFilter((last) => ({ ...last, ...part }));
  return (
    <>
      <h1>Events</h1>
      <div className="search" role="search">
        <label>
          Words
          <input type="search" value={filter.text} placeholder="Master, check, 192.168.1.100" onChange={(event) => set({ text: event.target.value })} />
        </label>
        <label>
          Router
          <input type="search" list="router-names" value={filter.router} placeholder="any" onChange={(event) => set({ router: event.target.value })} />
          <datalist id="router-names">
            {report.routers.slice(0, 2000).map((router) => (
              <option key={router.key} value={router.name} />
            ))}
          </datalist>
        </label>
        <Choice title="Node" value={filter.node} all={report.nodes.map((node) => node.name)} onChoose={(node) => set({ node })} />
        <Choice title="Kind" value={filter.kind} all={kinds} onChoose={(kind) => set({ kind })} />
        <span role="status">
          {found?.query === query ? `${count(lines.length, 'event')}${next === null ? '' : ', and older ones'}` : failure === null ? 'looking …' : ''}
        </span>
      </div>
      {failure !== null && (
        <p className="refusal" role="alert">
          {failure}
        </p>
      )}
      {!live.isStreaming && <p className="refusal">What happens now does not come in by itself: {live.streamFailure?.message ?? 'the event stream is not there yet'}.</p>}
      <Lines lines={lines} caption={`As ${report.node} recorded it, the latest first; times are this browser's zone`} />
      {next !== null && (
        <p>
          <button type="button" onClick={() => void look(next)}>
            Older events
          </button>
        </p>
      )}
    </>
  );
}

function Choice({ title, value, all, onChoose }: { title: string; value: string; all: readonly string[]; onChoose: (value: string) => void }) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{title}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">any</option>
        {all.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </span>
  );
}
