import { useState } from 'react';
import { authorization, forgetToken, keepToken } from '../api/token';
import { store } from '../live/store';

/** The node does not know who asks. */
export function SignIn({ why }: { why: string }) {
  const [token, setToken] = useState('');
  return (
    <form
      className="signin"
      onSubmit={(event) => {
        event.preventDefault();
        forgetToken();
        keepToken(token.trim());
        store.start();
      }}
    >
      <h1>Who asks?</h1>
      <p>A token that the node's access file lists, as “tandem token” made it. It is kept in this tab only, and is gone with it.</p>
      <label>
        Token
        <input type="password" autoComplete="off" spellCheck={false} required autoFocus value={token} onChange={(event) => setToken(event.target.value)} />
      </label>
      <button type="submit" className="main">
        Look
      </button>
      <p className="refusal" role="alert">
        {'Authorization' in authorization() ? why : ''}
      </p>
    </form>
  );
}
