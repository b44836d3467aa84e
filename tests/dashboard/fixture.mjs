// A made-up cluster of many routers behind the real page: two nodes, each Master of every other router, and a third that is silent.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.txt': 'text/plain' };
const nodes = ['lb1', 'lb2', 'lb3'];
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();

export class Fixture {
  constructor(folder, count) {
    this.folder = folder;
    this.masters = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 'lb1' : 'lb2'));
    this.drained = new Set();
    this.listeners = new Set();
    this.entries = [];
    this.asked = 0;
    this.isMute = false;
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.server.address().port}/`;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  name(index) {
    return `service-${String(index).padStart(4, '0')}`;
  }

  /** Everything that one node holds goes to the other. */
  failover(from, to) {
    this.masters.forEach((master, index) => {
      if (master === from) {
        this.masters[index] = to;
        this.happen(to, 'transition', this.name(index), `${this.name(index)}: Backup -> Master, MasterDown, priority 251`);
      }
    });
  }

  happen(node, kind, router, text) {
    const micros = Date.now() * 1000;
    const line = { at: new Date(micros / 1000).toISOString(), node, kind, router, text, place: `${micros}.${this.entries.length}.${node}.${'0'.repeat(32)}.${this.entries.length}` };
    this.entries.push(line);
    for (const listener of this.listeners) {
      listener.write(`id: 0~${this.entries.length}~${line.place}\nevent: entry\ndata: ${JSON.stringify(line)}\n\n`);
    }
  }

  status() {
    const held = (node) => this.masters.filter((master) => master === node).length;
    return {
      cluster: 'edge', node: 'lb1', at: ago(0), channel: { state: 'running', note: '' },
      nodes: nodes.map((name, index) => ({
        name, address: `10.0.0.1${index + 1}`, isSelf: name === 'lb1', state: name === 'lb3' ? 'silent' : 'reachable', since: ago(name === 'lb3' ? 95 : 86400 * 3), heardSecondsAgo: name === 'lb3' ? 96.2 : index * 1.5,
        holds: name === 'lb3' ? null : held(name), isDrained: this.drained.has(name), configurationDigest: 'a3f1c09e77b24d51', latenessMilliseconds: name === 'lb3' ? null : 0.4 + index,
      })),
      routers: this.masters.map((master, index) => this.router(master, index)),
      checks: [{ name: 'haproxy', state: 'up', since: ago(4000), detail: 'HTTP 200 in 2 ms' }],
      problems: [
        { severity: 'warning', text: 'lb3 is silent for 95 s: what it holds now is not known here', routers: [], node: 'lb3' },
        { severity: 'notice', text: 'moved to lb2: service-0007', routers: ['service-0007'], node: null },
      ],
      peerChecks: [{ node: 'lb2', name: 'haproxy', state: 'up', lastPassed: true, since: ago(400), detail: '' }],
    };
  }

  router(master, index) {
    const first = index % 2 === 0 ? 'lb1' : 'lb2';
    const state = (node) => (node === 'lb3' ? 'unknown' : node === master ? 'master' : 'backup');
    return {
      name: this.name(index), key: `front-4-${(index % 255) + 1}`.concat(index > 254 ? `-${index}` : ''), segment: 'front', family: 4, vrid: (index % 255) + 1, addresses: [`10.20.${index >> 8}.${index & 255}/16`],
      master, masterSince: ago(3600 + index), masterReason: master === first ? 'Preempted' : 'MasterDown', preferred: first, movedTo: index === 7 ? 'lb2' : null,
      nodes: [first, ...nodes.filter((node) => node !== first)].map((node, rank) => ({
        node, state: state(node), since: node === 'lb3' ? null : ago(3600), reason: node === 'lb3' ? '' : 'Startup', priority: node === 'lb3' ? null : [254, 251, 231][rank], configuredPriority: node === 'lb3' ? null : [254, 251, 231][rank],
        epoch: 1, heardMaster: null, lastKnown: node === 'lb3' ? 'backup' : null, lastKnownSecondsAgo: node === 'lb3' ? 96.2 : null,
      })),
    };
  }

  async answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, 'http://fixture');
    if (pathname.startsWith('/v1/') && this.isMute) {
      return; // As a machine that stands still: nothing comes, and nothing ends.
    }
    if (pathname === '/v1/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': begin\n\n');
      this.listeners.add(response);
      response.on('close', () => this.listeners.delete(response));
      return;
    }
    if (pathname === '/v1/drain') {
      return this.json(response, 409, { type: 'urn:tandem:not-possible', title: 'Not as things are', status: 409, detail: 'lb3 is not reached; allowed now: lb1, lb2' }, 'application/problem+json');
    }
    const answers = {
      '/v1/status': () => (this.asked++, this.status()),
      '/v1/timeline': () => {
        const found = this.entries.filter((line) => (searchParams.get('text') ?? '') === '' || line.text.includes(searchParams.get('text'))).toReversed();
        return { node: 'lb1', at: ago(0), entries: found.slice(0, Number(searchParams.get('limit') ?? 100)), next: null };
      },
      '/v1/matrix': () => ({ node: 'lb1', at: ago(0), cells: [], findings: [] }),
      '/v1/drift': () => ({ node: 'lb1', at: ago(0), compared: ['lb1', 'lb2'], differences: [] }),
      '/v1/traffic': () => ({ node: 'lb1', at: ago(0), router: searchParams.get('router'), intervalSeconds: 1, sent: 0, heard: [{ source: '10.20.255.12', count: Math.floor(Date.now() / 1000) }], discarded: 0, latenessMilliseconds: 0.3 }),
    };
    const made = answers[pathname];
    return made ? this.json(response, 200, made()) : this.file(response, pathname === '/' ? 'index.html' : pathname);
  }

  json(response, status, body, type = 'application/json') {
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  }

  file(response, path) {
    try {
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(readFileSync(join(this.folder, path)));
    } catch {
      response.writeHead(404).end();
    }
  }
}
