import { useEffect, useState } from 'react';
import { get, Refused } from '../api/client';
import type { Asked } from '../logic/freshness';
import { now } from './clock';

export interface Answer<T> extends Asked {
  value: T | null;
}

/**
 * Asks again and again while somebody looks.
 * @param path What; null: nothing.
 * @param seconds Between two questions; 0: once.
 * @param occasion Something else is a reason to ask at once.
 */
export function useAnswer<T>(path: string | null, seconds: number, occasion: unknown = null): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: null, began: null, failure: null, pace: seconds });
  useEffect(() => {
    if (path === null) {
      return;
    }
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const began = now();
      try {
        const value = await get<T>(path, ending.signal);
        setAnswer({ value, began, failure: null, pace: seconds });
      } catch (fault) {
        if (!ending.signal.aborted) {
          const failure = fault instanceof Refused ? fault : new Refused(0, String(fault));
          setAnswer((last) => ({ ...last, failure }));
        }
      }
      if (seconds > 0 && !ending.signal.aborted) {
        timer = setTimeout(() => void ask(), seconds * 1000);
      }
    };
    void ask();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [path, seconds, occasion]);
  return answer;
}
