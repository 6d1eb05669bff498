import './card-lists.css';
import { IconChevronRight, IconLifebuoy } from '@tabler/icons-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Button } from '../../ui/button.tsx';
import { ago } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { DeckEntry } from '../helpline/deck-entries.ts';

const HALF_MINUTE = 30_000;

type EarlierCardsProps = { cards: readonly DeckEntry[]; onOpen: (id: string) => void };

/** The cards that came before, one line each, newest first. */
export function EarlierCards({ cards, onOpen }: EarlierCardsProps) {
  const now = useNow(HALF_MINUTE);
  if (cards.length === 0) return null;
  return (
    <section className="bb-earlier" aria-labelledby="eerdere-kaarten">
      <h2 id="eerdere-kaarten" className="bb-earlier__title">
        Eerdere kaarten
      </h2>
      <ul className="bb-earlier__list">
        {cards.map(({ id, at, line, kind }) => (
          <li key={id}>
            <AriaButton className="bb-earlier__card" onPress={() => onOpen(id)}>
              <Icon shape={IconChevronRight} size={18} />
              <span className="bb-earlier__name">
                {line}
                <span className="bb-sr">. {kind}.</span>
              </span>
              <span className="bb-earlier__time">{ago(now - Date.parse(at))}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The quiet line that says a new card is waiting. */
export function NewCardLine({ title, keys, onOpen }: { title: string; keys: string; onOpen: () => void }) {
  return (
    <AriaButton className="bb-new-card" onPress={onOpen} aria-keyshortcuts={keys}>
      <span className="bb-new-card__title">
        <strong>Nieuw:</strong> {title}
      </span>
      <kbd>{keys}</kbd>
    </AriaButton>
  );
}

/** What stands in the place of the card until the caller asks something. */
export function NoCardYet({ searchKeys, onHelpline }: { searchKeys: string; onHelpline?: () => void }) {
  return (
    <div className="bb-no-card">
      <p>
        <strong>Hier komt een kaart zodra de beller iets vraagt.</strong>
      </p>
      <p className="bb-soft">
        Typ wat de beller zegt en druk op <kbd>Enter</kbd>. Zelf zoeken kan met <kbd>{searchKeys}</kbd>.
      </p>
      {onHelpline && (
        <div className="bb-actions">
          <Button size="small" icon={IconLifebuoy} onPress={onHelpline}>
            Vraag het aan de hulplijn
          </Button>
        </div>
      )}
    </div>
  );
}
