import type { Live } from '../live/fold';
import type { Freshness } from '../logic/freshness';
import { hashOf, type Route } from '../logic/route';
import { verdict } from '../logic/rows';
import { clock, span } from '../logic/words';
import { useTheme } from '../live/useTheme';
import { Badge } from './Badge';

const pages: readonly [Route['page'], string][] = [
  ['cluster', 'Cluster'],
  ['events', 'Events'],
  ['hearing', 'Who hears whom'],
  ['drift', 'Differences'],
];

export function Header({ live, fresh, page }: { live: Live; fresh: Freshness; page: Route['page'] }) {
  const [theme, nextTheme] = useTheme();
  return (
    <header className="top">
      <div className="bar">
        <a className="brand" href="#/">
          Tandem {live.report && <span className="cluster">{live.report.cluster}</span>}
        </a>
        <nav aria-label="Pages">
          {pages.map(([name, title]) => (
            <a key={name} href={hashOf(name)} aria-current={page === name ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <button type="button" className="plain" onClick={nextTheme}>
          Theme: {theme}
        </button>
      </div>
      <Worth live={live} fresh={fresh} />
    </header>
  );
}

/** Whether all is well, who says so, and how old that is: always there. */
function Worth({ live, fresh }: { live: Live; fresh: Freshness }) {
  const { report } = live;
  if (!report || fresh.age === null) {
    return (
      <p className="worth" role="status">
        {live.failure?.status === 401 ? 'The node does not know who asks.' : fresh.why === '' ? 'Asking the node …' : `No answer yet: ${fresh.why}`}
      </p>
    );
  }
  if (fresh.isStale) {
    return (
      <p className="worth stale" role="alert">
        <Badge word="UNKNOWN" tone="bad" />
        <span>
          <strong>{fresh.why}.</strong> The last answer of {report.node} is of {clock(report.at)},{' '}
          <span className="age">{span(fresh.age)} old</span>: what is shown was so then.
        </span>
      </p>
    );
  }
  const word = verdict(report);
  return (
    <p className="worth">
      <span role="status">
        <Badge word={word} tone={word === 'OK' ? 'good' : word === 'WARNING' ? 'warn' : 'bad'} />
      </span>
      <span>
        as {report.node} knows it at {clock(report.at)}, <span className="age">{span(fresh.age)} old</span>
        {live.isStreaming ? ', told of changes at once' : `, asked every ${live.pace} s: ${live.streamFailure?.message ?? 'the event stream is not there yet'}`}
      </span>
    </p>
  );
}
