import './review.css';
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import type { CallEvent, CallSummary } from '../../../server/contract/calls.ts';
import { applyEvents, type CallCard, type CallView, cardAlone, EMPTY_CALL } from '../../api/call-view.ts';
import { CallerOpinion } from '../../caller-feedback/caller-opinion.tsx';
import { ConfirmationOfClosed } from '../../confirmation/confirmation-of-closed.tsx';
import { AccountBar } from '../../session/account-bar.tsx';
import { ServiceNotices } from '../../session/service-notices.tsx';
import { dateAndTime, duration, timeOfDay } from '../../ui/dates.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { PanelDrawer } from '../call/side-panel.tsx';
import { CardView } from '../card/card-view.tsx';
import { ReviewHandOver } from '../hand-over/review-hand-over.tsx';
import { ReviewAnswer } from '../helpline/review-requests.tsx';
import { KeyBindingsProvider } from '../keys/key-bindings.tsx';
import type { Panel } from '../panel/panel-state.ts';
import { ReopenCall } from '../reopen-call.tsx';
import { SOLVED_WORDS } from '../solved-words.ts';
import { useTopicName } from '../topic-name.ts';
import { timelineOf } from './timeline.ts';
import { Timeline } from './timeline-view.tsx';
import { followUpWords, WrappedUp } from './wrapped-up.tsx';

const EMPTY_SEARCH: Panel = { kind: 'search', query: '' };

/** What was kept, and from when if the caller changed his mind. */
function keptWords({ recording, recordingChangedAt }: CallView): string {
  const at = recordingChangedAt && timeOfDay(recordingChangedAt);
  if (recording) return at ? `vanaf ${at}, zonder persoonsgegevens` : 'ja, zonder persoonsgegevens';
  return at ? `nee, gewist om ${at}; alleen de kaarten, zonder woorden` : 'nee, alleen de kaarten';
}

function Facts({ call, view }: { call: CallSummary; view: CallView }) {
  const topicName = useTopicName();
  const length = call.closedAt === null ? null : Date.parse(call.closedAt) - Date.parse(call.startedAt);
  const rows = [
    ['Begonnen', dateAndTime(call.startedAt)],
    ['Duur', length === null ? '' : duration(length)],
    ['Ging over', topicName(call.category)],
    ['Uitkomst', call.solved === null ? '' : SOLVED_WORDS[call.solved]],
    ['Vervolg', view.closed ? followUpWords(view.closed.followUp) : ''],
    ['Bewaard', keptWords({ ...view, recording: call.recording })],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="bb-review__facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt className="bb-small bb-soft">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A calculation whose values and steps are no longer there. */
const wordsAreGone = ({ card }: CallCard) => card.rule !== null && card.trace.length === 0;

function ReviewCard({ entry, onPanel }: { entry: CallCard; onPanel: (panel: Panel) => void }) {
  const copy = useCopy();
  return (
    <CardView
      entry={entry}
      copy={copy}
      aside={timeOfDay(entry.at)}
      onOpenSource={(index) => onPanel({ kind: 'source', answerId: entry.answerId, index })}
      onSearch={(query) => onPanel({ kind: 'search', query })}
      onOpenPassage={({ article, passage }, query) =>
        onPanel({ kind: 'passage', article, passage, query, fromSearch: false })
      }
      onTrace={() => onPanel({ kind: 'trace', card: entry.id })}
      footer={
        wordsAreGone(entry) && (
          <div className="bb-opinion bb-soft">
            De woorden van deze kaart zijn niet (meer) bewaard. Het rekenbewijs en de bronnen wel.
          </div>
        )
      }
    />
  );
}

/** Where the agent came from, so that the filters are still there on the way back. */
const arrival = z.object({ back: z.string().startsWith('/gesprekken') });

/** A call that is over, to read back second by second: what was said, the cards, and what the agent did with them. */
export function ReviewPage({ call, events }: { call: CallSummary; events: readonly CallEvent[] }) {
  const view = useMemo(() => applyEvents(EMPTY_CALL, events), [events]);
  const moments = useMemo(() => timelineOf(events), [events]);
  // Each version of a card as it was at its moment, also the ones that were worked out again.
  const cards = useMemo(
    () => events.flatMap((e) => (e.type === 'card' ? [cardAlone(e.answerId, e.at, e.card)] : [])),
    [events],
  );
  const [panel, setPanel] = useState<Panel | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const back = arrival.safeParse(useLocation().state).data?.back;
  return (
    <KeyBindingsProvider>
      <PageFrame title={`Gesprek ${call.number}`} end={<AccountBar />} notices={<ServiceNotices />}>
        <div className="bb-actions bb-review__back">
          <Link to={back ?? '/'} className="utrecht-link utrecht-link--html-a">
            {back ? 'Ga terug naar zoeken' : 'Ga terug naar uw gesprekken'}
          </Link>
          <ReopenCall call={call} onReopened={() => navigate(`/gesprekken/${call.id}`)} />
        </div>
        <Facts call={call} view={view} />
        <ConfirmationOfClosed call={call} />
        <CallerOpinion call={call} />
        {events.length === 0 && (
          <Notice announce={false}>
            De bewaartijd van dit gesprek is voorbij. Wat er is gezegd en getoond, is opgeschoond.
          </Notice>
        )}
        <section className="bb-section" aria-labelledby="verloop">
          <h2 id="verloop" className="utrecht-heading-2">
            Verloop van het gesprek
          </h2>
          <Timeline
            moments={moments}
            renderCard={({ answerId, at, card }) => (
              <ReviewCard entry={cardAlone(answerId, at, card)} onPanel={setPanel} />
            )}
            renderDetail={(event) => {
              if (event.type === 'closed') return <WrappedUp event={event} />;
              if (event.type === 'handover') return <ReviewHandOver summary={event.summary} />;
              if (event.type !== 'helpline' || event.step.kind !== 'answered') return null;
              const request = view.helpline.find(({ id }) => id === event.requestId);
              return request && <ReviewAnswer request={request} onPanel={setPanel} />;
            }}
          />
        </section>
        <PanelDrawer
          panel={panel ?? EMPTY_SEARCH}
          cards={cards}
          onPanel={setPanel}
          searchRef={search}
          isOpen={panel !== null}
        />
      </PageFrame>
    </KeyBindingsProvider>
  );
}
