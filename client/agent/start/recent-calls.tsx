import { Link } from 'react-router';
import type { CallSummary } from '../../../server/contract/calls.ts';
import { messageOf } from '../../api/api-error.ts';
import type { useCalls } from '../../api/calls.ts';
import { Button } from '../../ui/button.tsx';
import { dateAndTime, duration } from '../../ui/dates.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SOLVED_WORDS } from '../solved-words.ts';
import { useTopicName } from '../topic-name.ts';

const countCards = (cards: number) => (cards === 1 ? '1 kaart' : `${cards} kaarten`);

function RecentCall({ call, category }: { call: CallSummary; category: string }) {
  const length = call.closedAt === null ? null : Date.parse(call.closedAt) - Date.parse(call.startedAt);
  const facts = [
    length === null ? 'loopt nog' : duration(length),
    call.solved === null ? '' : SOLVED_WORDS[call.solved],
    countCards(call.cards),
  ];
  return (
    <li className="bb-recent__call">
      <Link to={`/gesprekken/${call.id}`} className="utrecht-link utrecht-link--html-a bb-recent__name">
        Gesprek {call.number}
      </Link>
      <span className="bb-recent__when">{dateAndTime(call.startedAt)}</span>
      <span className="bb-recent__topic">{category}</span>
      <span className="bb-recent__facts">{facts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}

/** The agent's own calls, each to be opened and read back. */
export function RecentCalls({ calls }: { calls: ReturnType<typeof useCalls> }) {
  const nameOf = useTopicName();
  return (
    <section className="bb-section bb-recent" aria-labelledby="recent">
      <h2 id="recent" className="utrecht-heading-2">
        Uw gesprekken
      </h2>
      {calls.isPending && <Loading what="Uw gesprekken" lines={4} />}
      {calls.isError && (
        <Notice
          tone="error"
          action={
            <Button size="small" onPress={() => calls.refetch()}>
              Probeer opnieuw
            </Button>
          }
        >
          {messageOf(calls.error)}
        </Notice>
      )}
      {calls.data?.length === 0 && (
        <p className="bb-soft">
          Hier komen de gesprekken die u voerde. Begin een gesprek of speel een demogesprek af.
        </p>
      )}
      {calls.data && calls.data.length > 0 && (
        <ul className="bb-recent__list">
          {calls.data.map((call) => (
            <RecentCall key={call.id} call={call} category={nameOf(call.category)} />
          ))}
        </ul>
      )}
    </section>
  );
}
