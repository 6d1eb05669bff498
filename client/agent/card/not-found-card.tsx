import { IconLifebuoy, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Alternative, Card } from '../../../server/contract/card.ts';
import { Button } from '../../ui/button.tsx';
import { Fold } from '../../ui/fold.tsx';

const NEAREST = 3;

type NotFoundCardProps = {
  card: Card;
  /** The calculation that can be made for this caller. */
  offer?: ReactNode;
  onSearch: (query: string) => void;
  onOpenPassage: (alternative: Alternative, query: string) => void;
  /** Absent where no card can be added: in a call that is over. */
  onShowAsCard?: (passage: string, query: string) => void;
  onHelpline?: () => void;
};

/**
 * Nothing good enough was found, or a rule cannot reach an outcome: why, what was understood, what comes nearest,
 * and where to go from here.
 */
export function NotFoundCard(props: NotFoundCardProps) {
  const { card, offer, onSearch, onOpenPassage, onShowAsCard, onHelpline } = props;
  // Beside a rule the nearest texts are about something else than its reason.
  const nearest = card.rule === null ? card.alternatives.slice(0, NEAREST) : [];
  return (
    <>
      {card.reason && <p>{card.reason}</p>}
      {card.question !== '' && card.rule === null && (
        <p>
          <span className="bb-soft">Begrepen:</span> “{card.question}”
        </p>
      )}
      {offer}
      {nearest.length > 0 && (
        <Fold title={`Lijkt er het meest op (${nearest.length})`}>
          <p className="bb-small bb-soft">Deze teksten lijken op de vraag. Lees eerst of ze passen.</p>
          <ul className="bb-nearest">
            {nearest.map((alternative) => (
              <li key={alternative.passage} className="bb-nearest__item">
                <span>{alternative.title}</span>
                <span className="bb-actions">
                  <Button
                    size="small"
                    aria-label={`Bekijk: ${alternative.title}`}
                    onPress={() => onOpenPassage(alternative, card.question)}
                  >
                    Bekijk
                  </Button>
                  {onShowAsCard && (
                    <Button
                      look="subtle"
                      size="small"
                      aria-label={`Toon als kaart: ${alternative.title}`}
                      onPress={() => onShowAsCard(alternative.passage, card.question)}
                    >
                      Toon als kaart
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <div className="bb-actions">
        <Button icon={IconSearch} onPress={() => onSearch(card.question)}>
          Zoek zelf
        </Button>
        {onHelpline && (
          <Button icon={IconLifebuoy} onPress={onHelpline}>
            Vraag het aan de hulplijn
          </Button>
        )}
      </div>
    </>
  );
}
