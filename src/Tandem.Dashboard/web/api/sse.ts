/** One event of a stream of server-sent events. */
export interface ServerEvent {
  id: string | null;
  name: string;
  data: string;
}

/** Server-sent events (WHATWG HTML, 9.2) out of text as it comes in, in whatever pieces. EventSource itself cannot say who asks. */
export class EventParser {
  private rest = '';
  private id: string | null = null;
  private name = '';
  private data: string[] = [];

  take(text: string): ServerEvent[] {
    const found: ServerEvent[] = [];
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = this.line(line.endsWith('\r') ? line.slice(0, -1) : line);
      if (event) {
        found.push(event);
      }
    }
    return found;
  }

  private line(line: string): ServerEvent | null {
    if (line === '') {
      return this.end();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.data.push(value);
    } else if (field === 'event') {
      this.name = value;
    } else if (field === 'id') {
      this.id = value;
    }
    return null;
  }

  private end(): ServerEvent | null {
    const event = this.data.length === 0 ? null : { id: this.id, name: this.name || 'message', data: this.data.join('\n') };
    this.name = '';
    this.data = [];
    return event;
  }
}
