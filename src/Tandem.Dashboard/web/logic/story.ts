import type { TimelineLine } from '../api/types';

/** A router's change of state on one node, as the timeline says it. */
export interface Change {
  line: TimelineLine;
  from: string;
  to: string;
  reason: string;
}

/** How a router came to whom it is with: the same story that `tandem explain` tells. */
export interface Story {
  /** The change that made its holder Master. */
  taken: Change;
  /** The one that had made its former holder Master; null: the record does not reach back so far. */
  before: Change | null;
  /** The holder's own letting go, if it has since. */
  left: Change | null;
}

const said = /^.*: ([A-Za-z]+) -> ([A-Za-z]+), ([A-Za-z]+), priority [0-9]+/;
/** What is older has nothing to do with it. */
const past = 30_000;
/** What comes of it: the other one lets go, the peers hear of it. */
const future = 5_000;

export function changeOf(line: TimelineLine): Change | null {
  const parts = line.kind === 'transition' ? said.exec(line.text) : null;
  return parts ? { line, from: parts[1]!, to: parts[2]!, reason: parts[3]! } : null;
}

/** Null: nobody became Master in these entries, which are the router's in causal order. */
export function storyOf(lines: readonly TimelineLine[]): Story | null {
  let story = null as Story | null;
  for (const line of lines) {
    const change = changeOf(line);
    if (change?.to === 'Master') {
      story = { taken: change, before: story?.taken ?? null, left: null };
    } else if (change?.from === 'Master' && story && change.line.node === story.taken.line.node) {
      story = { ...story, left: change };
    }
  }
  return story;
}

/** Between these two times are its lines. The former takeover is a story of its own. */
export function boundsOf(story: Story): { from: string; to: string } {
  const at = Date.parse(story.taken.line.at);
  const earliest = at - past;
  const from = story.before && Date.parse(story.before.line.at) > earliest ? story.before.line.at : new Date(earliest).toISOString();
  return { from, to: new Date(at + future).toISOString() };
}

/** Milliseconds from an entry to the takeover; negative: before it. */
export function distance(line: TimelineLine, story: Story): number {
  return Date.parse(line.at) - Date.parse(story.taken.line.at);
}

/** From when the former holder let go until the new one took it; null: it was the same node, or nobody recorded it. */
export function gap(story: Story, lines: readonly TimelineLine[]): number | null {
  const before = story.before?.line.node;
  if (before === undefined || before === story.taken.line.node) {
    return null;
  }
  const letting = lines.map(changeOf).findLast((change) => change?.from === 'Master' && change.line.node === before && change.line.router === story.taken.line.router);
  return letting ? distance(story.taken.line, story) - distance(letting.line, story) : null;
}
