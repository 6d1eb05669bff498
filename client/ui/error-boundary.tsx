import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';

/** Catches what went wrong while drawing, and says so in Dutch with a way out. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="bb-page bb-page--narrow">
        <h1 className="utrecht-heading-1">Dit scherm kan niet worden getoond</h1>
        <p>
          Er ging iets mis bij het tekenen van dit scherm. Uw gesprek en alle verstuurde regels zijn bewaard.
        </p>
        <p>Laad de pagina opnieuw. Komt dit terug, meld het dan bij de beheerder.</p>
        <Button look="primary" onPress={() => window.location.reload()}>
          Laad de pagina opnieuw
        </Button>
      </main>
    );
  }
}
