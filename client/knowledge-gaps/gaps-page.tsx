import '../agent/card/card.css';
import './gaps-page.css';
import { useRef, useState } from 'react';
import type { Citation } from '../../server/contract/card.ts';
import type { GapState, KnowledgeGap } from '../../server/contract/helpline.ts';
import { PanelDrawer } from '../agent/call/side-panel.tsx';
import type { Panel } from '../agent/panel/panel-state.ts';
import { messageOf } from '../api/api-error.ts';
import { useGaps, useMarkGap } from '../api/helpline.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { GapItem } from './gap-item.tsx';

const EMPTY_SEARCH: Panel = { kind: 'search', query: '' };

const STATES: readonly { value: GapState; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'afgehandeld', label: 'Afgehandeld' },
];

const EMPTY: Record<GapState, string> = {
  open: 'Niets te doen. Hier komt een vraag zodra de hulplijn er een beantwoordt.',
  afgehandeld: 'Er is nog geen vraag afgehandeld.',
};

/** Says what was just marked, with the way back. */
function JustMarked({ gap, onUndone }: { gap: KnowledgeGap; onUndone: () => void }) {
  const mark = useMarkGap();
  const undo = () => mark.mutate({ id: gap.id, body: { state: 'open' } }, { onSuccess: onUndone });
  return (
    <Notice
      tone={mark.isError ? 'error' : 'info'}
      action={
        <Button look="subtle" size="small" busy={mark.isPending} onPress={undo}>
          Maak ongedaan
        </Button>
      }
    >
      {mark.isError ? messageOf(mark.error) : `Afgehandeld: ${gap.question || 'vraag niet bewaard'}`}
    </Notice>
  );
}

/** What the helpline knew and BelBot did not: the work list of the kennisbeheerder. */
export function GapsPage() {
  const [state, setState] = useState<GapState>('open');
  const gaps = useGaps(state);
  const [marked, setMarked] = useState<KnowledgeGap | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLHeadingElement>(null);

  const onMarked = (gap: KnowledgeGap, now: GapState) => {
    setMarked(now === 'afgehandeld' ? gap : null);
    // The one that had the focus goes away.
    list.current?.focus({ preventScroll: true });
  };

  return (
    <PageFrame title="Wat BelBot niet wist" end={<AccountBar />} notices={<ServiceNotices />}>
      <p className="bb-gaps__intro">
        Vragen waar BelBot geen goed antwoord op had en de hulplijn wel. Past het in de kennisbank, vul die
        dan aan; handel de vraag daarna af.
      </p>
      <RadioGroup label="Toon" value={state} onChange={setState} options={STATES} layout="side" />
      {marked && <JustMarked key={marked.id} gap={marked} onUndone={() => setMarked(null)} />}
      <section className="bb-gaps" aria-labelledby="vragen">
        <h2 id="vragen" ref={list} tabIndex={-1} className="utrecht-heading-2">
          {state === 'open' ? 'Open vragen' : 'Afgehandelde vragen'}
          {gaps.data && ` (${gaps.data.length})`}
        </h2>
        {gaps.isPending && <Loading what="De vragen" lines={6} />}
        {gaps.isError && <Notice tone="error">{messageOf(gaps.error)}</Notice>}
        {gaps.data?.length === 0 && <p className="bb-soft bb-gaps__empty">{EMPTY[state]}</p>}
        {gaps.data?.map((gap) => (
          <GapItem
            key={gap.id}
            gap={gap}
            onOpenSource={(citation: Citation, index) => setPanel({ kind: 'chosen', citation, index })}
            onMarked={onMarked}
          />
        ))}
      </section>
      <PanelDrawer
        panel={panel ?? EMPTY_SEARCH}
        cards={[]}
        onPanel={setPanel}
        searchRef={search}
        isOpen={panel !== null}
      />
    </PageFrame>
  );
}
