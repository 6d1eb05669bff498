/** What stands beside the card: a source, a passage, or the search. */
export type Panel =
  | { kind: 'search'; query: string }
  | {
      kind: 'passage';
      article: string;
      passage: string;
      query: string;
      /** True when it was opened from the search: closing it leads back there. */
      fromSearch: boolean;
    }
  | { kind: 'source'; answerId: string; index: number };

/** Where closing a panel leads; null = nothing open. */
export const backFrom = (panel: Panel): Panel | null =>
  panel.kind === 'passage' && panel.fromSearch ? { kind: 'search', query: panel.query } : null;
