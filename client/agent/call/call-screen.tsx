import './call-screen.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { CallSummary } from '../../../server/contract/calls.ts';
import { unsent } from '../../api/outbox.ts';
import { useSessionExpired } from '../../api/session-expiry.ts';
import { useCall } from '../../api/use-call.ts';
import { ConfirmationCounter, useConfirmationKey } from '../../confirmation/confirmation-counter.tsx';
import { ConfirmationDialog } from '../../confirmation/confirmation-dialog.tsx';
import { ServiceNotices } from '../../session/service-notices.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { cardTitle } from '../card/card-title.ts';
import { ConsentDialog } from '../consent/consent-dialog.tsx';
import { HandOverDialog } from '../hand-over/hand-over-dialog.tsx';
import { AskHelpline, type HelplineSubject } from '../helpline/ask-helpline.tsx';
import { deckEntries } from '../helpline/deck-entries.ts';
import { HelplineLines } from '../helpline/helpline-lines.tsx';
import { HelpSheet } from '../keys/help-sheet.tsx';
import { useKeys } from '../keys/use-keys.ts';
import type { Panel } from '../panel/panel-state.ts';
import { WrapUp } from '../wrap-up/wrap-up.tsx';
import { CallBar } from './call-bar.tsx';
import { Cards } from './cards.tsx';
import type { FrontCardKeys } from './front-card.tsx';
import { KnownDataList } from './known-data-list.tsx';
import { type Draft, LineBox, otherSpeaker } from './line-box.tsx';
import { ListeningButtons } from './listening-buttons.tsx';
import { ReplayLine } from './replay-line.tsx';
import { PanelColumn, PanelDrawer } from './side-panel.tsx';
import { ScrollingTranscript, Transcript } from './transcript.tsx';
import { useDeck } from './use-deck.ts';
import { useGoToLine } from './use-go-to-line.ts';
import { useInUse } from './use-in-use.ts';
import { useLayout } from './use-layout.ts';
import { useListening } from './use-listening.ts';
import { usePanel } from './use-panel.ts';

/** Pixels scrolled down from which the agent is reading something other than the top of the card. */
const SCROLLED_AWAY = 48;
const EMPTY_SEARCH: Panel = { kind: 'search', query: '' };

/** What stands over the call screen. */
type Opened = 'help' | 'wrap-up' | 'helpline' | 'hand-over' | 'confirmation' | 'consent';

type CallScreenProps = { call: CallSummary; onClosed: (call: CallSummary) => void };

function EndedElsewhere() {
  return (
    <Notice
      shape="line"
      action={
        <Link to="/" className="utrecht-link utrecht-link--html-a">
          Ga naar uw gesprekken
        </Link>
      }
    >
      Dit gesprek is afgerond.
    </Notice>
  );
}

