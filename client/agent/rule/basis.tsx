import type { RuleBasis } from '../../../server/contract/card.ts';

/** Full title of a source by its key; the key itself when no source of the card has it. */
export type SourceNames = (key: string) => string;

/** What a step rests on: source and place, each on its own line. */
export function Basis({ basis, names }: { basis: readonly RuleBasis[]; names: SourceNames }) {
  if (basis.length === 0) return null;
  return (
    <ul className="bb-basis" aria-label="Berust op">
      {basis.map(({ source, place }) => (
        <li key={`${source} ${place}`}>{[names(source), place].filter(Boolean).join(', ')}</li>
      ))}
    </ul>
  );
}
