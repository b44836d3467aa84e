import type { CommandOutcome, RouterMove } from '../api/types';
import type { Cell } from '../logic/cell';
import { count, milliseconds } from '../logic/words';
import { State } from './State';

const mostRows = 100;

function stateOf(move: RouterMove): Cell {
  switch (move.state) {
    case 'moved':
      return { word: 'moved', shape: 'disc', tone: 'good', detail: move.note };
    case 'waiting':
      return { word: 'not yet', shape: 'ring', tone: 'warn', detail: 'it still may move' };
    case 'stays':
      return { word: 'stays', shape: 'bar', tone: 'warn', detail: move.note };
    default:
      return { word: move.state, shape: 'question', tone: 'warn', detail: move.note };
  }
}

/** What became of a command. What did not go comes first. */
export function Outcome({ outcome }: { outcome: CommandOutcome }) {
  const rows = [...outcome.routers].sort((one, other) => Number(one.state === 'moved') - Number(other.state === 'moved'));
  const moved = rows.filter((row) => row.state === 'moved').length;
  return (
    <div role="status">
      <p>
        <strong>{outcome.text}.</strong> {rows.length === 0 ? 'No router had to move.' : `${moved} of ${count(rows.length, 'router')} moved.`}
      </p>
      {rows.length > 0 && (
        <table className="outcome">
          <thead>
            <tr>
              <th scope="col">Router</th>
              <th scope="col">From</th>
              <th scope="col">Now on</th>
              <th scope="col">What became of it</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map((move) => (
              <tr key={move.router}>
                <th scope="row">{move.router}</th>
                <td>{move.from ?? '?'}</td>
                <td>{move.to ?? '?'}</td>
                <td>
                  <State cell={stateOf(move)} /> {move.milliseconds === null ? '' : `in ${milliseconds(move.milliseconds)}`} {move.note}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > mostRows && <p>and {count(rows.length - mostRows, 'more router')}</p>}
    </div>
  );
}
