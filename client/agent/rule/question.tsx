import { IconMapPin } from '@tabler/icons-react';
import { useId } from 'react';
import type { Card } from '../../../server/contract/card.ts';
import { Icon } from '../../ui/icon.tsx';
import { AnswerControl } from './answer-control.tsx';
import type { RuleActions } from './rule-actions.ts';

type QuestionProps = { card: Card; rule?: RuleActions };

/** The question to put to the caller now: large, with its reason, where to find it, and the control to answer. */
export function Question({ card, rule }: QuestionProps) {
  const id = useId();
  const [item] = card.missing;
  if (!item) return null;
  const problem = rule?.problem?.from === 'question' ? rule.problem.message : item.refused;
  return (
    <section className="bb-ask" aria-labelledby={id}>
      <span className="bb-label">Vraag aan de beller</span>
      <p id={id} className="bb-ask__question">
        {item.question}
      </p>
      <p className="bb-small bb-soft">{item.why}</p>
      {rule ? (
        <AnswerControl
          key={item.key}
          item={item}
          busy={rule.busy === 'question'}
          problem={problem}
          labelledBy={id}
          submit="Vul in"
          unknownKey={rule.unknownKey}
          onAnswer={(value) => rule.give('question', { [item.key]: value })}
        />
      ) : (
        item.refused && <p className="bb-answer__problem">{item.refused}</p>
      )}
      {item.find && (
        <p className="bb-find">
          <Icon shape={IconMapPin} size={18} />
          <span>
            <strong>Waar staat dit?</strong> {item.find}
          </span>
        </p>
      )}
    </section>
  );
}

/** Where the questions stand: "Vraag 2 van hoogstens 5"; null when nothing is asked. */
export const progressOf = ({ inputs, missing }: Pick<Card, 'inputs' | 'missing'>): string | null =>
  missing.length === 0 ? null : `Vraag ${inputs.length + 1} van hoogstens ${inputs.length + missing.length}`;
