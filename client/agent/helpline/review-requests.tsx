import { type HelplineRequest, isOpen } from '../../api/helpline-view.ts';
import { timeOfDay } from '../../ui/dates.ts';
import { useCopy } from '../../ui/use-copy.ts';
import type { Panel } from '../panel/panel-state.ts';
import { stateOf } from './helpline-lines.tsx';
import { PersonCard } from './person-card.tsx';

/** The answer of the second line in a call that is over. */
export function ReviewAnswer({
  request: { answer, answeredAt, question, note },
  onPanel,
}: {
  request: HelplineRequest;
  onPanel: (panel: Panel) => void;
}) {
  const copy = useCopy();
  if (!answer) return null;
  return (
    <PersonCard
      answer={answer}
      question={question}
      note={note}
      copy={copy}
      aside={answeredAt && timeOfDay(answeredAt)}
      onOpenSource={(index) => {
        const citation = answer.sources[index];
        if (citation) onPanel({ kind: 'chosen', citation, index });
      }}
    />
  );
}

/** Questions to the second line that ended without an answer, and why. */
export function UnansweredRequests({ requests }: { requests: readonly HelplineRequest[] }) {
  const ended = requests.filter((request) => !request.answer && !isOpen(request));
  if (ended.length === 0) return null;
  return (
    <section className="bb-section" aria-labelledby="aan-de-hulplijn">
      <h2 id="aan-de-hulplijn" className="utrecht-heading-3">
        Gevraagd aan de hulplijn
      </h2>
      <ul className="utrecht-unordered-list bb-list">
        {ended.map((request) => (
          <li key={request.id}>
            {timeOfDay(request.at)} {request.question || 'vraag niet bewaard'}:{' '}
            <span className="bb-soft">
              {request.state === 'taken-over'
                ? `gesprek overgenomen door ${request.helper?.name}`
                : stateOf(request, null)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
