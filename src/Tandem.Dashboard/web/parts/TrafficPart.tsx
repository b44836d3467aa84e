import { useMemo } from 'react';
import type { RouterStatus } from '../api/types';
import type { LatenessSample } from '../live/samples';
import { useTraffic } from '../live/useTraffic';
import type { CurveLine } from '../parts/Curve';
import { milliseconds } from '../logic/words';
import { Curve } from './Curve';

const colors = ['one', 'two', 'three', 'four'] as const;
const dashes = [undefined, [8, 4], [2, 4], [12, 4, 2, 4]];

/** Advertisements that the answering node sends and hears, and how late the nodes are, since somebody looks. */
export function TrafficPart({ router, node, lateness }: { router: RouterStatus; node: string; lateness: readonly LatenessSample[] }) {
  const { points, last, failure } = useTraffic(router.name);
  const advertisements = useMemo<CurveLine[]>(
    () => [
      { name: 'heard', values: points.map((point) => point.heard), color: 'one' },
      { name: 'sent', values: points.map((point) => point.sent), color: 'two', dash: [8, 4] },
    ],
    [points],
  );
  const late = useMemo<CurveLine[]>(() => {
    const names = [...new Set(lateness.flatMap((sample) => Object.keys(sample.milliseconds)))];
    return names.map((name, index) => {
      const dash = dashes[index % dashes.length];
      return { name, values: lateness.map((sample) => sample.milliseconds[name] ?? null), color: colors[index % colors.length]!, ...(dash ? { dash } : {}) };
    });
  }, [lateness]);
  const times = useMemo(() => points.map((point) => point.at), [points]);
  const lateTimes = useMemo(() => lateness.map((sample) => sample.at), [lateness]);
  const now = points.at(-1);
  const isRate = failure === null && now !== undefined && now.heard !== null && now.sent !== null;
  return (
    <section aria-labelledby="traffic">
      <h2 id="traffic">Advertisements and lateness</h2>
      {failure && <p className="refusal">No counters: {failure.message}</p>}
      {last && isRate && (
        <p>
          {last.node} hears {now.heard!.toFixed(1)} a second{sources(last.heard.map((one) => one.source))} and sends {now.sent!.toFixed(1)}; the router's interval is {interval(last.intervalSeconds)}, so{' '}
          {(1 / last.intervalSeconds).toFixed(1)} a second are due. Dropped since it began: {last.discarded.toLocaleString('en')}.
        </p>
      )}
      <div className="curves">
        <Curve title={`Advertisements a second, as ${last?.node ?? node} counts them`} times={times} lines={advertisements} unit="/s" least={last ? 1.3 / last.intervalSeconds : 1} />
        <Curve title="The nodes' worst lateness of late, in milliseconds" times={lateTimes} lines={late} unit="ms" least={1} />
      </div>
      <p className="faint">Since this page is open; a gap is a time without an answer. Longer histories: Prometheus, by /metrics.</p>
    </section>
  );
}

const sources = (all: readonly string[]): string => (all.length === 0 ? '' : ` (so far from ${all.join(', ')})`);

const interval = (seconds: number): string => (seconds < 1 ? milliseconds(seconds * 1000) : `${seconds} s`);
