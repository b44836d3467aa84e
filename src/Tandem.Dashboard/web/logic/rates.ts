import type { TrafficReport } from '../api/types';

/** A point of the curve of advertisements; null: not known then. */
export interface RatePoint {
  /** Seconds of the wall clock. */
  at: number;
  /** A second. */
  sent: number | null;
  heard: number | null;
  /** Milliseconds. */
  lateness: number | null;
}

const most = 300;

export const total = (report: TrafficReport): number => report.heard.reduce((sum, one) => sum + one.count, 0);

/** What two answers make. After a restart of the process, or from another node, there is a gap instead of a guess. */
export function pointOf(before: TrafficReport | null, now: TrafficReport, at: number): RatePoint {
  const seconds = before === null ? 0 : (Date.parse(now.at) - Date.parse(before.at)) / 1000;
  const [sent, heard] = before === null ? [-1, -1] : [now.sent - before.sent, total(now) - total(before)];
  const isRate = before !== null && before.node === now.node && seconds > 0 && sent >= 0 && heard >= 0;
  return { at, sent: isRate ? sent / seconds : null, heard: isRate ? heard / seconds : null, lateness: now.latenessMilliseconds };
}

export const silence = (at: number): RatePoint => ({ at, sent: null, heard: null, lateness: null });

export function added(points: readonly RatePoint[], point: RatePoint): readonly RatePoint[] {
  return [...points, point].slice(-most);
}
