import type { CheckStatus, StatusReport } from '../api/types';
import type { Cell } from '../logic/cell';
import { since } from '../logic/words';
import { State } from './State';

function stateOf(check: CheckStatus, isStale: boolean): Cell {
  if (isStale) {
    return { word: `? was ${check.state}`, shape: 'question', tone: 'warn', detail: check.detail };
  }
  return check.state === 'up'
    ? { word: 'up', shape: 'disc', tone: 'good', detail: check.detail }
    : check.state === 'down'
      ? { word: 'DOWN', shape: 'bar', tone: 'bad', detail: check.detail }
      : { word: '? not known yet', shape: 'question', tone: 'faint', detail: check.detail };
}

/** Health checks of all nodes that tell; nothing where there are none. */
export function Checks({ report, isStale }: { report: StatusReport; isStale: boolean }) {
  const checks = [...report.checks.map((check) => ({ ...check, node: report.node })), ...(report.peerChecks ?? [])];
  return checks.length === 0 ? null : (
    <details className="checks" open={checks.length <= 12 || undefined}>
      <summary>Health checks ({checks.length})</summary>
      <ul>
        {checks.map((check) => (
          <li key={`${check.node} ${check.name}`}>
            {check.name} on {check.node} <State cell={stateOf(check, isStale)} /> {since(check.since, report.at)} {check.detail}
          </li>
        ))}
      </ul>
    </details>
  );
}
