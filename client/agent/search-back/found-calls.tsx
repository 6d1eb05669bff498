import '../start/start.css';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { FoundCall, FoundIn } from '../../../server/contract/call-search.ts';
import { messageOf } from '../../api/api-error.ts';
import type { useCallSearch } from '../../api/call-search.ts';
import { Button } from '../../ui/button.tsx';
import { dateAndTime, duration } from '../../ui/dates.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SOLVED_WORDS } from '../solved-words.ts';
import { useTopicName } from '../topic-name.ts';

const FOUND_IN: Record<FoundIn, string> = {
  regel: 'Gezegd',
  kaart: 'Kaart',
  notitie: 'Notitie',
  samenvatting: 'Samenvatting',
  vervolg: 'Vervolg',
};

function Excerpt({ excerpt }: { excerpt: NonNullable<FoundCall['excerpt']> }) {
  // Pieces have no name of their own; they never change places.
  const pieces = excerpt.pieces.map((piece, place) => ({ ...piece, place }));
  return (
    <p className="bb-found__excerpt">
      <span className="bb-soft">{FOUND_IN[excerpt.in]}: </span>
      {pieces.map(({ text, hit, place }) =>
        hit ? (
          <mark key={place} className="utrecht-mark">
            {text}
          </mark>
        ) : (
          <span key={place}>{text}</span>
        ),
      )}
    </p>
  );
}

function Found({ call, category, back }: { call: FoundCall; category: string; back: string }) {
  const length = call.closedAt === null ? null : Date.parse(call.closedAt) - Date.parse(call.startedAt);
  const facts = [
    length === null ? 'loopt nog' : duration(length),
    call.solved === null ? '' : SOLVED_WORDS[call.solved],
    call.cards === 1 ? '1 kaart' : `${call.cards} kaarten`,
  ];
  return (
    <li className="bb-recent__call">
      <Link
        to={`/gesprekken/${call.id}`}
        state={{ back }}
        className="utrecht-link utrecht-link--html-a bb-recent__name"
      >
        Gesprek {call.number}
      </Link>
      <span className="bb-recent__when">{dateAndTime(call.startedAt)}</span>
      <span className="bb-recent__topic">{category}</span>
      <span className="bb-recent__facts">{facts.filter(Boolean).join(' · ')}</span>
      {call.excerpt && <Excerpt excerpt={call.excerpt} />}
    </li>
  );
}

type FoundCallsProps = {
  found: ReturnType<typeof useCallSearch>;
  /** Some filter is set. */
  narrowed: boolean;
  /** Address of this page with its filters. */
  back: string;
};

/** The calls that were found, page after page. */
export function FoundCalls({ found, narrowed, back }: FoundCallsProps) {
  const topicName = useTopicName();
  const list = useRef<HTMLUListElement>(null);
  const calls = found.data?.pages.flatMap((page) => page.calls) ?? [];
  const pages = found.data?.pages.length ?? 0;
  const asked = useRef(0);

  // The button may be gone by then; the reader goes on where the new calls begin.
  useEffect(() => {
    if (asked.current === 0 || pages < 2) return;
    list.current?.children[asked.current]?.querySelector('a')?.focus();
    asked.current = 0;
  }, [pages]);

  const count = found.hasNextPage ? `Eerste ${calls.length} gesprekken` : `${calls.length} gesprekken`;
  return (
    <section className="bb-section" aria-labelledby="gevonden" aria-busy={found.isFetching}>
      <h2 id="gevonden" className="utrecht-heading-2">
        <span role="status">{found.data ? (calls.length === 1 ? '1 gesprek' : count) : 'Gesprekken'}</span>
      </h2>
      {found.isPending && <Loading what="Uw gesprekken" lines={5} />}
      {found.isError && (
        <Notice
          tone="error"
          action={
            <Button size="small" onPress={() => found.refetch()}>
              Probeer opnieuw
            </Button>
          }
        >
          {messageOf(found.error)}
        </Notice>
      )}
      {found.data && calls.length === 0 && (
        <p className="bb-soft">
          {narrowed
            ? 'Geen gesprek past bij deze filters. Kies minder of kortere woorden, of een ruimere periode. Van bellers die niet wilden dat het gesprek werd bewaard, zijn de woorden er niet.'
            : 'Hier komen de gesprekken die u voerde. Begin een gesprek op de startpagina.'}
        </p>
      )}
      {calls.length > 0 && (
        <ul ref={list} className="bb-recent__list">
          {calls.map((call) => (
            <Found key={call.id} call={call} category={topicName(call.category)} back={back} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div className="bb-actions">
          <Button
            busy={found.isFetchingNextPage}
            onPress={() => {
              asked.current = calls.length;
              found.fetchNextPage();
            }}
          >
            Laad meer gesprekken
          </Button>
        </div>
      )}
    </section>
  );
}
