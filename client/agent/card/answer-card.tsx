import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Card } from '../../../server/contract/card.ts';
import { Fold } from '../../ui/fold.tsx';
import { Icon } from '../../ui/icon.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import type { useCopy } from '../../ui/use-copy.ts';
import { CardPart, Sentences, Steps } from './card-parts.tsx';
import { SayBlock } from './say-block.tsx';
import { SecondPassage } from './second-passage.tsx';

export type CardBodyProps = {
  card: Card;
  /** The calculation that can be made for this caller; right after the sentence, so that it is seen. */
  offer?: ReactNode;
  copy: ReturnType<typeof useCopy>;
  /** Key that copies the sentence; absent where keys do not reach this card. */
  copyKey?: string;
  /** Puts one of two passages in front alone; absent where no card can be added. */
  onShowAsCard?: (passage: string, query: string) => void;
};

/** What a card says: the sentence, the reservation, the steps, what to watch out for, who to go to. */
export function AnswerCard({ card, offer, copy, copyKey, onShowAsCard }: CardBodyProps) {
  return (
    <>
      {card.say !== '' && (
        <SayBlock
          text={card.say}
          copyState={copy.state}
          onCopy={() => copy.copy(card.say)}
          shortcut={copyKey}
        />
      )}
      {card.reservation && (
        <p className="bb-reservation">
          <Icon shape={IconAlertTriangle} />
          <span>{card.reservation}</span>
        </p>
      )}
      {card.second && <SecondPassage card={card} second={card.second} onShowAsCard={onShowAsCard} />}
      {card.reason && <p>{card.reason}</p>}
      {offer}
      {card.steps.length > 0 && (
        <CardPart title="Zo regelt u het">
          <Steps steps={card.steps} />
        </CardPart>
      )}
      {card.watchOuts.length > 0 && (
        <CardPart title="Let op">
          <Sentences items={card.watchOuts} />
        </CardPart>
      )}
      {card.referTo.length > 0 && (
        <CardPart title={card.status === 'doorverwijzen' ? 'Wie en hoe' : 'Doorverwijzen'}>
          <Sentences items={card.referTo} />
        </CardPart>
      )}
      {card.explanation.length > 0 && (
        <Fold title="Uitleg">
          {card.explanation.map((paragraph) => (
            <p key={paragraph}>{keepTogether(paragraph)}</p>
          ))}
        </Fold>
      )}
    </>
  );
}