/** The workspace during a call: conversation, cards, and search or source beside them. */
export function CallScreen({ call, onClosed }: CallScreenProps) {
  const live = useCall(call.id);
  const { view } = live;
  const layout = useLayout();
  const expired = useSessionExpired();
  const [draft, setDraft] = useState<Draft>({ text: '', speaker: 'beller' });
  const [open, setOpen] = useState<Opened | null>(null);
  const [subject, setSubject] = useState<HelplineSubject | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const cardKeys = useRef<FrontCardKeys | null>(null);
  const lines = useGoToLine();

  const reading = useRef(false);
  const inUse = useInUse();
  const scroller = useRef<HTMLDivElement>(null);
  const isInUse = useCallback(
    () => reading.current || inUse.isInUse() || (scroller.current?.scrollTop ?? 0) > SCROLLED_AWAY,
    [inUse.isInUse],
  );
  const entries = useMemo(() => deckEntries(view), [view]);
  const { deck, ...deal } = useDeck(entries, live.joined, isInUse);
  const { panel, setPanel, showAsCard, problem } = usePanel(call.id, deal.askFor);
  // A source or article that is open is being read, in a drawer as well as in the third column.
  useEffect(() => {
    reading.current = panel !== null && (panel.kind !== 'search' || layout !== 'three');
  }, [panel, layout]);

  useEffect(() => {
    // On arrival the agent can type at once.
    if (document.activeElement === document.body) input.current?.focus();
  }, []);

  const confirmation = useConfirmationKey(call.id);
  const listening = useListening(call.id, view.onRequest, deal.askFor);
  const openCard = (work: () => void) => {
    if (panel && panel.kind !== 'search' && panel.kind !== 'passage') setPanel(null);
    work();
  };

  const inFront = entries.find((entry) => entry.id === deck.front);
  const front = inFront?.card;
  const openSource = (index: number) => {
    const chosen = inFront?.request?.answer?.sources[index];
    if (chosen) setPanel({ kind: 'chosen', citation: chosen, index });
    if (front?.card.citations[index]) setPanel({ kind: 'source', answerId: front.answerId, index });
  };
  const openTrace = () => {
    if (front && front.card.trace.length > 0) setPanel({ kind: 'trace', card: front.id });
  };
  const askHelpline = () => {
    // Alt+H again while it is open asks nothing new.
    if (open !== null) return;
    setSubject(
      front
        ? {
            answerId: front.answerId,
            title: cardTitle(front.card),
            question: front.card.question,
            status: front.card.status,
          }
        : null,
    );
    setOpen('helpline');
  };
  const openSearch = (query?: string) => {
    const before = panel?.kind === 'search' ? panel.query : '';
    setPanel({ kind: 'search', query: query ?? before });
    requestAnimationFrame(() => {
      search.current?.focus();
      search.current?.select();
    });
  };

  useKeys(
    {
      search: () => openSearch(),
      source: (digit) => openSource(digit - 1),
      answer: () => cardKeys.current?.answer(),
      unknown: () => cardKeys.current?.unknown(),
      trace: openTrace,
      copy: () => cardKeys.current?.copy(),
      up: () => cardKeys.current?.up(),
      down: () => cardKeys.current?.down(),
      unused: () => cardKeys.current?.unused(),
      helpline: askHelpline,
      confirm: () => confirmation.toggle(view.cards.find((entry) => entry.id === deck.front)),
      confirmation: () => setOpen('confirmation'),
      newCard: () => openCard(deal.openNewest),
      request: listening.requestCard,
      listening: listening.toggle,
      line: () => input.current?.focus(),
      speaker: () => setDraft((before) => ({ ...before, speaker: otherSpeaker(before.speaker) })),
      wrapUp: () => setOpen('wrap-up'),
      help: () => setOpen('help'),
    },
    open === null && !expired,
  );

  const send = (line: Draft) => {
    live.addLine(line.speaker, line.text.trim());
    setDraft({ ...line, text: '' });
  };

  const lineBox = (
    <LineBox
      draft={draft}
      onDraft={setDraft}
      onSend={send}
      outbox={live.outbox}
      onTakeBack={(line) => {
        live.dropLine(line.key);
        setDraft({ speaker: line.speaker, text: [draft.text, line.text].filter(Boolean).join(' ') });
        input.current?.focus();
      }}
      onSearch={() => openSearch()}
      inputRef={input}
    />
  );
  const cards = (
    <Cards
      callId={call.id}
      cards={entries}
      deck={deck}
      joined={live.joined}
      inUse={inUse.handlers}
      scroller={scroller}
      keys={cardKeys}
      onOpen={(id) => openCard(() => deal.open(id))}
      onOpenNewest={() => openCard(deal.openNewest)}
      onWhatIf={() => front && setPanel({ kind: 'what-if', card: front.id })}
      actions={{
        onOpenSource: openSource,
        onSearch: openSearch,
        onOpenPassage: ({ article, passage }, query) =>
          setPanel({ kind: 'passage', article, passage, query, fromSearch: false }),
        onShowAsCard: showAsCard,
        onTrace: openTrace,
        onLine: lines.goTo,
        onHelpline: askHelpline,
        onHandOver: () => setOpen('hand-over'),
      }}
    >
      {layout === 'bar' && (
        <Fold
          level={2}
          title={`Gesprek tot nu toe (${view.lines.length})`}
          isOpen={lines.shown}
          onOpen={lines.show}
        >
          <KnownDataList view={view} onLine={lines.goTo} />
          <Transcript lines={view.lines} outbox={live.outbox} interim={live.interim} />
        </Fold>
      )}
    </Cards>
  );
  const panelProps = {
    callId: call.id,
    cards: view.cards,
    onPanel: setPanel,
    onShowAsCard: showAsCard,
    searchRef: search,
  };

  return (
    <div className={`bb-call bb-call--${layout}`}>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#kaart">
        Naar de kaart
      </a>
      <header className="bb-call__head">
        <CallBar
          number={call.number}
          view={view}
          onConsent={() => setOpen('consent')}
          onHelp={() => setOpen('help')}
          onWrapUp={() => setOpen('wrap-up')}
        >
          <ListeningButtons
            onRequest={view.onRequest}
            onToggle={listening.toggle}
            onCard={listening.requestCard}
          />
          <ConfirmationCounter callId={call.id} onOpen={() => setOpen('confirmation')} />
        </CallBar>
        <ServiceNotices>
          {view.replay && <ReplayLine callId={call.id} replay={view.replay} />}
          <HelplineLines
            callId={call.id}
            requests={view.helpline}
            front={deck.front}
            onOpen={(id) => openCard(() => deal.open(id))}
          />
          {view.onRequest && (
            <Notice shape="line">
              Kaarten komen alleen als u erom vraagt. Berekeningen op de kaart lopen door.
            </Notice>
          )}
          {view.handOvers.map(({ at, name }) => (
            <Notice key={at} shape="line">
              Overgedragen aan {name}. De samenvatting is vastgelegd.
            </Notice>
          ))}
          {[live.error, problem, listening.problem].filter(Boolean).map((text) => (
            <Notice key={text} shape="line" tone="error">
              {text}
            </Notice>
          ))}
          {view.closed && open !== 'wrap-up' && <EndedElsewhere />}
        </ServiceNotices>
      </header>
      {layout !== 'bar' && (
        <section className="bb-call__talk" aria-label="Gesprek">
          {live.joined ? (
            <ScrollingTranscript lines={view.lines} outbox={live.outbox} interim={live.interim} />
          ) : (
            <div className="bb-scroll">
              <Loading what="Het gesprek" />
            </div>
          )}
          <div className="bb-call__known">
            <Fold level={2} title="Bekende gegevens" startsOpen={layout === 'three'}>
              <KnownDataList view={view} onLine={lines.goTo} />
            </Fold>
          </div>
          {lineBox}
        </section>
      )}
      <main id="kaart" tabIndex={-1} className="bb-call__cards">
        {cards}
        {layout === 'bar' && lineBox}
      </main>
      {layout === 'three' ? (
        <aside className="bb-call__panel" aria-label="Zoeken en bronnen">
          <PanelColumn {...panelProps} panel={panel ?? EMPTY_SEARCH} />
        </aside>
      ) : (
        <PanelDrawer {...panelProps} panel={panel ?? EMPTY_SEARCH} isOpen={panel !== null} />
      )}
      <AskHelpline
        callId={call.id}
        subject={subject}
        recording={view.recording}
        isOpen={open === 'helpline'}
        onClose={() => setOpen(null)}
      />
      <HandOverDialog callId={call.id} isOpen={open === 'hand-over'} onClose={() => setOpen(null)} />
      <HelpSheet isOpen={open === 'help'} onClose={() => setOpen(null)} />
      <ConfirmationDialog callId={call.id} isOpen={open === 'confirmation'} onClose={() => setOpen(null)} />
      <ConsentDialog callId={call.id} view={view} isOpen={open === 'consent'} onClose={() => setOpen(null)} />
      <WrapUp
        callId={call.id}
        number={call.number}
        before={view.takenBack}
        unsentLines={unsent(live.outbox).length}
        isOpen={open === 'wrap-up'}
        onClose={() => setOpen(null)}
        onDone={onClosed}
      />
    </div>
  );
}
