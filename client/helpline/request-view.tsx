import { useRef, useState } from 'react';
import type { HelplineDetail } from '../../server/contract/helpline.ts';
import { PanelDrawer } from '../agent/call/side-panel.tsx';
import { Transcript } from '../agent/call/transcript.tsx';
import { PersonCard } from '../agent/helpline/person-card.tsx';
import type { Panel } from '../agent/panel/panel-state.ts';
import { messageOf } from '../api/api-error.ts';
import { useRequest } from '../api/helpline.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { AnswerForm } from './answer-form.tsx';
import { type AnswerDraft, type ChosenSource, withSource } from './draft.ts';
import { FoundPart } from './found-part.tsx';
import { RequestHead } from './request-head.tsx';
import { useDetailFocus } from './use-detail-focus.ts';

const EMPTY_SEARCH: Panel = { kind: 'search', query: '' };

type RequestViewProps = {
  id: string;
  me: string;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  onSent: () => void;
};

const isMine = ({ state, helper }: HelplineDetail, me: string) => state === 'taken' && helper?.id === me;

/** One question: what was asked, what BelBot found, the last lines, and the answer. */
export function RequestView({ id, me, draft, onDraft, onSent }: RequestViewProps) {
  const request = useRequest(id);
  const [panel, setPanel] = useState<Panel | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const copy = useCopy();
  const root = useDetailFocus(request.data && { state: request.data.state, mine: isMine(request.data, me) });

  if (request.isPending) return <Loading what="De vraag" lines={6} />;
  if (request.isError && !request.data) return <Notice tone="error">{messageOf(request.error)}</Notice>;
  const { data } = request;
  const { answer } = data;
  const mine = isMine(data, me);
  const readable = data.state === 'waiting' || data.state === 'taken' || data.state === 'taken-over';
  const read = ({ article, passage }: Pick<ChosenSource, 'article' | 'passage'>) =>
    setPanel({ kind: 'passage', article, passage, query: '', fromSearch: false });

  return (
    <div
      ref={root}
      className={`bb-detail ${mine ? 'bb-detail--mine' : ''} ${readable ? 'bb-detail--readable' : ''}`}
    >
      <div className="bb-detail__head">
        <RequestHead request={data} me={me} />
      </div>
      {readable && (
        <section className="bb-section bb-detail__lines" aria-labelledby="laatste-regels">
          <h2 id="laatste-regels" className="utrecht-heading-3">
            Laatste regels van het gesprek
          </h2>
          <Transcript lines={data.lines} />
        </section>
      )}
      {mine && (
        <section className="bb-section bb-detail__answer" aria-label="Antwoord">
          <AnswerForm request={data} draft={draft} onDraft={onDraft} onRead={read} onSent={onSent} />
        </section>
      )}
      {readable && (
        <div className="bb-detail__found">
          <FoundPart
            request={data}
            onChoose={mine ? (source) => onDraft(withSource(draft, source)) : undefined}
            onRead={read}
            onOpenSource={(citation, index) => setPanel({ kind: 'chosen', citation, index })}
            onSearch={(query) => setPanel({ kind: 'search', query })}
          />
        </div>
      )}
      {answer && (
        <PersonCard
          answer={answer}
          question=""
          copy={copy}
          onOpenSource={(index) => {
            const citation = answer.sources[index];
            if (citation) setPanel({ kind: 'chosen', citation, index });
          }}
        />
      )}
      <PanelDrawer
        panel={panel ?? EMPTY_SEARCH}
        cards={[]}
        onPanel={setPanel}
        searchRef={search}
        isOpen={panel !== null}
      />
    </div>
  );
}
