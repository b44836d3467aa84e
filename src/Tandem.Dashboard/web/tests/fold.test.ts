import { describe, expect, it } from 'vitest';
import { Refused } from '../api/client';
import { secondsBetween } from '../live/clock';
import { fold, nothing } from '../live/fold';
import { freshnessOf } from '../logic/freshness';
import { line, node, on, report, router } from './made';

const web = router('web', [on('a', 'master'), on('b', 'backup')]);
const moment = (seconds: number) => ({ steady: seconds * 1000, wall: seconds * 1000 });

describe('folding', () => {
  it('an answer ends a failure', () => {
    const failed = fold(nothing, { kind: 'failed', why: new Refused(0, 'the node does not answer') });
    expect(failed.failure!.message).toBe('the node does not answer');
    expect(fold(failed, { kind: 'report', report: report([web]), began: moment(1) }).failure).toBeNull();
  });

  it('a failure leaves the last answer, with its time', () => {
    const live = fold(fold(nothing, { kind: 'report', report: report([web]), began: moment(1) }), { kind: 'failed', why: new Refused(0, 'gone') });
    expect([live.report!.cluster, live.began]).toEqual(['lab', moment(1)]);
  });

  it('what happened comes on top, once', () => {
    let live = nothing;
    for (const entry of [line(1, 'a', 'one'), line(2, 'b', 'two'), line(1, 'a', 'one')]) {
      live = fold(live, { kind: 'entry', line: entry });
    }
    expect(live.entries.map((entry) => entry.text)).toEqual(['two', 'one']);
  });

  it('keeps the latest 500', () => {
    let live = nothing;
    for (let second = 0; second < 503; second++) {
      live = fold(live, { kind: 'entry', line: line(second, 'a', String(second)) });
    }
    expect([live.entries.length, live.entries[0]!.text, live.entries.at(-1)!.text]).toEqual([500, '502', '3']);
  });

  it('asks less often when an answer is large', () => {
    const many = Array.from({ length: 301 }, () => web);
    expect(fold(nothing, { kind: 'report', report: report(many), began: moment(1) }).pace).toBe(4);
    expect(fold(nothing, { kind: 'report', report: report(many.slice(1)), began: moment(1) }).pace).toBe(2);
  });

  it('samples lateness once a second, and unknown as unknown', () => {
    let live = nothing;
    for (const [at, late] of [[10, 0.5], [10.2, 9], [12, null]] as const) {
      live = fold(live, { kind: 'report', report: report([], [node('a', { latenessMilliseconds: late })]), began: moment(at) });
    }
    expect(live.lateness).toEqual([{ at: 10, milliseconds: { a: 0.5 } }, { at: 12, milliseconds: { a: null } }]);
  });
});

describe('an answer', () => {
  const live = fold(nothing, { kind: 'report', report: report([web]), began: moment(100) });

  it.each([[100.4, false], [106, false], [106.1, true]])('of 100 s at %d s is stale: %s', (now, isStale) => {
    expect(freshnessOf(live, moment(now)).isStale).toBe(isStale);
  });

  it('is stale at once when the next question failed', () => {
    const failed = fold(live, { kind: 'failed', why: new Refused(0, 'the node does not answer') });
    expect(freshnessOf(failed, moment(101))).toEqual({ age: 1, isStale: true, why: 'the node does not answer' });
  });

  it('is stale before there is one', () => {
    expect(freshnessOf(nothing, moment(1))).toEqual({ age: null, isStale: true, why: '' });
  });

  it('ages while the machine sleeps, and when its clock is set', () => {
    expect(secondsBetween({ steady: 0, wall: 0 }, { steady: 1000, wall: 3_600_000 })).toBe(3600);
    expect(secondsBetween({ steady: 0, wall: 3_600_000 }, { steady: 1000, wall: 0 })).toBe(1);
  });
});
