import type { ReactNode } from 'react';
import { Fold } from '../../ui/fold.tsx';
import { keepTogether } from '../../ui/keep-together.ts';

/** Steps an agent can read out without losing the caller; more are folded away. */
const MOST_STEPS = 5;

/** A part of a card under its own small heading. */
export function CardPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="bb-part">
      <h3 className="utrecht-heading-3 bb-part__title">{title}</h3>
      {children}
    </section>
  );
}

/** A short list of sentences. */
export function Sentences({ items }: { items: readonly string[] }) {
  return (
    <ul className="utrecht-unordered-list bb-list">
      {items.map((item) => (
        <li key={item}>{keepTogether(item)}</li>
      ))}
    </ul>
  );
}

/** What the caller does, in order. */
export function Steps({ steps }: { steps: readonly string[] }) {
  const rest = steps.slice(MOST_STEPS);
  return (
    <>
      <ol className="utrecht-ordered-list bb-list bb-list--steps">
        {steps.slice(0, MOST_STEPS).map((step) => (
          <li key={step}>{keepTogether(step)}</li>
        ))}
      </ol>
      {rest.length > 0 && (
        <Fold level={4} title={rest.length === 1 ? 'Nog 1 stap' : `Nog ${rest.length} stappen`}>
          <ol className="utrecht-ordered-list bb-list bb-list--steps" start={MOST_STEPS + 1}>
            {rest.map((step) => (
              <li key={step}>{keepTogether(step)}</li>
            ))}
          </ol>
        </Fold>
      )}
    </>
  );
}
