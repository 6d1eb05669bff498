import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Card } from '../../../server/contract/card.ts';
import { messageOf } from '../../api/api-error.ts';
import type { CallCard } from '../../api/call-view.ts';
import { type RuleValues, useWhatIf } from '../../api/calls.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { Notice } from '../../ui/notice.tsx';
import { CardBadge } from '../card/card-badge.tsx';
import { CardPart, Sentences, Steps } from '../card/card-parts.tsx';
import { cardTitle } from '../card/card-title.ts';
import { AnswerControl, CONTROL } from './answer-control.tsx';
import { type Difference, differences } from './differences.ts';
import { useGiveData } from './use-give-data.ts';
import { UsedInputs } from './used-inputs.tsx';

/** What differs from the real card, each with what it was and what it becomes. */
function Differences({ found }: { found: readonly Difference[] }) {
  if (found.length === 0) return <p>Er verandert niets: de kaart blijft gelijk.</p>;
  return (
    <dl className="bb-differences">
      {found.map(({ what, was, becomes }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            <span className="bb-differences__was">
              <span className="bb-sr">was </span>
              {keepTogether(was)}
            </span>
            <Icon shape={IconArrowRight} size={18} />
            <strong>
              <span className="bb-sr">wordt </span>
              {keepTogether(becomes)}
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The card that would come of it, without anything to do: it is not the card of this caller. */
function Outcome({ card }: { card: Card }) {
  return (
    <section className="bb-outcome" aria-label="Kaart met deze gegevens">
      <span className="bb-label">Wat als, niet vastgelegd</span>
      <CardBadge card={card} />
      <p className="bb-outcome__title">{keepTogether(cardTitle(card))}</p>
      {card.reservation && <p className="bb-reservation">{card.reservation}</p>}
      {card.reason && <p>{card.reason}</p>}
      {card.say && <p>{keepTogether(card.say)}</p>}
      {card.steps.length > 0 && (
        <CardPart title="Zo regelt u het">
          <Steps steps={card.steps} />
        </CardPart>
      )}
      {card.watchOuts.length > 0 && (
        <CardPart title="Let op">
          <Sentences items={card.watchOuts} />
        </CardPart>
      )}
    </section>
  );
}

type WhatIfProps = { callId: string; entry: CallCard; onClose: () => void };

/** Other values tried on the rule of a card: what would come of it, beside what stands. Nothing is kept. */
export function WhatIf({ callId, entry, onClose }: WhatIfProps) {
  const [changes, setChanges] = useState<RuleValues>({});
  const result = useWhatIf(callId, entry.answerId, changes);
  const changed = Object.keys(changes).length > 0;
  const taken = useGiveData(callId, entry, onClose);
  const card = changed ? (result.data?.card ?? entry.card) : entry.card;
  const [open] = card.status === 'nog-nodig' ? card.missing : [];
  const questionId = useId();

  const place = useRef<HTMLDivElement>(null);
  /** To what is still needed, or to what changes. */
  const goOn = () => {
    const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector);
    (find(`.bb-ask ${CONTROL}`) ?? find('.bb-what-if__changes'))?.focus({ preventScroll: true });
    (find('.bb-ask') ?? find('.bb-what-if__changes'))?.scrollIntoView({ block: 'start' });
  };
  const tried = useRef(false);

  // A change is done once its card is there.
  const waiting = useRef<((there: boolean) => void) | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  useEffect(() => {
    if (waiting.current === null || result.isFetching) return;
    waiting.current(!result.isError);
    waiting.current = null;
    setBusy(null);
    tried.current = !result.isError;
  });
  // Once the control that was used has gone.
  useEffect(() => {
    if (busy !== null || !tried.current) return;
    tried.current = false;
    requestAnimationFrame(goOn);
  });
  const change = (key: string, data: RuleValues) =>
    new Promise<boolean>((resolve) => {
      waiting.current = resolve;
      setBusy(key);
      setChanges((before) => ({ ...before, ...data }));
    });

  return (
    <div ref={place} tabIndex={-1} className="bb-what-if">
      <p className="bb-what-if__label">Wat als: niet voor deze beller vastgelegd</p>
      <p className="bb-small bb-soft">
        De kaart van de beller blijft: <strong>{cardTitle(entry.card)}</strong>
      </p>
      <UsedInputs
        card={card}
        title="Wijzig wat u wilt proberen"
        change={{ give: change, busy, problem: null, onGone: goOn }}
        mark={(key) => (key in changes ? <span className="bb-changed">gewijzigd</span> : null)}
      />
      {result.isError && (
        <Notice tone="error">
          {messageOf(result.error)} De kaart van de beller is niet veranderd. Wijzig de waarde en probeer het
          opnieuw.
        </Notice>
      )}
      {open && changed && (
        <section className="bb-ask" aria-labelledby={questionId}>
          <span className="bb-label">Hiervoor is nog nodig</span>
          <p id={questionId} className="bb-ask__question">
            {open.question}
          </p>
          <AnswerControl
            key={open.key}
            item={open}
            busy={busy !== null}
            problem={open.refused}
            labelledBy={questionId}
            submit="Probeer"
            onAnswer={(value) => change(open.key, { [open.key]: value })}
          />
        </section>
      )}
      {changed && !result.isError && (
        <>
          <section tabIndex={-1} className="bb-what-if__changes" aria-label="Dit verandert">
            <CardPart title="Dit verandert">
              <Differences found={differences(entry.card, card)} />
            </CardPart>
            <div className="bb-actions">
              <Button
                look="primary"
                busy={taken.busy !== null || result.isFetching}
                onPress={() => taken.give('what-if', changes)}
              >
                Neem over voor deze beller
              </Button>
              <Button onPress={onClose}>Sluit</Button>
            </div>
            {taken.problem && <Notice tone="error">{taken.problem.message}</Notice>}
          </section>
          <Outcome card={card} />
        </>
      )}
      {(!changed || result.isError) && (
        <div className="bb-actions">
          <Button onPress={onClose}>Sluit</Button>
        </div>
      )}
    </div>
  );
}
