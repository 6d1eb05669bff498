import type { Card } from '../../server/contract/card.ts';
import { CardBadge } from '../agent/card/card-badge.tsx';

/** The badge of a card of which only the status is at hand. */
export const StatusBadge = ({ status }: Pick<Card, 'status'>) => (
  // The badge looks at nothing but the status.
  <CardBadge card={{ status } as Card} />
);
