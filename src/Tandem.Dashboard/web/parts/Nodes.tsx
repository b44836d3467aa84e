import type { NodeStatus, StatusReport } from '../api/types';
import type { Cell } from '../logic/cell';
import type { Freshness } from '../logic/freshness';
import type { Wish } from '../logic/preview';
import { ago, milliseconds, since, span, whole } from '../logic/words';
import { State } from './State';

function stateOf(node: NodeStatus, isStale: boolean): Cell {
  const drained = node.isDrained ? ', drained' : '';
  if (isStale) {
    return { word: `? was ${node.state}${drained}`, shape: 'question', tone: 'warn', detail: 'the answer is old' };
  }
  switch (node.state) {
    case 'reachable':
      return { word: `reachable${drained}`, shape: node.isDrained ? 'ring' : 'disc', tone: node.isDrained ? 'warn' : 'good', detail: 'a member of the cluster, and reached' };
    case 'silent':
      return { word: `SILENT${drained}`, shape: 'question', tone: 'bad', detail: 'was a member and is not reached: what it does now is not known' };
    case 'away':
      return { word: `AWAY${drained}`, shape: 'bar', tone: 'warn', detail: 'has left, or was not seen since the answering node started' };
    default:
      return { word: `${node.state}${drained}`, shape: 'question', tone: 'faint', detail: 'not known' };
  }
}

export function Nodes({ report, fresh, onWish }: { report: StatusReport; fresh: Freshness; onWish: (wish: Wish) => void }) {
  return (
    <div className="scroll">
      <table className="nodes cards">
        <caption>Nodes</caption>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">State</th>
            <th scope="col" className="spare">For</th>
            <th scope="col">Heard</th>
            <th scope="col">Holds</th>
            <th scope="col" className="spare">Late</th>
            <th scope="col" className="spare">Address</th>
            <th scope="col">
              <span className="unseen">Commands</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {report.nodes.map((node) => (
            <tr key={node.name} className={node.state === 'reachable' && !fresh.isStale ? '' : 'unsure'}>
              <th scope="row" data-node={node.name}>
                {node.name}
                {node.isSelf && <small> answers</small>}
              </th>
              <td>
                <State cell={stateOf(node, fresh.isStale)} />
              </td>
              <td className="spare">{fresh.isStale ? '?' : since(node.since, report.at)}</td>
              <td className="half" data-label="heard">{heard(node, fresh)}</td>
              <td data-label="holds">{fresh.isStale || node.holds === null ? '?' : whole(node.holds)}</td>
              <td className="spare">{fresh.isStale ? '?' : milliseconds(node.latenessMilliseconds)}</td>
              <td className="spare">{node.address}</td>
              <td className="commands">
                <button type="button" onClick={() => onWish({ kind: node.isDrained ? 'undrain' : 'drain', node: node.name })}>
                  {node.isDrained ? 'Undrain' : 'Drain'} <span className="unseen">{node.name}</span>…
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The age of what it said is older by the age of the answer. */
function heard(node: NodeStatus, fresh: Freshness): string {
  if (node.heardSecondsAgo === null) {
    return 'never';
  }
  const seconds = node.heardSecondsAgo + (fresh.age ?? 0);
  return fresh.isStale || node.state !== 'reachable' ? `${span(seconds)} ago` : ago(Math.max(0, seconds - 5));
}
