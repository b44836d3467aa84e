import { authorization } from './token';

/** Why there is no answer, in words for people. */
export class Refused extends Error {
  /** The HTTP status; 0: nobody answered. */
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.name = 'Refused';
    this.status = status;
  }
}

/** A node answers within half a second or something is wrong; the network may take its time. */
const longestAnswer = 5000;

export function address(path: string): string {
  return new URL(path, document.baseURI).href;
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return ask<T>(path, { method: 'GET' }, longestAnswer, signal);
}

/** Commands may wait for routers. */
export function post<T>(path: string, body: unknown, waitSeconds: number): Promise<T> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  return ask<T>(path, init, longestAnswer + waitSeconds * 1000);
}

async function ask<T>(path: string, init: RequestInit, limit: number, signal?: AbortSignal): Promise<T> {
  const enough = AbortSignal.timeout(limit);
  let response: Response;
  try {
    response = await fetch(address(path), {
      ...init,
      cache: 'no-store',
      headers: { ...init.headers, ...authorization() },
      signal: signal ? AbortSignal.any([signal, enough]) : enough,
    });
    if (response.ok) {
      return (await response.json()) as T;
    }
  } catch (fault) {
    if (signal?.aborted) {
      throw fault;
    }
    throw new Refused(0, enough.aborted ? `no answer within ${limit / 1000} s` : 'the node does not answer');
  }
  throw new Refused(response.status, await wordsOf(response));
}

/** RFC 9457, or whatever somebody between us and the node says. */
export async function wordsOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { title?: unknown; detail?: unknown };
    if (typeof problem.detail === 'string') {
      return problem.detail;
    }
  } catch {
    // No JSON: not from a node.
  }
  return `the answer is HTTP ${response.status} ${response.statusText}`.trimEnd();
}
