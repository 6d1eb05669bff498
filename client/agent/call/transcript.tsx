import './transcript.css';
import { useEffect, useRef, useState } from 'react';
import type { Speaker, Utterance } from '../../../server/contract/calls.ts';
import type { CallSnapshot } from '../../api/call-connection.ts';
import type { Outbox } from '../../api/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { timeOfDay } from '../../ui/dates.ts';
import { MaskedText } from './masked-text.tsx';

/** Each speaker as the transcript names them. */
export const SPEAKER_NAMES: Record<Speaker, string> = { beller: 'Beller', medewerker: 'Medewerker' };

/** Pixels from the end within which the reader still counts as being at the end. */
const NEAR_END = 48;

/** Where a line of the transcript is found by its number. */
export const lineId = (n: number) => `regel-${n}`;

function Line({ n, speaker, time, children, quiet = false }: LineProps) {
  return (
    <li
      id={n === undefined ? undefined : lineId(n)}
      tabIndex={n === undefined ? undefined : -1}
      className={`bb-line bb-line--${speaker} ${quiet ? 'bb-line--quiet' : ''}`}
    >
      <span className="bb-line__head">
        <strong>{SPEAKER_NAMES[speaker]}</strong> {time}
        {n !== undefined && <span className="bb-line__number">regel {n}</span>}
      </span>
      <span className="bb-line__text">{children}</span>
    </li>
  );
}

type LineProps = { n?: number; speaker: Speaker; time: string; children: React.ReactNode; quiet?: boolean };

type TranscriptProps = {
  lines: readonly Utterance[];
  outbox?: Outbox;
  interim?: CallSnapshot['interim'];
};

/** Every line of the call, then what is on its way, then what is being said now. */
export function Transcript({ lines, outbox = [], interim = null }: TranscriptProps) {
  if (lines.length === 0 && outbox.length === 0 && !interim) {
    return <p className="bb-soft bb-transcript__empty">Hier komt het gesprek, regel voor regel.</p>;
  }
  return (
    <ol className="bb-transcript">
      {lines.map((line) => (
        <Line key={line.n} n={line.n} speaker={line.speaker} time={timeOfDay(line.at)}>
          {line.text === '' ? <em>De woorden zijn niet (meer) bewaard.</em> : <MaskedText text={line.text} />}
        </Line>
      ))}
      {outbox.map((line) => (
        <Line
          key={line.key}
          speaker={line.speaker}
          time={line.refusal === null ? 'wordt verstuurd' : 'niet verstuurd'}
          quiet
        >
          {line.text}
        </Line>
      ))}
      {interim && (
        <Line speaker={interim.speaker} time="spreekt nu" quiet>
          <MaskedText text={interim.text} /> …
        </Line>
      )}
    </ol>
  );
}

/** The transcript in its own scrolling part: stays at the end, unless the agent is reading further up. */
export function ScrollingTranscript(props: TranscriptProps) {
  const box = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const size = props.lines.length + (props.outbox?.length ?? 0) + (props.interim ? 1 : 0);

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: size is what makes the end move
  useEffect(() => {
    if (atEnd) toEnd();
  }, [size, atEnd]);

  return (
    <div className="bb-scroll-area">
      <section
        ref={box}
        className="bb-scroll"
        aria-label="Gesprek tot nu toe"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END)
        }
      >
        <Transcript {...props} />
      </section>
      {!atEnd && (
        <Button size="small" className="bb-to-end" onPress={toEnd}>
          Ga naar de laatste regel
        </Button>
      )}
    </div>
  );
}
