import { useMemo } from 'react';
import type { Refused } from '../api/client';
import type { TimelineLine, TimelineReport } from '../api/types';
import { boundsOf, storyOf, type Story } from '../logic/story';
import { useAnswer } from './useAnswer';

export interface Told {
  story: Story | null;
  /** What happened around the takeover, on all nodes. */
  lines: readonly TimelineLine[];
  isKnown: boolean;
  failure: Refused | null;
}

/** As many of a router's latest transitions hold several takeovers. */
const depth = 200;

/**
 * Why a router is where it is.
 * @param occasion Something happened to it.
 */
export function useStory(router: string, occasion: string): Told {
  const name = encodeURIComponent(router);
  const changes = useAnswer<TimelineReport>(`v1/timeline?router=${name}&kind=transition&order=latest-first&limit=${depth}`, 0, occasion);
  const story = useMemo(() => (changes.value ? storyOf(changes.value.entries.toReversed()) : null), [changes.value]);
  const bounds = story && boundsOf(story);
  const around = useAnswer<TimelineReport>(bounds && `v1/timeline?from=${encodeURIComponent(bounds.from)}&to=${encodeURIComponent(bounds.to)}&limit=1000`, 0, occasion);
  const lines = useMemo(
    () => (around.value?.entries ?? []).filter((line) => line.router === null || line.router === story?.taken.line.router),
    [around.value, story],
  );
  return { story, lines, isKnown: changes.value !== null, failure: changes.failure ?? around.failure };
}
