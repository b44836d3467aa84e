import type { StatusReport } from '../api/types';
import type { Moment } from './clock';

/** How late each node was; null: not known. */
export interface LatenessSample {
  /** Seconds of the wall clock. */
  at: number;
  milliseconds: Readonly<Record<string, number | null>>;
}

/** Ten minutes at the usual pace. */
const most = 300;
/** Answers that follow an event closely are one point of a curve. */
const closest = 0.9;

export function sampled(samples: readonly LatenessSample[], report: StatusReport, began: Moment): readonly LatenessSample[] {
  const at = began.wall / 1000;
  const last = samples.at(-1);
  if (last && at - last.at < closest) {
    return samples;
  }
  const milliseconds = Object.fromEntries(report.nodes.map((node) => [node.name, node.latenessMilliseconds]));
  return [...samples, { at, milliseconds }].slice(-most);
}
