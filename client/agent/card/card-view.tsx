import './card.css';
import { type ReactNode, useId } from 'react';
import type { Alternative, Card } from '../../../server/contract/card.ts';
import { keepTogether } from '../../ui/keep-together.ts';
import type { useCopy } from '../../ui/use-copy.ts';
import { AnswerCard } from './answer-card.tsx';
import { CardBadge } from './card-badge.tsx';
import { cardTitle } from './card-title.ts';
import { MissingCard } from './missing-card.tsx';
import { NotFoundCard } from './not-found-card.tsx';

/** What can be done from a card. */
export type CardActions = {
  onOpenSource: (index: number) => void;
  onSearch: (query: string) => void;
  onOpenPassage: (alternative: Alternative, query: string) => void;
  onShowAsCard?: (passage: string, query: string) => void;
};

type CardViewProps = CardActions & {
  card: Card;
  copy: ReturnType<typeof useCopy>;
  copyKey?: string;
  /** Right of the status: how long ago, or what the agent did with it. */
  aside?: ReactNode;
  footer?: ReactNode;
};

/** One card: status, conclusion, and what belongs to that status. */
export function CardView(props: CardViewProps) {
  const { card, copy, copyKey, aside, footer, onOpenSource, onSearch, onOpenPassage, onShowAsCard } = props;
  const titleId = useId();
  return (
    <article className="bb-card" aria-labelledby={titleId}>
      <div className="bb-card__body">
        <div className="bb-card__head">
          <CardBadge card={card} />
          {aside && <span className="bb-small bb-soft">{aside}</span>}
        </div>
        <h2 id={titleId} className="utrecht-heading-2 bb-card__title">
          {keepTogether(cardTitle(card))}
        </h2>
        {card.status === 'niet-gevonden' ? (
          <NotFoundCard
            card={card}
            onSearch={onSearch}
            onOpenPassage={onOpenPassage}
            onShowAsCard={onShowAsCard}
          />
        ) : card.status === 'nog-nodig' ? (
          <MissingCard card={card} onOpenSource={onOpenSource} />
        ) : (
          <AnswerCard card={card} onOpenSource={onOpenSource} copy={copy} copyKey={copyKey} />
        )}
      </div>
      {footer}
    </article>
  );
}
