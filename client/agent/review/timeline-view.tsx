import './timeline.css';
import '../call/transcript.css';
import { useRef, useState } from 'react';
import type { CallEvent } from '../../../server/contract/calls.ts';
import { Button } from '../../ui/button.tsx';
import { clock, timeOfDay } from '../../ui/dates.ts';
import { Fold } from '../../ui/fold.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { MaskedText } from '../call/masked-text.tsx';
import { SPEAKER_NAMES } from '../call/transcript.tsx';
import { cardLine } from '../card/card-title.ts';
import { momentWords } from './moment-words.ts';
import { GROUPS, type Group, type Moment, momentOfCard } from './timeline.ts';

const GROUP_NAMES: Record<Group, string> = {
  gesprek: 'Wat er is gezegd',
  kaart: 'Kaarten',
  oordeel: 'Oordelen',
  verloop: 'Begin en einde',
};

type CardEvent = Extract<CallEvent, { type: 'card' }>;

type TimelineProps = {
  moments: readonly Moment[];
  renderCard: (event: CardEvent) => React.ReactNode;
  /** What belongs under the words of a moment that is no card. */
  renderDetail: (event: CallEvent) => React.ReactNode;
};

/** The course of a call from its begin to its end, to filter and to jump through. */
export function Timeline({ moments, renderCard, renderDetail }: TimelineProps) {
  const [hidden, setHidden] = useState<readonly Group[]>([]);
  const list = useRef<HTMLOListElement>(null);
  const wide = useMedia('(width >= 60rem)');
  const shown = moments.filter(({ group }) => !hidden.includes(group));
  const cards = moments.flatMap(({ event, offset }) => (event.type === 'card' ? [{ event, offset }] : []));

  const toggle = (group: Group) =>
    setHidden((before) =>
      before.includes(group) ? before.filter((other) => other !== group) : [...before, group],
    );
  const jump = (n: number) => {
    const group = moments.find(({ event }) => event.n === n)?.group;
    setHidden((before) => before.filter((other) => other !== group));
    requestAnimationFrame(() => {
      const place = list.current?.querySelector<HTMLElement>(`[data-n="${n}"]`);
      place?.scrollIntoView({ block: 'start' });
      place?.focus({ preventScroll: true });
    });
  };
  if (moments.length === 0) return <p className="bb-soft">Van dit gesprek is niets meer bewaard.</p>;

  const jumps = (
    <ol className="bb-jumps">
      {cards.map(({ event, offset }) => (
        <li key={event.n}>
          <button type="button" className="bb-jump" onClick={() => jump(event.n)}>
            <span className="bb-jump__time">{clock(offset)}</span>
            <span>{cardLine(event.card)}</span>
          </button>
        </li>
      ))}
    </ol>
  );

  return (
    <div className="bb-course">
      <div className="bb-course__aside">
        <fieldset className="bb-course__filter">
          <legend className="bb-label">Toon</legend>
          {GROUPS.filter((group) => moments.some((moment) => moment.group === group)).map((group) => (
            <Button key={group} size="small" pressed={!hidden.includes(group)} onPress={() => toggle(group)}>
              {GROUP_NAMES[group]} ({moments.filter((moment) => moment.group === group).length})
            </Button>
          ))}
        </fieldset>
        {cards.length > 0 &&
          (wide ? (
            <nav aria-label="Spring naar een kaart">
              <h3 className="bb-label">Spring naar een kaart</h3>
              {jumps}
            </nav>
          ) : (
            <Fold title="Spring naar een kaart">{jumps}</Fold>
          ))}
      </div>
      {shown.length === 0 ? (
        <p className="bb-soft">Alles is weggefilterd. Kies hierboven wat u wilt zien.</p>
      ) : (
        <ol ref={list} className="bb-timeline">
          {shown.map((moment) => (
            <li
              key={moment.event.n}
              data-n={moment.event.n}
              tabIndex={-1}
              className={`bb-moment bb-moment--${moment.group}`}
            >
              <time
                className="bb-moment__time"
                dateTime={moment.event.at}
                title={`${timeOfDay(moment.event.at)} uur`}
              >
                {clock(moment.offset)}
              </time>
              <div className="bb-moment__what">
                {moment.event.type === 'card' && (
                  <>
                    <Revision moment={moment} moments={moments} onJump={jump} />
                    {renderCard(moment.event)}
                  </>
                )}
                {moment.event.type !== 'card' && <What moment={moment} moments={moments} />}
                {moment.event.type !== 'card' && renderDetail(moment.event)}
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Before a card: that it took the place of an earlier one, or that a later one took its place. */
function Revision({
  moment,
  moments,
  onJump,
}: {
  moment: Moment;
  moments: readonly Moment[];
  onJump: (n: number) => void;
}) {
  const link = (n: number, words: string) => {
    const other = moments.find(({ event }) => event.n === n);
    return (
      <Button key={n} look="subtle" size="small" onPress={() => onJump(n)}>
        {words} {clock(other?.offset ?? 0)}
      </Button>
    );
  };
  if (moment.revises === null && moment.revisedBy === null) return null;
  return (
    <div className="bb-actions">
      {moment.revises !== null && link(moment.revises, 'Vervangt de kaart van')}
      {moment.revisedBy !== null && link(moment.revisedBy, 'Vervangen door de kaart van')}
    </div>
  );
}

function What({ moment: { event }, moments }: { moment: Moment; moments: readonly Moment[] }) {
  if (event.type === 'utterance') {
    const { speaker, text } = event.utterance;
    return (
      <div className={`bb-line bb-line--${speaker}`}>
        <span className="bb-line__head">
          <strong>{SPEAKER_NAMES[speaker]}</strong>
        </span>
        <span className="bb-line__text">
          {text === '' ? <em>De woorden zijn niet (meer) bewaard.</em> : <MaskedText text={text} />}
        </span>
      </div>
    );
  }
  const [head, rest] = momentWords(event);
  const about = 'answerId' in event ? momentOfCard(moments, event.answerId)?.event : null;
  return (
    <p>
      <strong>{head}</strong>
      {about?.type === 'card' && <> bij “{cardLine(about.card)}”</>}
      {rest && <>. {rest.endsWith('.') ? rest : `${rest}.`}</>}
    </p>
  );
}
