import type { TimelineLine } from '../api/types';

/** What is looked for; empty: anything. */
export interface Filter {
  text: string;
  router: string;
  node: string;
  kind: string;
}

export const kinds = [
  'transition', 'hand-over', 'operator', 'configuration', 'life', 'link', 'check', 'member', 'channel', 'priority', 'hint', 'advice', 'authenticity', 'discard', 'late', 'stall', 'record',
];

/** As the node chooses, for what comes in by the event stream. */
export function matches(line: TimelineLine, filter: Filter): boolean {
  return (
    (filter.router === '' || line.router === filter.router) &&
    (filter.node === '' || line.node === filter.node) &&
    (filter.kind === '' || line.kind === filter.kind) &&
    line.text.toLowerCase().includes(filter.text.toLowerCase())
  );
}

/** The latest first, each once: what was asked for and what has come in since. What is older than all that was asked for belongs to a later page. */
export function merged(asked: readonly TimelineLine[], arrived: readonly TimelineLine[], isWhole: boolean): TimelineLine[] {
  const oldest = asked.at(-1);
  const all = new Map(asked.map((line) => [line.place, line]));
  for (const line of arrived) {
    if (isWhole || !oldest || compare(line, oldest) > 0) {
      all.set(line.place, line);
    }
  }
  return [...all.values()].sort((one, other) => compare(other, one));
}

/** By the hybrid clock, which is what a place begins with; then by node. */
function compare(one: TimelineLine, other: TimelineLine): number {
  const [a, b] = [one.place.split('.'), other.place.split('.')];
  return Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]) || (a[2]! < b[2]! ? -1 : a[2]! > b[2]! ? 1 : 0) || Number(a[4]) - Number(b[4]);
}

export function queryOf(filter: Filter, after: string | null): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  query.set('order', 'latest-first');
  query.set('limit', '100');
  if (after !== null) {
    query.set('after', after);
  }
  return `v1/timeline?${query}`;
}
