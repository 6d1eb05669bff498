import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconBook2,
  IconCircleCheckFilled,
  IconHelpCircle,
  IconPencil,
  IconSearchOff,
} from '@tabler/icons-react';
import type { Card, CardStatus } from '../../../server/contract/card.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconShape } from '../../ui/icon.tsx';

type Look = { word: string; tone: Tone; shape: IconShape };

/** Word, colour and shape of each status. "stil" has a look only because every status must have one. */
const LOOKS: Record<CardStatus, Look> = {
  geverifieerd: { word: 'Geverifieerd', tone: 'verified', shape: IconCircleCheckFilled },
  berekend: { word: 'Berekend, controleer', tone: 'check', shape: IconAlertTriangle },
  kennisbank: { word: 'Uit kennisbank', tone: 'found', shape: IconBook2 },
  concept: { word: 'Concept (AI), controleer', tone: 'check', shape: IconPencil },
  'nog-nodig': { word: 'Nog nodig', tone: 'action', shape: IconHelpCircle },
  'niet-gevonden': { word: 'Niet gevonden', tone: 'found', shape: IconSearchOff },
  doorverwijzen: { word: 'Doorverwijzen', tone: 'action', shape: IconArrowForwardUp },
  stil: { word: 'Geen kaart', tone: 'found', shape: IconSearchOff },
};

/** The status of a card as a word, a shape and a colour. */
export function CardBadge({ card }: { card: Pick<Card, 'status'> }) {
  const { word, tone, shape } = LOOKS[card.status];
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}

/** The word for a status, for places without room for a badge. */
export const statusWord = (status: CardStatus): string => LOOKS[status].word;
