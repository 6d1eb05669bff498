/** What the deck of a call is made of: cards of BelBot and answers of the second line, in the order they came. Pure. */
import type { CallCard, CallView } from '../../api/call-view.ts';
import type { HelplineRequest } from '../../api/helpline-view.ts';
import { statusWord } from '../card/card-badge.tsx';
import { cardLine } from '../card/card-title.ts';

export type DeckEntry = {
  id: string;
  /** Another one once the entry says something else. */
  answerId: string;
  /** ISO moment. */
  at: string;
  /** The one line that stands for it in a list and in an announcement. */
  line: string;
  /** What kind it is, for a reader. */
  kind: string;
} & ({ card: CallCard; request: null } | { card: null; request: HelplineRequest });

const ofCard = (card: CallCard): DeckEntry => {
  const { id, answerId, at } = card;
  return {
    id,
    answerId,
    at,
    line: cardLine(card.card),
    kind: statusWord(card.card.status),
    card,
    request: null,
  };
};

const ofRequest = (request: HelplineRequest): DeckEntry[] => {
  const { id, answer, answeredAt } = request;
  if (!answer || !answeredAt) return [];
  const line = `Van de hulplijn: ${answer.text.split('\n')[0]}`;
  return [
    {
      id,
      answerId: id,
      at: answeredAt,
      line,
      kind: `Antwoord van ${answer.helper.name}`,
      card: null,
      request,
    },
  ];
};

/** Every card and every answer of a call, oldest first. */
export function deckEntries({ cards, helpline }: Pick<CallView, 'cards' | 'helpline'>): DeckEntry[] {
  return [...cards.map(ofCard), ...helpline.flatMap(ofRequest)].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}
