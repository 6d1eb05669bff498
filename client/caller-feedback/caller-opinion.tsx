import './caller-feedback.css';
import {
  CALLER_QUESTIONS,
  type CallerFeedback,
  HOURS_AFTER_CLOSING,
  hasCallerAnswer,
} from '../../server/contract/caller-feedback.ts';
import type { CallSummary } from '../../server/contract/calls.ts';
import { longDate } from '../../server/contract/dutch-date.ts';
import { messageOf } from '../api/api-error.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCallerFeedback } from './api.ts';
import { CallerLinkMaker } from './caller-link-maker.tsx';

const CHANNELS = { medewerker: 'Gevraagd door u', link: 'Via de link' };

/** What the caller thought of a call that is over, and for a day the way to ask. */
export function CallerOpinion({ call }: { call: CallSummary }) {
  const feedback = useCallerFeedback(call.id);
  const given = feedback.data?.filter(({ answers }) => hasCallerAnswer(answers)) ?? [];
  const canAsk =
    given.every(({ channel }) => channel !== 'link') &&
    call.closedAt !== null &&
    Date.now() - Date.parse(call.closedAt) < HOURS_AFTER_CLOSING * 3_600_000;
  return (
    <section className="bb-section" aria-labelledby="mening-beller">
      <h2 id="mening-beller" className="utrecht-heading-2">
        Wat de beller vond
      </h2>
      {feedback.isPending && <Loading what="De mening van de beller" lines={2} />}
      {feedback.isError && <Notice tone="error">{messageOf(feedback.error)}</Notice>}
      {feedback.isSuccess && given.length === 0 && <p className="bb-soft">Er is nog geen mening gegeven.</p>}
      {given.map((one) => (
        <Given key={one.channel} given={one} />
      ))}
      {feedback.isSuccess && canAsk && <CallerLinkMaker callId={call.id} />}
    </section>
  );
}

function Given({ given: { channel, answers, day } }: { given: CallerFeedback }) {
  const rows = CALLER_QUESTIONS.flatMap((question) => {
    const option = question.options.find(({ value }) => value === answers[question.key]);
    if (!option) return [];
    const label = question.key === 'satisfied' ? `${option.label} (${option.value} van 5)` : option.label;
    return [{ key: question.key, text: question.text, label }];
  });
  return (
    <div className="bb-caller-opinion">
      <h3 className="utrecht-heading-3">
        {CHANNELS[channel]}
        {day && <span className="bb-caller-opinion__day"> op {longDate(day)}</span>}
      </h3>
      <dl>
        {rows.map(({ key, text, label }) => (
          <div key={key}>
            <dt className="bb-soft">{text}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
