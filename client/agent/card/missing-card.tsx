import type { Card } from '../../../server/contract/card.ts';
import { CardPart } from './card-parts.tsx';
import { CardSources } from './card-sources.tsx';

/** A question to put to the caller before an answer is possible: the first large, what follows small. */
export function MissingCard({ card, onOpenSource }: { card: Card; onOpenSource: (index: number) => void }) {
  const [first, ...rest] = card.missing;
  return (
    <>
      {first && (
        <div className="bb-ask">
          <span className="bb-label">Vraag aan de beller</span>
          <p className="bb-ask__question">{first.question}</p>
          <p className="bb-small bb-soft">{first.why}</p>
        </div>
      )}
      {rest.length > 0 && (
        <CardPart
          title={rest.length === 1 ? 'Daarna nog 1 vraag' : `Daarna nog hoogstens ${rest.length} vragen`}
        >
          <ol className="utrecht-ordered-list bb-list">
            {rest.map((item) => (
              <li key={item.key}>{item.question}</li>
            ))}
          </ol>
        </CardPart>
      )}
      <CardSources citations={card.citations} onOpen={onOpenSource} />
    </>
  );
}
