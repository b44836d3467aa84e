/** A span of time in one or two units, as people say it. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
  if (whole < 86_400) {
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  }
  return `${Math.floor(whole / 86_400)} d ${Math.floor((whole % 86_400) / 3600)} h`;
}

/** "now", or how long ago. */
export function ago(seconds: number | null): string {
  return seconds === null ? 'never' : seconds < 2 ? 'now' : `${span(seconds)} ago`;
}

/** Seconds from a time in an answer to the time of the answer, both by the clocks of nodes. */
export function secondsTo(then: string | null, at: string): number | null {
  return then === null ? null : Math.max(0, (Date.parse(at) - Date.parse(then)) / 1000);
}

export function since(then: string | null, at: string): string {
  const seconds = secondsTo(then, at);
  return seconds === null ? '' : span(seconds);
}

export function whole(number: number): string {
  return number.toLocaleString('en');
}

export function count(number: number, noun: string): string {
  return `${whole(number)} ${noun}${number === 1 ? '' : 's'}`;
}

export function milliseconds(value: number | null): string {
  return value === null ? '?' : value < 10 ? `${value.toFixed(1)} ms` : `${whole(Math.round(value))} ms`;
}

const pad = (number: number, length = 2): string => String(number).padStart(length, '0');

/** The time of day in the browser's zone; with the date if it is another day, and with thousandths for events. */
export function clock(time: string, reference: number = Date.now(), isExact = false): string {
  const then = new Date(time);
  const day = `${then.getFullYear()}-${pad(then.getMonth() + 1)}-${pad(then.getDate())}`;
  const part = `${pad(then.getHours())}:${pad(then.getMinutes())}:${pad(then.getSeconds())}${isExact ? `.${pad(then.getMilliseconds(), 3)}` : ''}`;
  return new Date(reference).toDateString() === then.toDateString() ? part : `${day} ${part}`;
}
