import './monitor.css';
import { Link, useSearchParams } from 'react-router';
import type { AnswerSummary } from '../../server/contract/answers.ts';
import { CardBadge, statusWord } from '../agent/card/card-badge.tsx';
import { type AnswerFilter, useAnswers } from '../api/answers.ts';
import { messageOf } from '../api/api-error.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { dateAndTime } from '../ui/dates.ts';
import { useAnnounce } from '../ui/live-region.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';

/** What stands in the address, so that it is there again on coming back from an answer. */
const RULES = 'regel';
const ALL = 'alles';

const countAnswers = (count: number) => (count === 1 ? '1 antwoord' : `${count} antwoorden`);

function Row({ answer, search }: { answer: AnswerSummary; search: string }) {
  const { id, at, status, title, question, rule, shown } = answer;
  return (
    <li className="bb-logbook__row">
      <span className="bb-logbook__head">
        <CardBadge card={{ status }} />
        <span className="bb-small bb-soft">{dateAndTime(at)}</span>
        {!shown && <span className="bb-small bb-soft">niet getoond</span>}
      </span>
      <Link to={`/antwoorden/${id}${search}`} className="utrecht-link utrecht-link--html-a bb-logbook__title">
        {title || statusWord(status)}
      </Link>
      <span>
        {question === '' ? <span className="bb-soft">De vraag is niet bewaard.</span> : `“${question}”`}
      </span>
      {rule && (
        <span className="bb-small bb-soft">
          Regel: {rule.title} (versie {rule.version})
        </span>
      )}
    </li>
  );
}

function Nothing({ onlyRules }: { onlyRules: boolean }) {
  return (
    <p className="bb-soft">
      {onlyRules
        ? 'Er zijn nog geen kaarten van een regel. Zet het filter uit om de andere antwoorden te zien.'
        : 'Hier komen de kaarten die medewerkers in hun gesprekken kregen. Er is er nog geen.'}
    </p>
  );
}

function Answers({ filter, search }: { filter: AnswerFilter; search: string }) {
  const answers = useAnswers(filter);
  const announce = useAnnounce();
  const rows = answers.data?.pages.flat() ?? [];
  const loadMore = async () => {
    const { data, isError } = await answers.fetchNextPage();
    if (!isError) announce(`Nu ${countAnswers(data?.pages.flat().length ?? 0)} in de lijst.`);
  };
  return (
    <>
      {answers.isPending && <Loading what="De antwoorden" lines={6} />}
      {answers.isError && (
        <Notice
          tone="error"
          action={
            <Button size="small" onPress={() => (answers.data ? answers.fetchNextPage() : answers.refetch())}>
              Probeer opnieuw
            </Button>
          }
        >
          {messageOf(answers.error)}
        </Notice>
      )}
      {answers.data && rows.length === 0 && <Nothing onlyRules={filter.onlyRules} />}
      {rows.length > 0 && (
        <ul className="bb-logbook" aria-label="Antwoorden, nieuwste eerst">
          {rows.map((answer) => (
            <Row key={answer.id} answer={answer} search={search} />
          ))}
        </ul>
      )}
      {answers.hasNextPage && (
        <div className="bb-actions">
          <Button busy={answers.isFetchingNextPage} onPress={loadMore}>
            {answers.isFetchingNextPage ? 'Bezig met laden' : 'Laad meer'}
          </Button>
        </div>
      )}
    </>
  );
}

/** The answers that were logged, for the quality monitor: newest first, each to be opened and worked out again. */
export function AnswersPage() {
  const [params, setParams] = useSearchParams();
  const onlyRules = params.has(RULES);
  const onlyShown = !params.has(ALL);
  const set = (name: string, on: boolean) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (on) next.set(name, '1');
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const search = params.size > 0 ? `?${params}` : '';
  return (
    <PageFrame title="Antwoorden" end={<AccountBar />} notices={<ServiceNotices />}>
      <p className="bb-logbook__intro">
        Open een antwoord om de kaart te zien zoals die was, en om na te rekenen of BelBot nu hetzelfde geeft.
        Wat medewerkers schriftelijk bevestigden, staat onder{' '}
        <Link to="/bevestigingen" className="utrecht-link utrecht-link--html-a">
          Bevestigingen
        </Link>
        .
      </p>
      <section className="bb-section" aria-label="Vastgelegde antwoorden">
        <div className="bb-logbook__filter">
          <Checkbox isSelected={onlyRules} onChange={(on) => set(RULES, on)}>
            Alleen met regel
          </Checkbox>
          <Checkbox isSelected={!onlyShown} onChange={(on) => set(ALL, on)}>
            Ook wat niet is getoond
          </Checkbox>
        </div>
        <Answers filter={{ onlyRules, onlyShown }} search={search} />
      </section>
    </PageFrame>
  );
}
