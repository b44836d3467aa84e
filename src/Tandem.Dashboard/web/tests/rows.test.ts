import { describe, expect, it } from 'vitest';
import { chosen, severities, verdict } from '../logic/rows';
import { matches, merged, queryOf } from '../logic/timeline';
import { hashOf, routeOf } from '../logic/route';
import { spanOf } from '../logic/window';
import { line, on, report, router } from './made';

const web = router('web', [on('a', 'master'), on('b', 'backup', { reason: 'HigherPriority' })], { key: 'front-4-51' });
const api = router('api', [on('b', 'master'), on('a', 'backup')], { key: 'front-4-52', addresses: ['2001:db8::1/64'] });
const dark = router('dark', [on('a', 'unknown')], { key: 'back-6-9' });
const problem = (severity: string, routers: string[]) => ({ severity, text: '', routers, node: null });
const all = report([web, api, dark], undefined, [problem('notice', ['web', 'api']), problem('critical', ['web'])]);
const names = (text: string, isAttention = false) => chosen(all, { text, isAttention }).map((one) => one.name);

describe('search', () => {
  it.each([
    ['', ['web', 'api', 'dark']],
    ['WEB', ['web']],
    ['front-4', ['web', 'api']],
    ['2001:DB8', ['api']],
    ['front api', ['api']],
    ['higherpriority', ['web']],
    ['master:a', ['web']],
    ['master:none', ['dark']],
    ['nothing', []],
  ])('%s', (text, found) => expect(names(text)).toEqual(found));

  it('for what needs attention', () => expect(names('', true)).toEqual(['web', 'api']));
});

it('the worst problem of a router counts', () => {
  expect([...severities(all.problems)]).toEqual([['web', 'critical'], ['api', 'notice']]);
  expect(verdict(all)).toBe('CRITICAL');
  expect(verdict(report([], undefined, [problem('notice', [])]))).toBe('OK');
});

describe('the timeline', () => {
  const any = { text: '', router: '', node: '', kind: '' };

  it.each([
    [{ text: 'backup' }, true],
    [{ text: 'other' }, false],
    [{ router: 'web', node: 'a', kind: 'transition' }, true],
    [{ router: 'api' }, false],
    [{ node: 'b' }, false],
    [{ kind: 'check' }, false],
  ])('%o is matched: %s', (part, isMatch) => {
    expect(matches(line(1, 'a', 'web: Backup -> Master'), { ...any, ...part })).toBe(isMatch);
  });

  it('has each line once, the latest first, and nothing that belongs to a later page', () => {
    const asked = [line(30, 'a', 'c'), line(20, 'a', 'b')];
    const arrived = [line(40, 'b', 'd'), line(30, 'a', 'c'), line(25, 'b', 'late'), line(10, 'a', 'old')];
    expect(merged(asked, arrived, false).map((one) => one.text)).toEqual(['d', 'c', 'late', 'b']);
    expect(merged(asked, arrived, true).map((one) => one.text)).toEqual(['d', 'c', 'late', 'b', 'old']);
  });

  it('asks for what was filled in', () => {
    expect(queryOf({ ...any, text: 'a b', node: 'lb1' }, null)).toBe('v1/timeline?text=a+b&node=lb1&order=latest-first&limit=100');
  });
});

describe('the address', () => {
  it.each([
    ['', 'cluster', ''],
    ['#/', 'cluster', ''],
    ['#/nonsense', 'cluster', ''],
    ['#/events?router=web', 'events', ''],
    ['#/router/a%2Fb', 'router', 'a/b'],
    ['#/router/%', 'router', '%'],
  ])('%s', (hash, page, name) => expect(routeOf(hash)).toMatchObject({ page, name }));

  it('comes back as it was made', () => {
    expect(routeOf(hashOf('router', 'a/b c?')).name).toBe('a/b c?');
    expect(routeOf(hashOf('events', '', { text: 'a&b', kind: '' })).query).toEqual(new Map([['text', 'a&b']]));
  });
});

it('only the rows on the screen and a few more are there', () => {
  expect(spanOf(1000, 36, 500, 900)).toEqual({ first: 0, end: 24 });
  expect(spanOf(1000, 36, -18_000, 900)).toEqual({ first: 488, end: 537 });
  expect(spanOf(1000, 36, -36_000, 900)).toEqual({ first: 988, end: 1000 });
  expect(spanOf(0, 36, 500, 900)).toEqual({ first: 0, end: 0 });
});
