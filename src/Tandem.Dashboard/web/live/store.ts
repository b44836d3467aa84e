import { Refused, get } from '../api/client';
import { follow } from '../api/follow';
import type { StatusReport, TimelineLine } from '../api/types';
import { now, type Moment } from './clock';
import { fold, nothing, type Live } from './fold';

/** Keeps what the node said last, and asks again: every few seconds, and at once when something happened. */
export class Store {
  private live: Live = nothing;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private again = false;
  private ending = new AbortController();
  private runs = false;
  /** Where the stream is gone on with. */
  private place: string | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): Live => this.live;

  /** Also after somebody said who he is. */
  start(): void {
    this.stop();
    this.runs = true;
    this.ending = new AbortController();
    void this.ask();
    void follow(
      {
        entry: (line) => this.happened(line),
        connected: (runs, why) => this.change({ kind: 'stream', runs, why }),
        place: (id) => {
          this.place = id;
        },
      },
      this.place,
      this.ending.signal,
    );
  }

  /** Nobody looks: no connection is held for that. */
  stop(): void {
    this.runs = false;
    this.ending.abort();
    clearTimeout(this.timer);
  }

  /** Somebody looks again. */
  resume(): void {
    if (!this.runs) {
      this.start();
    }
  }

  /** Ask now, because something is different. */
  refresh(soon = 0): void {
    if (this.asking) {
      this.again = true;
    } else {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(), soon);
    }
  }

  private happened(line: TimelineLine): void {
    this.change({ kind: 'entry', line });
    // Several things happen together: one question for all.
    this.refresh(100);
  }

  private async ask(): Promise<void> {
    if (this.asking || this.ending.signal.aborted) {
      return;
    }
    const { signal } = this.ending;
    this.asking = true;
    const began: Moment = now();
    try {
      const report = await get<StatusReport>('v1/status', signal);
      this.change({ kind: 'report', report, began });
    } catch (fault) {
      if (!signal.aborted) {
        this.change({ kind: 'failed', why: fault instanceof Refused ? fault : new Refused(0, String(fault)) });
      }
    }
    this.asking = false;
    const soon = this.again || signal.aborted;
    this.again = false;
    if (!this.ending.signal.aborted) {
      this.timer = setTimeout(() => void this.ask(), soon ? 50 : this.live.pace * 1000);
    }
  }

  private change(event: Parameters<typeof fold>[1]): void {
    this.live = fold(this.live, event);
    for (const listener of this.listeners) {
      listener();
    }
  }
}

export const store = new Store();
