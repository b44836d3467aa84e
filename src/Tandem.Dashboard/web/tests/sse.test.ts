import { expect, it } from 'vitest';
import { EventParser } from '../api/sse';

const stream = ': begin\n\nid: 1~2~3\nevent: entry\ndata: {"a":1}\n\n: here\n\nid: 4\nevent: entry\ndata: x\ndata: y\n\ndata: half';

it('takes events out of a stream, without comments and what is not ended', () => {
  expect(new EventParser().take(stream)).toEqual([
    { id: '1~2~3', name: 'entry', data: '{"a":1}' },
    { id: '4', name: 'entry', data: 'x\ny' },
  ]);
});

it('does not mind where the pieces end', () => {
  const parser = new EventParser();
  expect([...stream].flatMap((sign) => parser.take(sign)).map((event) => event.data)).toEqual(['{"a":1}', 'x\ny']);
});

it('knows both ends of a line', () => {
  expect(new EventParser().take('data: 1\r\n\r\ndata:2\n\n').map((event) => event.data)).toEqual(['1', '2']);
});
