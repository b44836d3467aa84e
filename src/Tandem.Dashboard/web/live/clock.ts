/** A moment by both clocks of the browser: one stands still while the machine sleeps, the other can be set. */
export interface Moment {
  steady: number;
  wall: number;
}

export function now(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

/** Seconds between two moments by whichever clock says more: what may be old is old. */
export function secondsBetween(then: Moment, later: Moment): number {
  return Math.max(0, later.steady - then.steady, later.wall - then.wall) / 1000;
}
