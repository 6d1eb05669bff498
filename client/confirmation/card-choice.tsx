import type { ConfirmationView } from '../../server/contract/confirmation.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { bodyOf, type Change } from './use-confirmation.ts';

/** Which cards of the call go in: one tick box each. */
export function CardChoice({
  view,
  onChange,
}: {
  view: ConfirmationView;
  onChange: (next: Change['next']) => void;
}) {
  // A card that was worked out again is offered anew; the old one stays listed while it is in.
  const old = view.cards.filter((card) => !view.offered.some((o) => o.answerId === card.answerId));
  const rows = [...view.offered, ...old];
  const toggle = (answerId: string, selected: boolean) =>
    onChange((now) => {
      const body = bodyOf(now);
      const others = body.cards.filter((c) => c.answerId !== answerId);
      return { ...body, cards: selected ? [...others, { answerId, sentences: null }] : others };
    });
  return (
    <fieldset className="bb-choice-group">
      <legend className="utrecht-heading-3 bb-confirmation__legend">Kaarten</legend>
      {rows.length === 0 ? (
        <p>
          Er is nog geen kaart met een antwoord. Zodra er een is, zet u die hier of met de knop op de kaart in
          de bevestiging.
        </p>
      ) : (
        <div className="bb-choice-list">
          {rows.map(({ answerId, title }) => (
            <Checkbox
              key={answerId}
              isSelected={view.cards.some((c) => c.answerId === answerId)}
              onChange={(selected) => toggle(answerId, selected)}
            >
              {title}
            </Checkbox>
          ))}
        </div>
      )}
    </fieldset>
  );
}
