import type { RouterStatus } from '../api/types';
import { useStory } from '../live/useStory';
import { meaning } from '../logic/reasons';
import { distance, gap, type Story } from '../logic/story';
import { clock } from '../logic/words';
import { Lines } from './Lines';

/** Why it is where it is. */
export function StoryPart({ router, occasion }: { router: RouterStatus; occasion: string }) {
  const { story, lines, isKnown, failure } = useStory(router.name, occasion);
  return (
    <section aria-labelledby="story">
      <h2 id="story">Why it is where it is</h2>
      {failure && <p className="refusal">The record was not read: {failure.message}</p>}
      {!story && isKnown && <p>No takeover of it is recorded.</p>}
      {story && (
        <>
          <p className="lead">{sentence(story)}</p>
          {letting(story, gap(story, lines))}
          <Lines lines={lines} caption="What happened around it, on all nodes" from={(line) => offset(distance(line, story))} />
        </>
      )}
    </section>
  );
}

function sentence({ taken, left }: Story): string {
  const words = meaning(taken.reason);
  const end = left ? ` It let go at ${clock(left.line.at, Date.now(), true)}, ${left.reason}${suffix(meaning(left.reason))}.` : '';
  return `${taken.line.node} became Master at ${clock(taken.line.at, Date.now(), true)}, ${taken.reason}${suffix(words)}.${end}`;
}

function letting(story: Story, milliseconds: number | null): React.ReactNode {
  const before = story.before?.line.node;
  if (before === undefined || before === story.taken.line.node) {
    return null;
  }
  return (
    <p>
      Before, {before} held it.{' '}
      {milliseconds === null
        ? `${before} recorded no letting go.`
        : milliseconds >= 0
          ? `${before} let go ${milliseconds.toFixed(1)} ms before.`
          : `${before} let go ${(-milliseconds).toFixed(1)} ms later: it was handed over.`}
    </p>
  );
}

const suffix = (words: string): string => (words === '' ? '' : ` (${words})`);

function offset(milliseconds: number): string {
  const sign = milliseconds > 0 ? '+' : milliseconds < 0 ? '−' : '±';
  const size = Math.abs(milliseconds);
  return size < 1000 ? `${sign}${size} ms` : `${sign}${(size / 1000).toFixed(2)} s`;
}
