import type { MatrixCell } from '../api/types';
import type { Cell } from './cell';
import { ago } from './words';

/** Who hears whom on one link, by one family. */
export interface Grid {
  segment: string;
  family: number;
  nodes: string[];
  cell(listener: string, speaker: string): MatrixCell | undefined;
}

/** What is heard is probed twice a second: what is older than this was so. */
const oldest = 5;

export function grids(cells: readonly MatrixCell[]): Grid[] {
  const all = new Map<string, MatrixCell[]>();
  for (const cell of cells) {
    const name = `${cell.segment} ${cell.family}`;
    all.set(name, [...(all.get(name) ?? []), cell]);
  }
  return [...all.values()].map((same) => ({
    segment: same[0]!.segment,
    family: same[0]!.family,
    nodes: [...new Set(same.flatMap((cell) => [cell.listener, cell.speaker]))].sort(),
    cell: (listener, speaker) => same.find((cell) => cell.listener === listener && cell.speaker === speaker),
  }));
}

/** @param age Seconds since the answer. */
export function hearing(cell: MatrixCell | undefined, age: number, isStale: boolean): Cell {
  if (!cell) {
    return { word: '–', shape: 'none', tone: 'faint', detail: 'not probed' };
  }
  const old = cell.ageSeconds === null ? null : cell.ageSeconds + age;
  const detail = [cell.detail, old === null ? '' : ago(old)].filter((word) => word !== '').join(', ');
  if (isStale || cell.state === 'unknown' || (old !== null && old > oldest)) {
    const was = cell.state === 'unknown' ? '' : ` was ${cell.state}`;
    return { word: `?${was}`, shape: 'question', tone: 'warn', detail: detail || `${cell.listener} does not say` };
  }
  return cell.state === 'hears'
    ? { word: 'hears', shape: 'disc', tone: 'good', detail }
    : { word: cell.state === 'deaf' ? 'DEAF' : cell.state, shape: 'bar', tone: 'bad', detail };
}
