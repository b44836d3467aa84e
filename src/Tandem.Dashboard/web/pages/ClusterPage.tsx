import { useMemo } from 'react';
import type { StatusReport } from '../api/types';
import { replaceHash } from '../live/useRoute';
import type { Freshness } from '../logic/freshness';
import type { Wish } from '../logic/preview';
import { hashOf, type Route } from '../logic/route';
import { chosen, severities } from '../logic/rows';
import { count, whole } from '../logic/words';
import { Checks } from '../parts/Checks';
import { Nodes } from '../parts/Nodes';
import { Problems } from '../parts/Problems';
import { RouterTable } from '../parts/RouterTable';

/** The cluster at a glance: what is not well, the nodes, and who holds what. */
export function ClusterPage({ report, fresh, route, onWish }: { report: StatusReport; fresh: Freshness; route: Route; onWish: (wish: Wish) => void }) {
  const text = route.query.get('q') ?? '';
  const isAttention = route.query.get('only') === 'attention';
  const worst = useMemo(() => severities(report.problems), [report]);
  const routers = useMemo(() => chosen(report, { text, isAttention }), [report, text, isAttention]);
  const look = (q: string, only: boolean) => replaceHash(hashOf('cluster', '', { q, only: only ? 'attention' : '' }));
  return (
    <>
      <h1 className="unseen">Cluster {report.cluster}</h1>
      <Problems problems={report.problems} isStale={fresh.isStale} />
      <Nodes report={report} fresh={fresh} onWish={onWish} />
      <Checks report={report} isStale={fresh.isStale} />
      <div className="search" role="search">
        <label>
          Find routers
          <input type="search" value={text} placeholder="name, address, key, reason" onChange={(event) => look(event.target.value, isAttention)} />
        </label>
        <label className="check">
          <input type="checkbox" checked={isAttention} onChange={(event) => look(text, event.target.checked)} />
          only what needs attention ({worst.size})
        </label>
        <span className="chips">
          {holders(report).map(([node, held]) => (
            <button key={node} type="button" aria-pressed={text === `master:${node}`} onClick={() => look(text === `master:${node}` ? '' : `master:${node}`, isAttention)}>
              {fresh.isStale ? `${node} held ${whole(held)}` : node === 'none' ? `no known Master: ${whole(held)}` : `${node} holds ${whole(held)}`}
            </button>
          ))}
        </span>
        <span role="status">
          {routers.length === report.routers.length ? count(routers.length, 'router') : `${whole(routers.length)} of ${count(report.routers.length, 'router')}`}
        </span>
      </div>
      {routers.length > 0 ? <RouterTable report={report} routers={routers} severities={worst} isStale={fresh.isStale} /> : <p>No router is like that.</p>}
    </>
  );
}

/** Who holds how many. */
function holders(report: StatusReport): [string, number][] {
  const all = new Map<string, number>();
  for (const router of report.routers) {
    all.set(router.master ?? 'none', (all.get(router.master ?? 'none') ?? 0) + 1);
  }
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1));
}
