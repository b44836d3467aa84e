import type { TimelineLine } from '../api/types';
import { hashOf } from '../logic/route';
import { clock } from '../logic/words';

/** What happened, a row each. */
export function Lines({ lines, caption, from }: { lines: readonly TimelineLine[]; caption: string; from?: (line: TimelineLine) => string }) {
  return (
    <div className="scroll">
      <table className="lines cards">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            {from && <th scope="col">From the takeover</th>}
            <th scope="col">Node</th>
            <th scope="col">Router</th>
            <th scope="col">Kind</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.place}>
              <td className="time">
                <time dateTime={line.at}>{clock(line.at, Date.now(), true)}</time>
              </td>
              {from && <td className="time">{from(line)}</td>}
              <td>{line.node}</td>
              <td>{line.router !== null && <a href={hashOf('router', line.router)}>{line.router}</a>}</td>
              <td>{line.kind}</td>
              <td className="what long">{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
