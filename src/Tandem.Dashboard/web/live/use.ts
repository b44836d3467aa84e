import { useEffect, useState, useSyncExternalStore } from 'react';
import { now, type Moment } from './clock';
import type { Live } from './fold';
import { store } from './store';

export function useLive(): Live {
  return useSyncExternalStore(store.subscribe, store.current);
}

/** Ages go on while nothing happens. */
export function useNow(): Moment {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return moment;
}
