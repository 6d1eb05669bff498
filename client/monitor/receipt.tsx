import type { Receipt as CardReceipt } from '../../server/contract/card.ts';
import { longDate } from '../../server/contract/dutch-date.ts';
import { Hash } from './hash.tsx';

const LABELS: [keyof CardReceipt, string][] = [
  ['question', 'Vraag'],
  ['data', 'Gegevens'],
  ['knowledge', 'Kennisbank'],
  ['rules', 'Regels'],
  ['parameters', 'Parameters'],
  ['model', 'Model'],
  ['configuration', 'Instellingen'],
  ['program', 'BelBot zelf'],
];

/** What determined the card: a fingerprint of each part, and the reference date. */
export function Receipt({ receipt }: { receipt: CardReceipt }) {
  return (
    <section className="bb-section" aria-labelledby="bon">
      <h2 id="bon" className="utrecht-heading-2">
        Waaruit deze kaart volgt
      </h2>
      <p className="bb-small bb-soft">
        Van elk onderdeel het begin van de vingerafdruk. Met dezelfde vingerafdrukken komt dezelfde kaart.
      </p>
      <dl className="bb-receipt">
        <div>
          <dt>Peildatum</dt>
          <dd>{longDate(receipt.date)}</dd>
        </div>
        {LABELS.map(([field, label]) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              <Hash value={receipt[field]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
