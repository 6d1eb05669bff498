import type { Citation } from '../../server/contract/card.ts';
import type { HelplineDetail } from '../../server/contract/helpline.ts';
import { CardView } from '../agent/card/card-view.tsx';
import { cardAlone } from '../api/call-view.ts';
import { Button } from '../ui/button.tsx';
import { Fold } from '../ui/fold.tsx';
import { useCopy } from '../ui/use-copy.ts';
import type { ChosenSource } from './draft.ts';
import { stepName } from './step-names.ts';

type FoundPartProps = {
  request: HelplineDetail;
  /** Absent while the question is not with this helper. */
  onChoose?: (source: ChosenSource) => void;
  onRead: (source: Pick<ChosenSource, 'article' | 'passage'>) => void;
  onOpenSource: (citation: Citation, index: number) => void;
  onSearch: (query: string) => void;
};

/** What BelBot had put in front of the agent, what else it considered, and how it came to that. */
export function FoundPart({ request, onChoose, onRead, onOpenSource, onSearch }: FoundPartProps) {
  const copy = useCopy();
  const { card, steps } = request;
  return (
    <section className="bb-found" aria-labelledby="belbot-vond">
      <h2 id="belbot-vond" className="utrecht-heading-3">
        Wat BelBot vond
      </h2>
      {card === null ? (
        <p className="bb-soft">De medewerker stelde deze vraag zonder kaart.</p>
      ) : (
        <>
          <CardView
            entry={cardAlone(request.id, request.askedAt, card)}
            copy={copy}
            onOpenSource={(index) => {
              const citation = card.citations[index];
              if (citation) onOpenSource(citation, index);
            }}
            onSearch={onSearch}
            onOpenPassage={onRead}
          />
          {card.alternatives.length > 0 && (
            <Fold title={`Wat BelBot nog meer vond (${card.alternatives.length})`}>
              <ul className="bb-nearest">
                {card.alternatives.map(({ passage, article, title }) => (
                  <li key={passage} className="bb-nearest__item">
                    <span>{title}</span>
                    <span className="bb-actions">
                      <Button
                        size="small"
                        aria-label={`Lees: ${title}`}
                        onPress={() => onRead({ article, passage })}
                      >
                        Lees
                      </Button>
                      {onChoose && (
                        <Button
                          look="subtle"
                          size="small"
                          aria-label={`Kies als bron: ${title}`}
                          onPress={() => onChoose({ passage, article, title, about: '' })}
                        >
                          Kies als bron
                        </Button>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </Fold>
          )}
          {steps.length > 0 && (
            <Fold title="Hoe BelBot hiertoe kwam">
              <dl className="bb-steps">
                {steps.map(({ name, outcome }) => (
                  <div key={name}>
                    <dt>{stepName(name)}</dt>
                    <dd>{outcome}</dd>
                  </div>
                ))}
              </dl>
            </Fold>
          )}
        </>
      )}
    </section>
  );
}
