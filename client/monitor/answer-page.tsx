import './monitor.css';
import { useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { AnswerDetail } from '../../server/contract/answers.ts';
import { PanelDrawer } from '../agent/call/side-panel.tsx';
import { CardView } from '../agent/card/card-view.tsx';
import { KeyBindingsProvider } from '../agent/keys/key-bindings.tsx';
import type { Panel } from '../agent/panel/panel-state.ts';
import { useAnswer } from '../api/answers.ts';
import { messageOf } from '../api/api-error.ts';
import { cardAlone } from '../api/call-view.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { Receipt } from './receipt.tsx';
import { Reproduce } from './reproduce.tsx';
import { Steps } from './steps.tsx';

const EMPTY_SEARCH: Panel = { kind: 'search', query: '' };

function CardOfThen({ answer }: { answer: AnswerDetail }) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const copy = useCopy();
  const search = useRef<HTMLInputElement>(null);
  const entry = cardAlone(answer.id, answer.at, answer.card);
  return (
    <>
      <CardView
        entry={entry}
        copy={copy}
        aside={answer.shown ? undefined : 'niet getoond'}
        onOpenSource={(index) => setPanel({ kind: 'source', answerId: entry.answerId, index })}
        onSearch={(query) => setPanel({ kind: 'search', query })}
        onOpenPassage={({ article, passage }, query) =>
          setPanel({ kind: 'passage', article, passage, query, fromSearch: false })
        }
        onTrace={() => setPanel({ kind: 'trace', card: entry.id })}
      />
      <PanelDrawer
        panel={panel ?? EMPTY_SEARCH}
        cards={[entry]}
        onPanel={setPanel}
        searchRef={search}
        isOpen={panel !== null}
      />
    </>
  );
}

function Facts({ answer, search }: { answer: AnswerDetail; search: string }) {
  const { at, question, rule, revises } = answer;
  return (
    <dl className="bb-logged">
      <div>
        <dt>Gemaakt</dt>
        <dd>{dateAndTime(at)}</dd>
      </div>
      <div>
        <dt>Vraag, zonder persoonsgegevens</dt>
        <dd>{question === '' ? 'niet bewaard' : `“${question}”`}</dd>
      </div>
      {rule && (
        <div>
          <dt>Regel</dt>
          <dd>
            {rule.title}, versie {rule.version} ({rule.id})
          </dd>
        </div>
      )}
      {revises !== null && (
        <div>
          <dt>Kwam in de plaats van</dt>
          <dd>
            <Link to={`/antwoorden/${revises}${search}`} className="utrecht-link utrecht-link--html-a">
              de vorige versie van deze kaart
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Answer({ answer, search }: { answer: AnswerDetail; search: string }) {
  return (
    <>
      <Facts answer={answer} search={search} />
      <div className="bb-inspect">
        <CardOfThen answer={answer} />
        <div className="bb-inspect__side">
          <Reproduce answerId={answer.id} />
          <Receipt receipt={answer.card.receipt} />
          <Steps steps={answer.steps} />
        </div>
      </div>
    </>
  );
}

/** One logged answer: the card as it was, how it came about, and a button that works it out again. */
export function AnswerPage() {
  const { answerId = '' } = useParams();
  const { search } = useLocation();
  const answer = useAnswer(answerId);
  return (
    <KeyBindingsProvider>
      <PageFrame title="Antwoord" end={<AccountBar />} notices={<ServiceNotices />}>
        <Link to={`/${search}`} className="utrecht-link utrecht-link--html-a bb-inspect__back">
          Ga terug naar de antwoorden
        </Link>
        {answer.isPending && <Loading what="Het antwoord" lines={6} />}
        {answer.isError && (
          <Notice
            tone="error"
            action={
              <Button size="small" onPress={() => answer.refetch()}>
                Probeer opnieuw
              </Button>
            }
          >
            {messageOf(answer.error)}
          </Notice>
        )}
        {answer.data && <Answer key={answer.data.id} answer={answer.data} search={search} />}
      </PageFrame>
    </KeyBindingsProvider>
  );
}
