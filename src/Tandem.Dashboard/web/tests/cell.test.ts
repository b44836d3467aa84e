import { describe, expect, it } from 'vitest';
import { cellOf } from '../logic/cell';
import { grids, hearing } from '../logic/matrix';
import { on } from './made';

describe('a router on a node', () => {
  it.each([
    ['master', 'MASTER', 'disc'],
    ['backup', 'backup', 'ring'],
    ['initialize', 'OUT', 'bar'],
    ['of a newer node', 'of a newer node', 'question'],
  ])('%s is shown as a word and a shape', (state, word, shape) => {
    expect(cellOf(on('a', state), false)).toMatchObject({ word, shape });
  });

  it.each([
    ['master', '? was MASTER', 'bad'],
    ['backup', '? was backup', 'warn'],
    ['initialize', '? was out', 'warn'],
    [null, '?', 'warn'],
  ])('what is not known now and was %s is shown as that', (lastKnown, word, tone) => {
    expect(cellOf(on('a', 'unknown', { lastKnown, lastKnownSecondsAgo: 41 }), false)).toMatchObject({ word, tone });
  });

  it.each(['master', 'backup', 'initialize'])('an old answer never says %s', (state) => {
    expect(cellOf(on('a', state), true).word).toMatch(/^\? was /);
  });

  it('says how old that is', () => {
    expect(cellOf(on('a', 'unknown', { lastKnown: 'master', lastKnownSecondsAgo: 95 }), false).detail).toContain('1 min 35 s ago');
  });

  it('a node that takes no part is a dash', () => {
    expect(cellOf(undefined, false)).toMatchObject({ word: '–', shape: 'none' });
  });
});

describe('who hears whom', () => {
  const cell = (state: string, ageSeconds: number | null) => ({ segment: 'front', family: 4, listener: 'a', speaker: 'b', state, detail: '', ageSeconds });

  it.each([
    ['hears', 0.5, 'hears', 'good'],
    ['deaf', 0.5, 'DEAF', 'bad'],
    ['unknown', 40, '?', 'warn'],
    ['hears', 9, '? was hears', 'warn'],
  ])('%s of %d s', (state, age, word, tone) => {
    expect(hearing(cell(state, age), 0, false)).toMatchObject({ word, tone });
  });

  it('gets older with the answer', () => {
    expect(hearing(cell('hears', 0.5), 4.4, false).word).toBe('hears');
    expect(hearing(cell('hears', 0.5), 4.6, false).word).toBe('? was hears');
    expect(hearing(cell('hears', 0.5), 0, true).word).toBe('? was hears');
  });

  it('has a grid for each segment and family', () => {
    const made = grids([cell('hears', 1), { ...cell('deaf', 1), listener: 'b', speaker: 'a' }, { ...cell('hears', 1), family: 6 }]);
    expect(made.map((grid) => [grid.segment, grid.family, grid.nodes])).toEqual([['front', 4, ['a', 'b']], ['front', 6, ['a', 'b']]]);
    expect(made[0]!.cell('b', 'a')!.state).toBe('deaf');
    expect(made[1]!.cell('b', 'a')).toBeUndefined();
  });
});
