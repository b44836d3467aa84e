import { describe, expect, it } from 'vitest';
import { preview, ways } from '../logic/preview';
import { node, on, report, router } from './made';

const web = router('web', [on('a', 'master', { priority: 254 }), on('b', 'backup', { priority: 251 })]);
const api = router('api', [on('b', 'master', { priority: 254 }), on('a', 'backup', { priority: 251 })]);

describe('drain', () => {
  it('moves what the node holds, and nothing else', () => {
    expect(preview(report([web, api]), { kind: 'drain', node: 'a' })).toEqual([{ router: 'web', from: 'a', to: 'b', why: '' }]);
  });

  it('goes to the highest priority of those that stand by', () => {
    const three = router('web', [on('a', 'master'), on('b', 'backup', { priority: 90 }), on('c', 'backup', { priority: 231 })]);
    expect(preview(report([three]), { kind: 'drain', node: 'a' })[0]!.to).toBe('c');
  });

  it('passes over a drained node while there is another', () => {
    const three = router('web', [on('a', 'master'), on('b', 'backup', { priority: 251 }), on('c', 'backup', { priority: 1 })]);
    const nodes = [node('a'), node('b', { isDrained: true }), node('c')];
    expect(preview(report([three], nodes), { kind: 'drain', node: 'a' })[0]!.to).toBe('c');
  });

  it('says why a router stays', () => {
    const lonely = router('lonely', [on('a', 'master')]);
    const unheard = router('unheard', [on('a', 'master'), on('b', 'unknown')]);
    const broken = router('broken', [on('a', 'master'), on('b', 'initialize', { reason: 'InterfaceDown' })]);
    expect(preview(report([lonely, unheard, broken]), { kind: 'drain', node: 'a' }).map((step) => [step.to, step.why])).toEqual([
      [null, 'no other node takes part in it'],
      [null, 'b is not reached'],
      [null, 'b takes no part now: InterfaceDown'],
    ]);
  });

  it('knows nothing of a node that does not say', () => {
    const silent = router('web', [on('a', 'unknown', { lastKnown: 'master' }), on('b', 'backup')]);
    expect(preview(report([silent]), { kind: 'drain', node: 'a' })).toEqual([]);
  });
});

describe('undrain', () => {
  const nodes = [node('a', { isDrained: true }), node('b')];
  const away = router('web', [on('a', 'backup', { priority: 1 }), on('b', 'master')]);

  it('brings back what prefers the node', () => {
    expect(preview(report([away, api], nodes), { kind: 'undrain', node: 'a' })).toEqual([{ router: 'web', from: 'b', to: 'a', why: '' }]);
  });

  it('leaves what was moved elsewhere', () => {
    expect(preview(report([{ ...away, movedTo: 'b' }], nodes), { kind: 'undrain', node: 'a' })).toEqual([]);
  });
});

describe('move', () => {
  it('goes from the holder to the node', () => {
    expect(preview(report([web, api]), { kind: 'move', router: 'web', node: 'b' })).toEqual([{ router: 'web', from: 'a', to: 'b', why: '' }]);
  });

  it('is nothing where the router is already', () => {
    expect(preview(report([web]), { kind: 'move', router: 'web', node: 'a' })).toEqual([]);
  });

  it('has no known holder when several nodes are Master', () => {
    const both = router('web', [on('a', 'master'), on('b', 'master'), on('c', 'backup')]);
    expect(preview(report([both]), { kind: 'move', router: 'web', node: 'c' })).toEqual([{ router: 'web', from: null, to: 'c', why: '' }]);
  });
});

it('unmove goes to the first node of the configuration that is not drained', () => {
  const moved = router('web', [on('a', 'backup'), on('b', 'master')], { movedTo: 'b' });
  expect(preview(report([moved]), { kind: 'unmove', router: 'web' })).toEqual([{ router: 'web', from: 'b', to: 'a', why: '' }]);
  expect(preview(report([moved], [node('a', { isDrained: true }), node('b')]), { kind: 'unmove', router: 'web' })).toEqual([]);
});

it('steps of one way are shown together', () => {
  const steps = preview(report([web, { ...web, name: 'web2' }, router('alone', [on('a', 'master')])]), { kind: 'drain', node: 'a' });
  expect(ways(steps).map((way) => [way.from, way.to, way.steps.length])).toEqual([['a', 'b', 2], ['a', null, 1]]);
});
