import { secondsBetween, type Moment } from '../live/clock';
import type { Live } from '../live/fold';

/** How much the last answer is worth. */
export interface Freshness {
  /** Seconds since it was asked for; null: there is none. */
  age: number | null;
  /** It is not shown as how things are. */
  isStale: boolean;
  /** Why there is nothing newer, in words; empty while all is well. */
  why: string;
}

export function freshnessOf(live: Live, moment: Moment): Freshness {
  if (!live.began) {
    return { age: null, isStale: true, why: live.failure?.message ?? '' };
  }
  const age = secondsBetween(live.began, moment);
  const isLate = age > live.pace * 2 + 2;
  return { age, isStale: isLate || live.failure !== null, why: live.failure?.message ?? (isLate ? 'no answer came in time' : '') };
}
