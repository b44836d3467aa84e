import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeTokenFromAddress } from './api/token';
import { store } from './live/store';
import { ClusterPage } from './pages/ClusterPage';

takeTokenFromAddress();
store.start();
createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <ClusterPage />
  </StrictMode>,
);
