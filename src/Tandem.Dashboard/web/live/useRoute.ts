import { useSyncExternalStore } from 'react';
import { routeOf, type Route } from '../logic/route';

let known = { hash: '', route: routeOf('') };

function current(): Route {
  if (known.hash !== location.hash) {
    known = { hash: location.hash, route: routeOf(location.hash) };
  }
  return known.route;
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}

/** Another address for the same page: a step back leads to the page before. */
export function replaceHash(hash: string): void {
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
