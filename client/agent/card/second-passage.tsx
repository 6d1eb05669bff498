import type { Card } from '../../../server/contract/card.ts';
import { Button } from '../../ui/button.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { CardPart } from './card-parts.tsx';

type SecondPassageProps = {
  card: Card;
  second: NonNullable<Card['second']>;
  /** Absent where no card can be added: in a call that is over. */
  onShowAsCard?: (passage: string, query: string) => void;
};

/** The other passage that may be meant, and the choice between the two. */
export function SecondPassage({ card, second, onShowAsCard }: SecondPassageProps) {
  const [first] = card.citations;
  return (
    <CardPart title={`Of: ${second.title}`}>
      <blockquote className="bb-say bb-say__text">{keepTogether(second.say)}</blockquote>
      {onShowAsCard && first && (
        <div className="bb-actions">
          <Button size="small" onPress={() => onShowAsCard(first.passage, card.question)}>
            De eerste past
          </Button>
          <Button size="small" onPress={() => onShowAsCard(second.passage, card.question)}>
            Deze past
          </Button>
        </div>
      )}
    </CardPart>
  );
}
