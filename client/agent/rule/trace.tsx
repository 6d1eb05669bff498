import './trace.css';
import type { Card, TraceEntry } from '../../../server/contract/card.ts';
import { longDate } from '../../../server/contract/dutch-date.ts';
import { validity } from '../../ui/dates.ts';
import { keepTogether } from '../../ui/keep-together.ts';
import { cardTitle } from '../card/card-title.ts';
import { Basis, type SourceNames } from './basis.tsx';
import { valueText } from './origin.ts';
import { TraceTable } from './trace-table.tsx';

type Entry<K extends TraceEntry['kind']> = Extract<TraceEntry, { kind: K }>;

function Constant({ entry, names }: { entry: Entry<'constant'>; names: SourceNames }) {
  return (
    <>
      <p className="bb-small">
        {validity(entry.from, entry.to)}
        {entry.certainty === 'B' && '; gelezen in een secundaire bron, controleer bij de bron'}
      </p>
      <Basis basis={[{ source: entry.source, place: entry.place, facts: [entry.fact] }]} names={names} />
    </>
  );
}

function Expression({ entry, names }: { entry: Entry<'expression'>; names: SourceNames }) {
  return (
    <>
      <code className="bb-feel">{entry.feel}</code>
      <Basis basis={entry.basis} names={names} />
    </>
  );
}

const KINDS: Record<TraceEntry['kind'], string> = {
  constant: 'Vast gegeven',
  expression: 'Berekening',
  table: 'Beslistabel',
};

function Step({ entry, names }: { entry: TraceEntry; names: SourceNames }) {
  return (
    <li className="bb-step">
      <span className="bb-label">{KINDS[entry.kind]}</span>
      <h4 className="bb-step__title">
        {valueText(entry.label)}: <strong>{keepTogether(longDate(entry.value))}</strong>
      </h4>
      {entry.kind === 'constant' && <Constant entry={entry} names={names} />}
      {entry.kind === 'expression' && <Expression entry={entry} names={names} />}
      {entry.kind === 'table' && <TraceTable entry={entry} names={names} />}
    </li>
  );
}

const namesOf = ({ citations }: Card): SourceNames => {
  const sources = citations.flatMap((citation) => citation.sources);
  return (key) => sources.find((source) => source.key === key)?.title ?? key;
};

/** "Hoe kom ik hieraan?": the table that gave the outcome, then every step it stands on, in order. */
export function Trace({ card }: { card: Card }) {
  const names = namesOf(card);
  const outcome = card.trace.at(-1);
  const steps = card.trace.slice(0, -1);
  if (!outcome || !card.rule) return <p>Bij deze kaart is geen berekening bewaard.</p>;
  return (
    <div className="bb-trace">
      <p className="bb-small bb-soft">
        {card.rule.title}, versie {card.rule.version}; uitgerekend op{' '}
        {keepTogether(longDate(card.receipt.date))}
      </p>
      <section className="bb-trace__part" aria-labelledby="bb-trace-outcome">
        <h3 id="bb-trace-outcome" className="utrecht-heading-3">
          Uitkomst
        </h3>
        <p className="bb-trace__outcome">
          {keepTogether(card.status === 'nog-nodig' ? outcome.value : cardTitle(card))}
        </p>
        {outcome.kind === 'table' && <TraceTable entry={outcome} names={names} />}
      </section>
      {steps.length > 0 && (
        <section className="bb-trace__part" aria-labelledby="bb-trace-steps">
          <h3 id="bb-trace-steps" className="utrecht-heading-3">
            Waar dat op berust
          </h3>
          <ol className="bb-steps">
            {steps.map((entry) => (
              <Step key={`${entry.kind} ${entry.key}`} entry={entry} names={names} />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
