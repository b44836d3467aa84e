import { address, Refused, wordsOf } from './client';
import { EventParser } from './sse';
import { authorization } from './token';
import type { TimelineLine } from './types';

export interface Listener {
  /** Something happened. */
  entry(line: TimelineLine): void;
  /** The stream runs, or it does not, and why. */
  connected(runs: boolean, why: Refused | null): void;
  /** From here it goes on after a break. */
  place(id: string): void;
}

/** The node says something every 15 s, if only that it is there. */
const longestSilence = 40_000;
const longestPause = 10_000;

/** Follows what happens until it is told to stop; after a break it goes on where it was, and misses nothing. */
export async function follow(listener: Listener, from: string | null, signal: AbortSignal): Promise<void> {
  let last = from;
  let pause = 500;
  while (!signal.aborted) {
    const silence = new AbortController();
    try {
      const headers = { ...authorization(), ...(last === null ? {} : { 'Last-Event-ID': last }) };
      const response = await fetch(address('v1/events'), { cache: 'no-store', headers, signal: AbortSignal.any([signal, silence.signal]) });
      if (!response.ok || !response.body) {
        throw new Refused(response.status, await wordsOf(response));
      }
      listener.connected(true, null);
      pause = 500;
      await read(response.body, silence);
      listener.connected(false, new Refused(0, 'the node ended the stream'));
    } catch (fault) {
      if (signal.aborted) {
        return;
      }
      listener.connected(false, fault instanceof Refused ? fault : new Refused(0, 'the node does not answer'));
    }
    await delay(pause, signal);
    pause = Math.min(pause * 2, longestPause);
  }

  async function read(body: ReadableStream<Uint8Array>, silence: AbortController): Promise<void> {
    const [parser, decoder, reader] = [new EventParser(), new TextDecoder(), body.getReader()];
    let alarm = setTimeout(() => silence.abort(), longestSilence);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        clearTimeout(alarm);
        alarm = setTimeout(() => silence.abort(), longestSilence);
        for (const event of parser.take(decoder.decode(value, { stream: true }))) {
          if (event.name === 'entry') {
            listener.entry(JSON.parse(event.data) as TimelineLine);
          }
          if (event.id !== null && event.id !== last) {
            last = event.id;
            listener.place(event.id);
          }
        }
      }
    } finally {
      clearTimeout(alarm);
    }
  }
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
