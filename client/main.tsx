import '@utrecht/unordered-list-css/dist/index.css';
import './ui/theme.css';
import './ui/utrecht.css';
import './ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/api-error.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { LiveRegion } from './ui/live-region.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Only a lost connection is worth a second try; a refusal stays a refusal.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="nl-NL">
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <LiveRegion>
            <BrowserRouter>
              <App />
            </BrowserRouter>
          </LiveRegion>
        </QueryClientProvider>
      </ErrorBoundary>
    </I18nProvider>
  </StrictMode>,
);
