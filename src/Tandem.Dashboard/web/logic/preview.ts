import type { RouterOnNode, RouterStatus, StatusReport } from '../api/types';

/** What an operator may want. */
export type Wish =
  | { kind: 'drain'; node: string }
  | { kind: 'undrain'; node: string }
  | { kind: 'move'; router: string; node: string }
  | { kind: 'unmove'; router: string };

/** One router that the wish is about. */
export interface Step {
  router: string;
  from: string | null;
  /** Null: it stays where it is. */
  to: string | null;
  /** Why it stays; empty: it goes. */
  why: string;
}

/**
 * What will move, as things are: by the same rules as the node's own expectation of a command, out of the answer that is shown. The node has the last
 * word, and tells what became of it.
 */
export function preview(report: StatusReport, wish: Wish): Step[] {
  const drained = new Set(report.nodes.filter((node) => node.isDrained).map((node) => node.name));
  switch (wish.kind) {
    case 'drain':
      return report.routers
        .filter((router) => router.nodes.some((one) => one.node === wish.node && one.state === 'master'))
        .map((router) => {
          const others = router.nodes.filter((one) => one.node !== wish.node);
          const willing = others.filter((one) => !drained.has(one.node));
          return step(router, wish.node, willing.filter(canTake).length > 0 ? willing : others);
        });
    case 'undrain': {
      drained.delete(wish.node);
      return report.routers
        .filter((router) => router.movedTo === null && preferred(router, drained) === wish.node && holder(router) !== wish.node)
        .map((router) => step(router, holder(router), router.nodes.filter((one) => one.node === wish.node)));
    }
    case 'move':
      return report.routers
        .filter((router) => router.name === wish.router && holder(router) !== wish.node)
        .map((router) => step(router, holder(router), router.nodes.filter((one) => one.node === wish.node)));
    case 'unmove':
      return report.routers
        .filter((router) => router.name === wish.router && holder(router) !== preferred(router, drained))
        .map((router) => step(router, holder(router), router.nodes.filter((one) => one.node === preferred(router, drained))));
  }
}

/** The one node that is known to be Master. */
export function holder(router: RouterStatus): string | null {
  const masters = router.nodes.filter((one) => one.state === 'master');
  return masters.length === 1 ? masters[0]!.node : null;
}

function preferred(router: RouterStatus, drained: ReadonlySet<string>): string | null {
  return router.nodes.find((one) => !drained.has(one.node))?.node ?? null;
}

function canTake(one: RouterOnNode): boolean {
  return one.state === 'backup' || one.state === 'master';
}

/** Of those that may hold it, who is there and has the highest priority will: the wire decides. */
function step(router: RouterStatus, from: string | null, wanted: readonly RouterOnNode[]): Step {
  const able = wanted.filter(canTake);
  const best = able.reduce<RouterOnNode | null>((high, one) => (high === null || (one.priority ?? 0) > (high.priority ?? 0) ? one : high), null);
  return best
    ? { router: router.name, from, to: best.node, why: '' }
    : { router: router.name, from, to: null, why: wanted.length === 0 ? 'no other node takes part in it' : wanted.map(whyNot).join('; ') };
}

function whyNot(one: RouterOnNode): string {
  return one.state === 'initialize' ? `${one.node} takes no part now${one.reason === '' ? '' : `: ${one.reason}`}` : `${one.node} is not reached`;
}

/** Steps that go the same way. */
export interface Way {
  from: string | null;
  to: string | null;
  steps: Step[];
}

export function ways(steps: readonly Step[]): Way[] {
  const all = new Map<string, Way>();
  for (const one of steps) {
    const name = `${one.from ?? ''}\n${one.to ?? ''}`;
    const way = all.get(name) ?? { from: one.from, to: one.to, steps: [] };
    way.steps.push(one);
    all.set(name, way);
  }
  return [...all.values()];
}
