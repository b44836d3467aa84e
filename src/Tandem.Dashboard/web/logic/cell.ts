import type { RouterOnNode } from '../api/types';
import { ago } from './words';

export type Tone = 'good' | 'calm' | 'warn' | 'bad' | 'faint';

/** Each state has a word, a shape and a colour, so that any one of them is enough. */
export type Shape = 'disc' | 'ring' | 'bar' | 'question' | 'none';

export interface Cell {
  word: string;
  shape: Shape;
  tone: Tone;
  /** More of it, for whoever points at it or reads it aloud. */
  detail: string;
}

const unknown: Record<string, Cell> = {
  master: { word: '? was MASTER', shape: 'question', tone: 'bad', detail: 'not known now; it was Master when it was last heard of' },
  backup: { word: '? was backup', shape: 'question', tone: 'warn', detail: 'not known now; it stood by when it was last heard of' },
  initialize: { word: '? was out', shape: 'question', tone: 'warn', detail: 'not known now; it took no part when it was last heard of' },
};

/**
 * How a router stands on a node.
 * @param standing What the answer says; undefined: the node takes no part in it.
 * @param isStale The answer is old: what it says was so.
 */
export function cellOf(standing: RouterOnNode | undefined, isStale: boolean): Cell {
  if (!standing) {
    return { word: '–', shape: 'none', tone: 'faint', detail: 'takes no part' };
  }
  if (standing.state === 'unknown' || isStale) {
    const was = unknown[(standing.state === 'unknown' ? standing.lastKnown : standing.state) ?? ''];
    const when = standing.lastKnownSecondsAgo === null ? '' : `, ${ago(standing.lastKnownSecondsAgo)}`;
    return was ? { ...was, detail: was.detail + when } : { word: '?', shape: 'question', tone: 'warn', detail: 'not known' };
  }
  const why = standing.reason === '' ? '' : `, ${standing.reason}`;
  switch (standing.state) {
    case 'master':
      return { word: 'MASTER', shape: 'disc', tone: 'good', detail: `holds the addresses${why}` };
    case 'backup':
      return { word: 'backup', shape: 'ring', tone: 'calm', detail: `stands by${why}` };
    case 'initialize':
      return { word: 'OUT', shape: 'bar', tone: 'warn', detail: `takes no part now${why}` };
    default:
      return { word: standing.state, shape: 'question', tone: 'warn', detail: standing.reason };
  }
}
