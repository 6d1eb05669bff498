import type { Card } from '../../../server/contract/card.ts';
import { Fold } from '../../ui/fold.tsx';
import { Question } from '../rule/question.tsx';
import type { RuleActions } from '../rule/rule-actions.ts';

/** A question to put to the caller before an answer is possible: the first large, what follows folded small. */
export function MissingCard({ card, rule }: { card: Card; rule?: RuleActions }) {
  const rest = card.missing.slice(1);
  return (
    <>
      <Question card={card} rule={rule} />
      {rest.length > 0 && (
        <Fold title={rest.length === 1 ? 'Daarna nog 1 vraag' : `Daarna nog hoogstens ${rest.length} vragen`}>
          <ol className="utrecht-ordered-list bb-list bb-small" start={2}>
            {rest.map((item) => (
              <li key={item.key}>{item.question}</li>
            ))}
          </ol>
        </Fold>
      )}
    </>
  );
}
