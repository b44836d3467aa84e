import type { Step, Way } from '../logic/preview';
import { ways } from '../logic/preview';
import { count } from '../logic/words';

const mostNames = 60;

/** Which router goes from which node to which. */
export function Preview({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) {
    return <p>No router moves.</p>;
  }
  return (
    <ul className="ways">
      {ways(steps).map((way) => (
        <li key={`${way.from} ${way.to}`}>
          <Heading way={way} />
          <p className="names">
            {way.steps.slice(0, mostNames).map((step) => (
              <span key={step.router}>
                {step.router}
                {step.why !== '' && <em> ({step.why})</em>}
              </span>
            ))}
            {way.steps.length > mostNames && <span>and {count(way.steps.length - mostNames, 'more router')}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Heading({ way }: { way: Way }) {
  const [from, routers] = [way.from ?? 'nobody known', count(way.steps.length, 'router')];
  return way.to === null ? (
    <strong className="tone-warn">
      {routers} will not move, and {way.steps.length === 1 ? 'stays' : 'stay'} on {from}
    </strong>
  ) : (
    <strong>
      {routers}: {from} <span aria-label="to">→</span> {way.to}
    </strong>
  );
}
