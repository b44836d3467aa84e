import type { DriftReport, StatusReport } from '../api/types';
import { useNow } from '../live/use';
import { useAnswer } from '../live/useAnswer';
import { freshnessOf } from '../logic/freshness';
import { hashOf } from '../logic/route';
import { AnswerAge } from '../parts/AnswerAge';
import { Badge } from '../parts/Badge';

/** Where the nodes' configurations differ. */
export function DriftPage({ report }: { report: StatusReport }) {
  const answer = useAnswer<DriftReport>('v1/drift', 4);
  const fresh = freshnessOf(answer, useNow());
  const drift = answer.value;
  const others = drift ? report.nodes.map((node) => node.name).filter((name) => !drift.compared.includes(name)) : [];
  return (
    <>
      <h1>Differences</h1>
      <AnswerAge answer={drift} fresh={fresh} />
      {drift && (
        <>
          <p className="lead">
            {drift.compared.length < 2
              ? 'Nothing is compared: fewer than two nodes told what they run.'
              : drift.differences.length === 0
                ? `${drift.compared.join(' and ')} ${fresh.isStale ? 'ran' : 'run'} by the same configuration.`
                : `The configurations of ${drift.compared.join(' and ')} ${fresh.isStale ? 'differed' : 'differ'}:`}
          </p>
          {others.length > 0 && (
            <p className="refusal">
              Not compared: {others.join(', ')}, of which it is not known what {others.length === 1 ? 'it runs' : 'they run'}.
            </p>
          )}
          <ul className="problems">
            {drift.differences.map((one) => (
              <li key={one.words}>
                <Badge word="DIFFERS" tone="warn" />
                <span>
                  {one.words}
                  {one.router !== null && (
                    <a className="aside" href={hashOf('router', one.router)}>
                      {one.router}
                    </a>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="scroll">
        <table>
          <caption>What each node runs</caption>
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">Digest of its configuration</th>
            </tr>
          </thead>
          <tbody>
            {report.nodes.map((node) => (
              <tr key={node.name}>
                <th scope="row">{node.name}</th>
                <td>
                  <code>{node.configurationDigest === '' ? 'not known' : node.configurationDigest.slice(0, 16)}</code>
                  {node.state !== 'reachable' && node.configurationDigest !== '' && ' when it was last heard'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
