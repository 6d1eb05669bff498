import { type ReactNode, type RefObject, useEffect } from 'react';
import { Loading } from '../../ui/loading.tsx';
import type { CardActions } from '../card/card-view.tsx';
import type { DeckEntry } from '../helpline/deck-entries.ts';
import { FrontAnswer } from '../helpline/front-answer.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { type Deck, earlierCards } from './card-deck.ts';
import { EarlierCards, NewCardLine, NoCardYet } from './card-lists.tsx';
import { FrontCard, type FrontCardKeys } from './front-card.tsx';
import type { useInUse } from './use-in-use.ts';

type CardsProps = {
  callId: string;
  cards: readonly DeckEntry[];
  deck: Deck;
  joined: boolean;
  inUse: ReturnType<typeof useInUse>['handlers'];
  scroller: RefObject<HTMLDivElement | null>;
  keys: RefObject<FrontCardKeys | null>;
  actions: CardActions;
  onWhatIf: () => void;
  onOpen: (id: string) => void;
  onOpenNewest: () => void;
  /** What follows below the cards. */
  children?: ReactNode;
};

/** The card in front, the earlier ones folded below it, and the line for a new one that waits. */
export function Cards(props: CardsProps) {
  const { callId, cards, deck, joined, inUse, scroller, keys, actions, children } = props;
  const { onOpen, onOpenNewest, onWhatIf } = props;
  const { bindings } = useKeyBindings();
  const byId = (id: string | undefined) => cards.find((entry) => entry.id === id);
  const front = byId(deck.front ?? undefined);
  const waiting = byId(deck.waiting.at(-1));
  const newest = cards.findLast((entry) => !deck.waiting.includes(entry.id));
  const earlier = earlierCards(deck).flatMap((id) => byId(id) ?? []);

  // Another card in front is read from its top. (It never gets there by itself while the agent is further down.)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another card comes in front
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [deck.front]);

  return (
    <div className="bb-cards">
      <div ref={scroller} className="bb-cards__scroll">
        {!joined ? (
          <Loading what="Het gesprek" lines={5} />
        ) : front ? (
          <div {...inUse}>
            {front.request ? (
              <FrontAnswer
                key={front.id}
                request={front.request}
                keys={keys}
                onOpenSource={actions.onOpenSource}
              />
            ) : (
              <FrontCard
                key={front.id}
                callId={callId}
                entry={front.card}
                older={front !== newest}
                keys={keys}
                onWhatIf={onWhatIf}
                {...actions}
              />
            )}
          </div>
        ) : (
          <NoCardYet searchKeys={bindings.search} onHelpline={actions.onHelpline} />
        )}
        <EarlierCards cards={earlier} onOpen={onOpen} />
        {children}
      </div>
      {waiting && <NewCardLine title={waiting.line} keys={bindings.newCard} onOpen={onOpenNewest} />}
    </div>
  );
}
