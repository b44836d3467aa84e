import type { Problem } from '../api/types';
import { hashOf } from '../logic/route';
import { Badge, toneOf } from './Badge';

const mostLinks = 4;

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
            {problem.text}
            {problem.routers.slice(0, mostLinks).map((router) => (
              <a key={router} className="aside" href={hashOf('router', router)}>
                {router}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
