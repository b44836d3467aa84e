import type { Problem } from '../api/types';
import { hashOf } from '../logic/route';
import { Badge, toneOf } from './Badge';

const mostLinks = 4;

/** The names that the text ends with are ways to their pages. */
function Text({ problem }: { problem: Problem }) {
  const [first] = problem.routers;
  const names = first === undefined ? -1 : problem.text.lastIndexOf(`: ${first}`);
  if (names < 0) {
    return problem.text;
  }
  const more = problem.routers.length - mostLinks;
  return (
    <>
      {problem.text.slice(0, names)}:{' '}
      {problem.routers.slice(0, mostLinks).map((router, index) => (
        <span key={router}>
          {index > 0 && ', '}
          <a href={hashOf('router', router)}>{router}</a>
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          and <a href={hashOf('cluster', '', { only: 'attention' })}>{more} more</a>
        </>
      )}
    </>
  );
}

export function Problems({ problems, isStale }: { problems: readonly Problem[]; isStale: boolean }) {
  if (problems.length === 0) {
    return isStale ? null : <p className="calm">Nothing needs attention.</p>;
  }
  return (
    <ul className="problems" aria-label="What needs attention">
      {problems.map((problem) => (
        <li key={`${problem.severity} ${problem.text}`}>
          <Badge word={isStale ? `was ${problem.severity}` : problem.severity.toUpperCase()} tone={isStale ? 'faint' : toneOf(problem.severity)} />
          <span>
            <Text problem={problem} />
          </span>
        </li>
      ))}
    </ul>
  );
}
