import { IconCalculator } from '@tabler/icons-react';
import type { RuleOffer } from '../../../server/contract/card.ts';
import { Button } from '../../ui/button.tsx';
import { CONTROL } from './answer-control.tsx';
import type { RuleActions } from './rule-actions.ts';

/** Where the focus goes on a card that offers a calculation. */
export const OFFER = '[data-offer]';
/** Where the focus goes on a card: its question, or else the calculation it offers. */
export const TO_ANSWER = `.bb-ask ${CONTROL}, ${OFFER} button`;

const atMost = (questions: number) =>
  questions === 1 ? 'hoogstens 1 vraag' : `hoogstens ${questions} vragen`;

/** A calculation for this caller, beside an answer from the knowledge base. */
export function Offer({ offer, rule }: { offer: RuleOffer; rule: RuleActions }) {
  return (
    <section className="bb-offer" data-offer aria-label="Uitrekenen voor deze beller">
      <Button
        icon={IconCalculator}
        busy={rule.busy === 'offer'}
        className="bb-offer__button"
        onPress={() => rule.give('offer', {})}
      >
        Reken dit uit voor deze beller: {offer.title} ({atMost(offer.questions)})
      </Button>
      {rule.problem?.from === 'offer' && (
        <p role="alert" className="bb-answer__problem">
          {rule.problem.message}
        </p>
      )}
    </section>
  );
}
