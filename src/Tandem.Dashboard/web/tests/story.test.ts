import { expect, it } from 'vitest';
import { boundsOf, changeOf, gap, storyOf } from '../logic/story';
import { line } from './made';

const began = line(0, 'a', 'web: Backup -> Master, MasterDown, priority 254');
const taken = line(100, 'b', 'web: Backup -> Master, PeerReleased, priority 251');
const letting = line(99.9965, 'a', 'web: Master -> Initialize, Shutdown, priority 254');

it('reads a change', () => {
  expect(changeOf(taken)).toMatchObject({ from: 'Backup', to: 'Master', reason: 'PeerReleased' });
  expect(changeOf({ ...taken, kind: 'check' })).toBeNull();
  expect(changeOf({ ...taken, text: 'in the words of another version' })).toBeNull();
});

it('is about the latest takeover, and knows the one before', () => {
  const story = storyOf([began, letting, taken])!;
  expect([story.taken.line.node, story.before!.line.node, story.left]).toEqual(['b', 'a', null]);
});

it('knows that the holder has let go since', () => {
  const left = line(120, 'b', 'web: Master -> Initialize, InterfaceDown, priority 251');
  expect(storyOf([began, taken, left])!.left!.reason).toBe('InterfaceDown');
});

it('is none when nobody took it', () => {
  expect(storyOf([line(0, 'a', 'web: Initialize -> Backup, Startup, priority 254')])).toBeNull();
});

it('looks 30 s back and 5 s on, and not before the former takeover', () => {
  expect(boundsOf(storyOf([began, taken])!)).toEqual({ from: '2026-01-31T03:13:17.000Z', to: '2026-01-31T03:13:52.000Z' });
  const soon = line(90, 'a', 'web: Backup -> Master, MasterDown, priority 254');
  expect(boundsOf(storyOf([soon, taken])!).from).toBe(soon.at);
});

it('says how long nobody held it', () => {
  const story = storyOf([began, letting, taken])!;
  expect(gap(story, [letting, taken])).toBe(4);
  expect(gap(story, [taken])).toBeNull();
});
