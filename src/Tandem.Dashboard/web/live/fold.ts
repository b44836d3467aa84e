import type { Refused } from '../api/client';
import type { StatusReport, TimelineLine } from '../api/types';
import type { Moment } from './clock';
import { sampled, type LatenessSample } from './samples';

/** Everything that this page knows. */
export interface Live {
  /** What the node said last. */
  report: StatusReport | null;
  /** When that was asked: it is not younger. */
  began: Moment | null;
  /** Why there is no newer answer; null: there is. */
  failure: Refused | null;
  /** What happens is told at once. */
  isStreaming: boolean;
  streamFailure: Refused | null;
  /** What happened while this page was open, the latest first. */
  entries: readonly TimelineLine[];
  /** How late the nodes were. */
  lateness: readonly LatenessSample[];
  /** Seconds between questions. */
  pace: number;
}

export type Happening =
  | { kind: 'report'; report: StatusReport; began: Moment }
  | { kind: 'failed'; why: Refused }
  | { kind: 'stream'; runs: boolean; why: Refused | null }
  | { kind: 'entry'; line: TimelineLine };

export const nothing: Live = { report: null, began: null, failure: null, isStreaming: false, streamFailure: null, entries: [], lateness: [], pace: 2 };

const mostEntries = 500;
/** From here on an answer is large: it is asked for less often, as what happens is told anyway. */
const manyRouters = 300;

export function fold(live: Live, event: Happening): Live {
  switch (event.kind) {
    case 'report':
      return {
        ...live,
        report: event.report,
        began: event.began,
        failure: null,
        lateness: sampled(live.lateness, event.report, event.began),
        pace: event.report.routers.length > manyRouters ? 4 : 2,
      };
    case 'failed':
      return { ...live, failure: event.why };
    case 'stream':
      return { ...live, isStreaming: event.runs, streamFailure: event.why };
    case 'entry':
      // After a break the node may tell again what it told.
      return live.entries.some((known) => known.place === event.line.place)
        ? live
        : { ...live, entries: [event.line, ...live.entries].slice(0, mostEntries) };
  }
}
