/** Where in the page somebody is: it stands in the address behind the #, so that it can be sent to a colleague. */
export interface Route {
  page: 'cluster' | 'router' | 'hearing' | 'drift' | 'events';
  /** The router's name; empty on the other pages. */
  name: string;
  query: ReadonlyMap<string, string>;
}

const pages = ['hearing', 'drift', 'events'] as const;

export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const query = new Map(new URLSearchParams(search));
  const [first = '', second] = path.split('/');
  if (first === 'router' && second) {
    return { page: 'router', name: decoded(second), query };
  }
  return { page: pages.find((page) => page === first) ?? 'cluster', name: '', query };
}

export function hashOf(page: Route['page'], name = '', query: Readonly<Record<string, string>> = {}): string {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const path = page === 'cluster' ? '' : page === 'router' ? `router/${encodeURIComponent(name)}` : page;
  return `#/${path}${said.size > 0 ? `?${said}` : ''}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
