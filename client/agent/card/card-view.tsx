import './card.css';
import { type ReactNode, useId } from 'react';
import type { Alternative } from '../../../server/contract/card.ts';
import type { CallCard } from '../../api/call-view.ts';
import { keepTogether } from '../../ui/keep-together.ts';
import type { useCopy } from '../../ui/use-copy.ts';
import { EarlierVersions } from '../rule/earlier-versions.tsx';
import { Offer } from '../rule/offer.tsx';
import { progressOf } from '../rule/question.tsx';
import type { RuleActions } from '../rule/rule-actions.ts';
import { RuleParts } from '../rule/rule-parts.tsx';
import { UsedInputs } from '../rule/used-inputs.tsx';
import { AnswerCard } from './answer-card.tsx';
import { CardBadge } from './card-badge.tsx';
import { CardSources } from './card-sources.tsx';
import { cardTitle } from './card-title.ts';
import { GuidanceView } from './guidance.tsx';
import { MissingCard } from './missing-card.tsx';
import { NotFoundCard } from './not-found-card.tsx';
import { SayBlock } from './say-block.tsx';

/** What can be done from a card. */
export type CardActions = {
  onOpenSource: (index: number) => void;
  onSearch: (query: string) => void;
  onOpenPassage: (alternative: Alternative, query: string) => void;
  onShowAsCard?: (passage: string, query: string) => void;
  /** Shows how a rule came to the card; absent where there is no room for it. */
  onTrace?: () => void;
  /** Leads to a line of the transcript; absent where there is none. */
  onLine?: (line: number) => void;
  /** Absent where nobody can be handed over: in a call that is over. */
  onHandOver?: () => void;
  /** Absent where nothing can be asked: in a call that is over, and on the screen of the helpline itself. */
  onHelpline?: () => void;
};

type CardViewProps = CardActions & {
  entry: CallCard;
  copy: ReturnType<typeof useCopy>;
  copyKey?: string;
  traceKey?: string;
  /** Absent on a card that is read back: nothing can be filled in then. */
  rule?: RuleActions;
  /** What has the focus when a value is gone and asked again. */
  onGone?: () => void;
  /** Right of the status: how long ago, or what the agent did with it. */
  aside?: ReactNode;
  footer?: ReactNode;
};

/** Where the focus goes on a card that asks nothing. */
export const TITLE = '[data-card-title]';

/** One card: status, conclusion, what belongs to that status, and the values and sources it rests on. */
export function CardView(props: CardViewProps) {
  const { entry, copy, copyKey, traceKey, rule, aside, footer, onGone } = props;
  const { onOpenSource, onSearch, onOpenPassage, onShowAsCard, onTrace, onLine } = props;
  const { card } = entry;
  const titleId = useId();
  const asks = card.status === 'nog-nodig';
  const progress = asks ? progressOf(card) : null;
  const offer = card.offer && rule && <Offer offer={card.offer} rule={rule} />;
  return (
    <article className="bb-card" aria-labelledby={titleId}>
      <div className="bb-card__body">
        <div className="bb-card__head">
          <CardBadge card={card} />
          {(progress || aside) && (
            <span className="bb-small bb-soft bb-card__aside">
              {progress && <span>{progress}</span>}
              {aside}
            </span>
          )}
        </div>
        <h2
          id={titleId}
          tabIndex={-1}
          data-card-title
          className={`utrecht-heading-2 bb-card__title ${asks ? 'bb-card__title--asks' : ''}`}
        >
          {keepTogether(cardTitle(card))}
        </h2>
        {card.guidance && card.guidance.say !== '' && (
          <SayBlock
            text={card.guidance.say}
            copyState={copy.state}
            onCopy={() => copy.copy(card.guidance?.say ?? '')}
            shortcut={card.say === '' ? copyKey : undefined}
          />
        )}
        {card.guidance && (
          <GuidanceView
            guidance={card.guidance}
            titled={card.guidance.title !== card.title}
            onHandOver={props.onHandOver}
          />
        )}
        {card.guidance && card.guidance.title === card.title ? (
          <AnswerCard card={card} copy={copy} />
        ) : card.status === 'niet-gevonden' ? (
          <NotFoundCard
            card={card}
            offer={offer}
            onSearch={onSearch}
            onOpenPassage={onOpenPassage}
            onShowAsCard={onShowAsCard}
            onHelpline={props.onHelpline}
          />
        ) : asks ? (
          <MissingCard card={card} rule={rule} />
        ) : (
          <AnswerCard card={card} offer={offer} copy={copy} copyKey={copyKey} onShowAsCard={onShowAsCard} />
        )}
        {/* Always at this place, so that a value being changed stays open when the status changes. */}
        {card.rule && (
          <UsedInputs
            card={card}
            change={rule && { give: rule.give, busy: rule.busy, problem: rule.problem, onGone }}
            onLine={onLine}
          />
        )}
        <CardSources citations={card.citations} byPassage={card.rule !== null} onOpen={onOpenSource} />
        {card.rule && onTrace && card.trace.length > 0 && (
          <RuleParts
            onTrace={onTrace}
            traceKey={traceKey}
            onWhatIf={asks || card.inputs.length === 0 ? undefined : rule?.onWhatIf}
          />
        )}
        <EarlierVersions entry={entry} />
      </div>
      {footer}
    </article>
  );
}
