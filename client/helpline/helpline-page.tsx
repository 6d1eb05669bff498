import './helpline-page.css';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useMatch } from 'react-router';
import type { HelplineItem } from '../../server/contract/helpline.ts';
import { messageOf } from '../api/api-error.ts';
import { useQueue } from '../api/helpline.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { useSignedIn } from '../session/session-gate.tsx';
import { Icon } from '../ui/icon.tsx';
import { useAnnounce } from '../ui/live-region.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { type AnswerDraft, EMPTY_DRAFT } from './draft.ts';
import { QueueList } from './queue-list.tsx';
import { RequestView } from './request-view.tsx';

/** Has each question that comes in while the page is open read aloud. */
function useNewQuestions(items: readonly HelplineItem[] | undefined) {
  const announce = useAnnounce();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!items) return;
    const before = known.current;
    known.current = new Set(items.map(({ id }) => id));
    const fresh = before && items.filter(({ id, state }) => state === 'waiting' && !before.has(id));
    const [first, ...rest] = fresh ?? [];
    if (!first) return;
    announce(rest.length > 0 ? `${rest.length + 1} nieuwe vragen` : `Nieuwe vraag van ${first.askedBy}`);
  }, [items, announce]);
}

/** The workspace of the second line: the queue, and the question that is open. */
export function HelplinePage() {
  const { user } = useSignedIn();
  const open = useMatch('/vragen/:requestId')?.params.requestId ?? null;
  const queue = useQueue();
  const [drafts, setDrafts] = useState<Readonly<Record<string, AnswerDraft>>>({});
  const waiting = queue.data?.filter(({ state }) => state === 'waiting').length ?? 0;
  useNewQuestions(queue.data);

  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    // Back from a question: the link that had the focus is gone.
    if (wasOpen.current !== null && open === null && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
    wasOpen.current = open;
  }, [open]);

  const setDraft = (id: string, draft: AnswerDraft) => setDrafts((before) => ({ ...before, [id]: draft }));

  return (
    <PageFrame
      title={waiting > 0 ? `Hulplijn (${waiting})` : 'Hulplijn'}
      end={<AccountBar />}
      notices={<ServiceNotices />}
      wide
    >
      <div className={`bb-helpline ${open === null ? '' : 'bb-helpline--open'}`}>
        <section className="bb-helpline__queue" aria-labelledby="wachtrij">
          <h2 id="wachtrij" ref={heading} tabIndex={-1} className="utrecht-heading-2">
            Wachtrij
          </h2>
          {queue.isPending && <Loading what="De wachtrij" lines={4} />}
          {queue.isError && <Notice tone="error">{messageOf(queue.error)}</Notice>}
          {queue.data?.length === 0 && (
            <p className="bb-soft bb-queue__empty">
              Er wacht niemand. Een vraag van een medewerker verschijnt hier vanzelf; laat dit scherm open.
            </p>
          )}
          {queue.data && queue.data.length > 0 && <QueueList items={queue.data} me={user.id} open={open} />}
        </section>
        {open === null ? (
          queue.data &&
          queue.data.length > 0 && (
            <p className="bb-helpline__none bb-soft">
              Kies een vraag om te zien wat er is gevraagd en wat BelBot vond.
            </p>
          )
        ) : (
          <div className="bb-helpline__detail">
            <Link to="/" className="utrecht-link utrecht-link--html-a bb-helpline__back">
              <Icon shape={IconArrowLeft} size={18} /> Ga terug naar de wachtrij
            </Link>
            <RequestView
              key={open}
              id={open}
              me={user.id}
              draft={drafts[open] ?? EMPTY_DRAFT}
              onDraft={(draft) => setDraft(open, draft)}
              onSent={() => setDraft(open, EMPTY_DRAFT)}
            />
          </div>
        )}
      </div>
    </PageFrame>
  );
}
