// Who asks. The token lives as long as this tab, and is nowhere but in it.

const name = 'tandem.token';

/** A token in the address (#token=...), as `tandem dashboard` prints it, is taken out of it before anybody sees it in a history. */
export function takeTokenFromAddress(): boolean {
  const match = /^#token=([\w-]+)$/.exec(location.hash);
  if (match?.[1]) {
    keepToken(match[1]);
    history.replaceState(null, '', '#/');
  }
  return match !== null;
}

export function keepToken(token: string): void {
  sessionStorage.setItem(name, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(name);
}

export function authorization(): Record<string, string> {
  const token = sessionStorage.getItem(name);
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}
