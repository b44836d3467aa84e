import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeTokenFromAddress } from './api/token';
import { App } from './App';
import { store } from './live/store';
import { Guard } from './parts/Guard';
import './style/page.css';
import './style/parts.css';
import './style/theme.css';

/** Whoever only looks at another tab for a moment misses nothing. */
const longestAbsence = 60_000;

takeTokenFromAddress();
store.start();
// The address of a node's next life, given to the tab of its last.
addEventListener('hashchange', () => {
  if (takeTokenFromAddress()) {
    store.start();
  }
});
let absence: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('visibilitychange', () => {
  clearTimeout(absence);
  if (document.hidden) {
    absence = setTimeout(() => store.stop(), longestAbsence);
  } else {
    store.resume();
  }
});
createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <Guard>
      <App />
    </Guard>
  </StrictMode>,
);
