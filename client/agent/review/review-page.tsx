import './review.css';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { CallEvent, CallSummary } from '../../../server/contract/calls.ts';
import { applyEvents, type CallCard, type CallView, EMPTY_CALL } from '../../api/call-view.ts';
import { useTopics } from '../../api/knowledge.ts';
import { CallerOpinion } from '../../caller-feedback/caller-opinion.tsx';
import { ConfirmationOfClosed } from '../../confirmation/confirmation-of-closed.tsx';
import { AccountBar } from '../../session/account-bar.tsx';
import { ServiceNotices } from '../../session/service-notices.tsx';
import { dateAndTime, duration, timeOfDay } from '../../ui/dates.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { PanelDrawer } from '../call/side-panel.tsx';
import { Transcript } from '../call/transcript.tsx';
import { goToLine } from '../call/use-go-to-line.ts';
import { CardView } from '../card/card-view.tsx';
import { deckEntries } from '../helpline/deck-entries.ts';
import { ReviewAnswer, UnansweredRequests } from '../helpline/review-requests.tsx';
import { KeyBindingsProvider } from '../keys/key-bindings.tsx';
import type { Panel } from '../panel/panel-state.ts';
import { OTHER } from '../wrap-up/propose-category.ts';
import { Opinion } from './opinion.tsx';

const EMPTY_SEARCH: Panel = { kind: 'search', query: '' };

/** What was kept, and from when if the caller changed his mind. */
function keptWords({ recording, recordingChangedAt }: CallView): string {
  const at = recordingChangedAt && timeOfDay(recordingChangedAt);
  if (recording) return at ? `vanaf ${at}, zonder persoonsgegevens` : 'ja, zonder persoonsgegevens';
  return at ? `nee, gewist om ${at}; alleen de kaarten, zonder woorden` : 'nee, alleen de kaarten';
}

function Facts({ call, view }: { call: CallSummary; view: CallView }) {
  const topics = useTopics();
  const category =
    call.category === OTHER ? 'Overig' : topics.data?.find(({ key }) => key === call.category)?.name;
  const length = call.closedAt === null ? null : Date.parse(call.closedAt) - Date.parse(call.startedAt);
  const rows = [
    ['Begonnen', dateAndTime(call.startedAt)],
    ['Duur', length === null ? '' : duration(length)],
    ['Ging over', category ?? call.category ?? ''],
    ['Opgelost', call.solved === null ? '' : call.solved ? 'ja' : 'nee'],
    ['Bewaard', keptWords({ ...view, recording: call.recording })],
    ['Notitie', view.closed?.note ?? ''],
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
      onLine={goToLine}
      footer={
        <>
          {wordsAreGone(entry) && (
            <div className="bb-opinion bb-soft">
              De woorden van deze kaart zijn niet (meer) bewaard. Het rekenbewijs en de bronnen wel.
            </div>
          )}
          <Opinion entry={entry} />
        </>
      }
    />
  );
}

/** A call that is over, to read back: what was said, the cards, and what the agent did with them. */
export function ReviewPage({ call, events }: { call: CallSummary; events: readonly CallEvent[] }) {
  const view = useMemo(() => applyEvents(EMPTY_CALL, events), [events]);
  const entries = useMemo(() => deckEntries(view), [view]);
  const [panel, setPanel] = useState<Panel | null>(null);
  const search = useRef<HTMLInputElement>(null);
  return (
    <KeyBindingsProvider>
      <PageFrame title={`Gesprek ${call.number}`} end={<AccountBar />} notices={<ServiceNotices />}>
        <Link to="/" className="utrecht-link utrecht-link--html-a bb-review__back">
          Ga terug naar uw gesprekken
        </Link>
        <Facts call={call} view={view} />
        <ConfirmationOfClosed call={call} />
        {events.length === 0 && (
          <Notice announce={false}>
            De bewaartijd van dit gesprek is voorbij. Wat er is gezegd en getoond, is opgeschoond.
          </Notice>
        )}
        <div className="bb-review">
          <section className="bb-section" aria-labelledby="gesprek">
            <h2 id="gesprek" className="utrecht-heading-2">
              Wat er is gezegd
            </h2>
            <Transcript lines={view.lines} />
          </section>
          <section className="bb-review__cards" aria-label="Kaarten">
            <CallerOpinion call={call} />
            {entries.length === 0 && <p className="bb-soft">In dit gesprek kwam geen kaart.</p>}
            {entries.map(({ id, card, request }) =>
              request ? (
                <ReviewAnswer key={id} request={request} onPanel={setPanel} />
              ) : (
                <ReviewCard key={id} entry={card} onPanel={setPanel} />
              ),
            )}
            <UnansweredRequests requests={view.helpline} />
          </section>
        </div>
        <PanelDrawer
          panel={panel ?? EMPTY_SEARCH}
          cards={view.cards}
          onPanel={setPanel}
          searchRef={search}
          isOpen={panel !== null}
        />
      </PageFrame>
    </KeyBindingsProvider>
  );
}
