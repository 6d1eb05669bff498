import type { CallCard } from '../../api/call-view.ts';
import { timeOfDay } from '../../ui/dates.ts';
import { Fold } from '../../ui/fold.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { CardBadge } from '../card/card-badge.tsx';
import { Sentences } from '../card/card-parts.tsx';
import { cardLine } from '../card/card-title.ts';

/** What stood on this card before: the conclusions, not the questions on the way to them. */
export function EarlierVersions({ entry }: { entry: CallCard }) {
  const versions = entry.earlier.filter(({ card }) => card.status !== 'nog-nodig');
  if (versions.length === 0) return null;
  return (
    <Fold title={`Stond eerder op deze kaart (${versions.length})`}>
      <ol className="bb-versions">
        {versions.toReversed().map(({ answerId, at, card }) => (
          <li key={answerId} className="bb-versions__item">
            <span className="bb-versions__head">
              <CardBadge card={card} />
              <span className="bb-small bb-soft">{timeOfDay(at)}</span>
            </span>
            <strong>{keepTogether(cardLine(card))}</strong>
            {card.say && <p>{keepTogether(card.say)}</p>}
            {card.steps.length > 0 && <Sentences items={card.steps} />}
          </li>
        ))}
      </ol>
    </Fold>
  );
}
