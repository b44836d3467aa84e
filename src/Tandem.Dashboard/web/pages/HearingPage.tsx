import type { MatrixReport } from '../api/types';
import { useNow } from '../live/use';
import { useAnswer } from '../live/useAnswer';
import { freshnessOf } from '../logic/freshness';
import { grids, hearing } from '../logic/matrix';
import { AnswerAge } from '../parts/AnswerAge';
import { Badge } from '../parts/Badge';
import { State } from '../parts/State';

/** Who hears whom on the LAN. */
export function HearingPage() {
  const answer = useAnswer<MatrixReport>('v1/matrix', 2);
  const fresh = freshnessOf(answer, useNow());
  const report = answer.value;
  return (
    <>
      <h1>Who hears whom</h1>
      <AnswerAge answer={report} fresh={fresh} />
      {report && (
        <>
          {report.findings.length === 0 ? (
            !fresh.isStale && <p className="calm">No one-way fault is known.</p>
          ) : (
            <ul className="problems">
              {report.findings.map((words) => (
                <li key={words}>
                  <Badge word={fresh.isStale ? 'was' : 'WARNING'} tone={fresh.isStale ? 'faint' : 'warn'} />
                  <span>{words}</span>
                </li>
              ))}
            </ul>
          )}
          {report.cells.length === 0 && <p>Nobody probes: that needs the nodes' channel, and an address of each node on the segment.</p>}
          {grids(report.cells).map((grid) => (
            <div key={`${grid.segment} ${grid.family}`} className="scroll">
              <table className="matrix">
                <caption>
                  Segment {grid.segment}, IPv{grid.family}: whether the node of the row hears the node of the column
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Listener</th>
                    {grid.nodes.map((node) => (
                      <th key={node} scope="col">
                        {node}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {grid.nodes.map((listener) => (
                    <tr key={listener}>
                      <th scope="row">{listener}</th>
                      {grid.nodes.map((speaker) => {
                        const cell = hearing(grid.cell(listener, speaker), fresh.age ?? 0, fresh.isStale);
                        return (
                          <td key={speaker}>
                            {listener === speaker ? <span className="faint">itself</span> : <State cell={cell} />}
                            {listener !== speaker && <small className="detail">{cell.detail}</small>}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </>
      )}
    </>
  );
}
