import type { CallEvent } from '../../../server/contract/calls.ts';
import { longDate } from '../../../server/contract/dutch-date.ts';
import type { FollowUp } from '../../../server/contract/wrap-up.ts';
import { duration } from '../../ui/dates.ts';
import { SOLVED_WORDS } from '../solved-words.ts';
import { useTopicName } from '../topic-name.ts';

const SECOND = 1000;

/** What follows after a call, in words; empty when nothing does. */
export function followUpWords(followUp: FollowUp): string {
  if (followUp.kind === 'terugbellen') return `Terugbellen op ${longDate(followUp.date)}: ${followUp.reason}`;
  if (followUp.kind === 'doorverwezen') return `Doorverwezen naar ${followUp.name ?? followUp.to}`;
  return followUp.kind === 'anders' ? followUp.text : '';
}

/** How a call was wrapped up, as the agent kept it. */
export function WrappedUp({ event }: { event: Extract<CallEvent, { type: 'closed' }> }) {
  const topicName = useTopicName();
  const { wrapUp, wrapUpSeconds } = event;
  const rows = [
    ['Ging over', topicName(wrapUp.category)],
    ['Uitkomst', SOLVED_WORDS[wrapUp.solved]],
    ['Vervolg', followUpWords(wrapUp.followUp)],
    ['Notitie', wrapUp.note],
    ['Samenvatting', wrapUp.summary ?? ''],
    ['Afgerond in', wrapUpSeconds === null ? '' : duration(wrapUpSeconds * SECOND)],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="bb-wrapped-up">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
