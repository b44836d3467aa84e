import type { Refused } from '../api/client';
import { secondsBetween, type Moment } from '../live/clock';

/** An answer, or the lack of one. */
export interface Asked {
  /** When the last answer was asked for; null: there is none. */
  began: Moment | null;
  /** Why there is no newer one; null: there is. */
  failure: Refused | null;
  /** Seconds between questions. */
  pace: number;
}

/** How much the last answer is worth. */
export interface Freshness {
  /** Seconds since it was asked for; null: there is none. */
  age: number | null;
  /** It is not shown as how things are. */
  isStale: boolean;
  /** Why there is nothing newer, in words; empty while all is well. */
  why: string;
}

export function freshnessOf(asked: Asked, moment: Moment): Freshness {
  if (!asked.began) {
    return { age: null, isStale: true, why: asked.failure?.message ?? '' };
  }
  const age = secondsBetween(asked.began, moment);
  const isLate = age > asked.pace * 2 + 2;
  return { age, isStale: isLate || asked.failure !== null, why: asked.failure?.message ?? (isLate ? 'no answer came in time' : '') };
}
