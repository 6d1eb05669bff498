import type { Citation } from '../../../server/contract/card.ts';

/** What stands beside the card: a source, a passage, the search, or what is behind a rule. */
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
  | { kind: 'source'; answerId: string; index: number }
  /** How a rule came to a card, or other values tried on it; `card` is the id that stays when it is revised. */
  | { kind: 'trace'; card: string }
  | { kind: 'what-if'; card: string }
  /** A source that a person chose: nothing of it is quoted. */
  | { kind: 'chosen'; citation: Citation; index: number };

/** Where closing a panel leads; null = nothing open. */
export const backFrom = (panel: Panel): Panel | null =>
  panel.kind === 'passage' && panel.fromSearch ? { kind: 'search', query: panel.query } : null;
