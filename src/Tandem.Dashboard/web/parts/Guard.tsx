import { Component, type ReactNode } from 'react';

/** A fault of the page is said, and nothing that may be wrong is left standing. */
export class Guard extends Component<{ children: ReactNode }, { fault: unknown }> {
  override state: { fault: unknown } = { fault: null };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render() {
    return this.state.fault === null ? (
      this.props.children
    ) : (
      <main>
        <h1>This page is broken</h1>
        <p role="alert">
          {String(this.state.fault)}. The nodes are unaffected; on the node, “tandem status” says the same as this page would.
        </p>
        <button type="button" onClick={() => location.reload()}>
          Load it again
        </button>
      </main>
    );
  }
}
