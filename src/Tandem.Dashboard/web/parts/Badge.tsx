import type { Tone } from '../logic/cell';

/** A word that stands out. */
export function Badge({ word, tone }: { word: string; tone: Tone }) {
  return <strong className={`badge tone-${tone}`}>{word}</strong>;
}

export function toneOf(severity: string): Tone {
  return severity === 'critical' ? 'bad' : severity === 'warning' ? 'warn' : 'calm';
}
