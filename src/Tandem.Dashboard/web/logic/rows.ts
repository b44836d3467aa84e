import type { Problem, RouterStatus, StatusReport } from '../api/types';

export interface Choice {
  /** Words that all must be found. */
  text: string;
  /** Only what somebody should look at. */
  isAttention: boolean;
}

const order = ['critical', 'warning', 'notice'];

/** The worst problem of each router that has one. */
export function severities(problems: readonly Problem[]): Map<string, string> {
  const worst = new Map<string, string>();
  for (const problem of problems) {
    for (const router of problem.routers) {
      const known = worst.get(router);
      if (known === undefined || rank(problem.severity) < rank(known)) {
        worst.set(router, problem.severity);
      }
    }
  }
  return worst;
}

function rank(severity: string): number {
  const place = order.indexOf(severity);
  return place < 0 ? order.length : place;
}

/** The routers that were asked for. */
export function chosen(report: StatusReport, choice: Choice): RouterStatus[] {
  const words = choice.text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const worst = choice.isAttention ? severities(report.problems) : null;
  return report.routers.filter((router) => (!worst || worst.has(router.name)) && words.every((word) => has(router, word)));
}

/** "master:lb1" is who holds it; any other word is a part of the name, the key, an address, a segment. */
function has(router: RouterStatus, word: string): boolean {
  if (word.startsWith('master:')) {
    return (router.master ?? 'none').toLowerCase() === word.slice('master:'.length);
  }
  return (
    router.name.toLowerCase().includes(word) ||
    router.key.toLowerCase().includes(word) ||
    router.addresses.some((address) => address.toLowerCase().includes(word)) ||
    router.nodes.some((one) => one.reason.toLowerCase() === word)
  );
}

/** Whether all is well, in one word. */
export function verdict(report: StatusReport): 'OK' | 'WARNING' | 'CRITICAL' {
  return report.problems.some((one) => one.severity === 'critical') ? 'CRITICAL' : report.problems.some((one) => one.severity === 'warning') ? 'WARNING' : 'OK';
}
