import '../panel/panel.css';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { type CallCard, versionById } from '../../api/call-view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { backFrom, type Panel } from '../panel/panel-state.ts';
import { PassagePanel } from '../panel/passage-panel.tsx';
import { SearchPanel } from '../panel/search-panel.tsx';
import { SourcePanel } from '../panel/source-panel.tsx';
import { Trace } from '../rule/trace.tsx';
import { WhatIf } from '../rule/what-if.tsx';

type PanelProps = {
  /** Absent where nothing can be tried: in a call that is over. */
  callId?: string;
  panel: Panel;
  cards: readonly CallCard[];
  onPanel: (panel: Panel | null) => void;
  onShowAsCard?: (passage: string, query: string) => void;
  searchRef: RefObject<HTMLInputElement | null>;
};

const TITLES: Record<Exclude<Panel['kind'], 'source' | 'chosen'>, string> = {
  search: 'Zoeken',
  passage: 'Artikel',
  trace: 'Hoe kom ik hieraan?',
  'what-if': 'Wat als',
};

const titleOf = (panel: Panel): string =>
  panel.kind === 'source' || panel.kind === 'chosen' ? `Bron ${panel.index + 1}` : TITLES[panel.kind];

function Content({
  callId,
  panel,
  cards,
  onPanel,
  onShowAsCard,
  searchRef,
  autoFocus = false,
}: PanelProps & { autoFocus?: boolean }) {
  if (panel.kind === 'search') {
    return (
      <SearchPanel
        query={panel.query}
        onQuery={(query) => onPanel({ kind: 'search', query })}
        onOpen={(hit) =>
          onPanel({
            kind: 'passage',
            article: hit.article,
            passage: hit.passage,
            query: panel.query,
            fromSearch: true,
          })
        }
        inputRef={searchRef}
        autoFocus={autoFocus}
      />
    );
  }
  if (panel.kind === 'passage') {
    return (
      <PassagePanel
        article={panel.article}
        passage={panel.passage}
        onShowAsCard={onShowAsCard && ((passage) => onShowAsCard(passage, panel.query))}
      />
    );
  }
  if (panel.kind === 'chosen') return <SourcePanel key={panel.citation.snapshot} citation={panel.citation} />;
  if (panel.kind === 'trace' || panel.kind === 'what-if') {
    const entry = cards.find(({ id }) => id === panel.card);
    if (!entry) return null;
    if (panel.kind === 'trace') return <Trace card={entry.card} />;
    return callId && <WhatIf key={entry.id} callId={callId} entry={entry} onClose={() => onPanel(null)} />;
  }
  const card = versionById(cards, panel.answerId)?.card;
  const citation = card?.citations[panel.index];
  // Of a card in doubt the second source carries the second sentence.
  const quoted = card?.second?.passage === citation?.passage ? card?.second?.say : card?.say;
  return card && citation ? (
    <SourcePanel key={citation.snapshot} citation={citation} quoted={quoted} />
  ) : null;
}

/** The panel over the page, for a screen without room beside the card. */
export function PanelDrawer(props: PanelProps & { isOpen: boolean }) {
  const { panel, isOpen, onPanel } = props;
  const back = backFrom(panel);
  const content = useRef<HTMLDivElement>(null);
  const shown = isOpen && panel.kind !== 'search';

  // From the search to a passage the field with focus goes away; focus stays in the drawer, at its text.
  useEffect(() => {
    if (shown) content.current?.focus({ preventScroll: true });
  }, [shown]);

  return (
    <Dialog title={titleOf(panel)} shape="drawer" isOpen={isOpen} onClose={() => onPanel(null)}>
      <div ref={content} tabIndex={-1} className="bb-panel">
        {back && (
          <div className="bb-actions">
            <Button look="subtle" size="small" icon={IconArrowLeft} onPress={() => onPanel(back)}>
              Ga terug naar zoeken
            </Button>
          </div>
        )}
        <Content {...props} autoFocus />
      </div>
    </Dialog>
  );
}

const isField = (element: Element | null) => element?.matches('input, textarea, select') ?? false;

/** The panel as the third column: search, unless a source or an article is open. */
export function PanelColumn(props: PanelProps) {
  const { panel, onPanel, searchRef } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const shown = panel.kind === 'search' ? 'search' : JSON.stringify(panel);
  const open = panel.kind !== 'search';

  // Focus goes along to what was opened, unless the agent is typing: typing is never interrupted.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of what is shown moves focus
  useEffect(() => {
    if (!open || isField(document.activeElement)) return;
    cameFrom.current ??= document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, [shown]);

  const close = () => {
    const back = backFrom(panel);
    const origin = cameFrom.current;
    cameFrom.current = null;
    onPanel(back);
    if (back) requestAnimationFrame(() => searchRef.current?.focus());
    else if (origin instanceof HTMLElement && origin.isConnected) origin.focus();
  };

  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      // A dialog on top handles its own Escape.
      if (event.key === 'Escape' && !event.defaultPrevented) latestClose.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [open]);

  return (
    <div className="bb-panel">
      {open && (
        <div className="bb-panel__head">
          <h2 ref={heading} tabIndex={-1} className="utrecht-heading-2">
            {titleOf(panel)}
          </h2>
          <IconButton
            icon={backFrom(panel) ? IconArrowLeft : IconX}
            label={backFrom(panel) ? 'Ga terug naar zoeken' : 'Sluit'}
            keys="Esc"
            onPress={close}
          />
        </div>
      )}
      <Content {...props} />
    </div>
  );
}
