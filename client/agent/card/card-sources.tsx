import { Button as AriaButton } from 'react-aria-components/Button';
import type { Citation } from '../../../server/contract/card.ts';
import { validity } from '../../ui/dates.ts';

const otherSources = (count: number) => (count === 1 ? '1 andere bron' : `${count} andere bronnen`);

type CardSourcesProps = { citations: readonly Citation[]; onOpen: (index: number) => void };

/** The sources of a card, numbered; each opens the very words it rests on. */
export function CardSources({ citations, onOpen }: CardSourcesProps) {
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
                <span className="bb-source__name">
                  {[citation.sources[0]?.title ?? citation.source, citation.sources[0]?.place]
                    .filter(Boolean)
                    .join(', ')}
                  {citation.sources.length > 1 && `, en ${otherSources(citation.sources.length - 1)}`}
                </span>
                <span className="bb-soft">{validity(citation.validFrom, citation.validTo)}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ol>
    </section>
  );
}
