import { describe, expect, it } from 'vitest';
import { wordsOf } from '../api/client';
import { pointOf } from '../logic/rates';
import { ago, milliseconds, since, span, whole } from '../logic/words';

it.each([
  [0, '0 s'],
  [59.9, '59 s'],
  [60, '1 min 0 s'],
  [3599, '59 min 59 s'],
  [3600, '1 h 0 min'],
  [86_399, '23 h 59 min'],
  [90_000, '1 d 1 h'],
])('%d s is %s', (seconds, words) => expect(span(seconds)).toBe(words));

it('says ages', () => {
  expect([ago(null), ago(1.9), ago(61)]).toEqual(['never', 'now', '1 min 1 s ago']);
  expect([since(null, '2026-01-31T03:12:07Z'), since('2026-01-31T03:12:00Z', '2026-01-31T03:12:07Z'), since('2026-01-31T03:12:09Z', '2026-01-31T03:12:07Z')]).toEqual(['', '7 s', '0 s']);
  expect([milliseconds(null), milliseconds(0.44), milliseconds(1234.5)]).toEqual(['?', '0.4 ms', '1,235 ms']);
  expect(whole(1000)).toBe('1,000');
});

describe('a refusal', () => {
  const answer = (body: string, status: number, statusText = '') => wordsOf(new Response(body, { status, statusText }));

  it('is said in its own words', async () => {
    expect(await answer('{"type":"urn:tandem:forbidden","detail":"this token or certificate is read-only; allowed with the role operator"}', 403)).toBe(
      'this token or certificate is read-only; allowed with the role operator',
    );
  });

  it('of somebody in between is said, too', async () => {
    expect(await answer('<html>', 502, 'Bad Gateway')).toBe('the answer is HTTP 502 Bad Gateway');
  });
});

describe('a rate', () => {
  const counted = (at: string, sent: number, heard: number, node = 'a') => ({
    node, at: `2026-01-31T03:12:${at}Z`, router: 'web', intervalSeconds: 0.1, sent, heard: [{ source: '192.168.1.12', count: heard }], discarded: 0, latenessMilliseconds: 0.5,
  });

  it('is made of two answers', () => {
    expect(pointOf(counted('00', 100, 7), counted('02', 120, 10), 1)).toEqual({ at: 1, sent: 10, heard: 1.5, lateness: 0.5 });
  });

  it.each([
    ['the first answer', null, counted('02', 120, 10)],
    ['a process that began anew', counted('00', 100, 7), counted('02', 3, 10)],
    ['another node', counted('00', 100, 7, 'b'), counted('02', 120, 10)],
    ['no time between', counted('02', 100, 7), counted('02', 120, 10)],
  ])('is not guessed of %s', (_, before, now) => {
    expect(pointOf(before, now, 1)).toMatchObject({ sent: null, heard: null });
  });
});
