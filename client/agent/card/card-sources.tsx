import { Button as AriaButton } from 'react-aria-components/Button';
import type { Citation } from '../../../server/contract/card.ts';
import { validity } from '../../ui/dates.ts';

const otherSources = (count: number) => (count === 1 ? '1 andere bron' : `${count} andere bronnen`);

/** The first source with its place, and how many more there are. */
function sourceOf({ sources, source }: Citation): string {
  const [first, ...others] = sources;
  const name = [first?.title ?? source, first?.place].filter(Boolean).join(', ');
  return others.length === 0 ? name : `${name}, en ${otherSources(others.length)}`;
}

type CardSourcesProps = {
  citations: readonly Citation[];
  /** True when each rests on another passage: then the passage is named first. */
  byPassage?: boolean;
  onOpen: (index: number) => void;
};

/** The sources of a card, numbered; each opens the very words it rests on. */
export function CardSources({ citations, byPassage = false, onOpen }: CardSourcesProps) {
  if (citations.length === 0) return null;
  return (
    <section className="bb-part">
      <h3 className="utrecht-heading-3 bb-part__title">Bronnen</h3>
      <ol className="bb-sources">
        {citations.map((citation, index) => (
          <li key={citation.snapshot}>
            <AriaButton className="bb-source" onPress={() => onOpen(index)}>
              <span className="bb-source__number">[{index + 1}]</span>
              <span className="bb-source__text">
                <span className="bb-source__name">{byPassage ? citation.title : sourceOf(citation)}</span>
                <span className="bb-soft">
                  {byPassage && `${sourceOf(citation)}; `}
                  {validity(citation.validFrom, citation.validTo)}
                </span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ol>
    </section>
  );
}
