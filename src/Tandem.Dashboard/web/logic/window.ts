/** The rows of a long table that are on the screen, and a few around them. */
export interface Span {
  first: number;
  /** Behind the last. */
  end: number;
}

const around = 12;

/**
 * @param count All rows.
 * @param height Of a row.
 * @param top Where the first row begins, from the top of the screen; negative: above it.
 * @param screen Height of the screen.
 */
export function spanOf(count: number, height: number, top: number, screen: number): Span {
  const first = Math.max(0, Math.min(count, Math.floor(-top / height) - around));
  return { first, end: Math.max(first, Math.min(count, Math.ceil((screen - top) / height) + around)) };
}
