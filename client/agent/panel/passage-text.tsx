import './panel.css';
import type { PassageView } from '../../../server/contract/knowledge.ts';
import { CardPart, Sentences } from '../card/card-parts.tsx';

/** The text with the words that were quoted marked; all of it when the quote is not in it as a whole. */
function Marked({ text, quoted }: { text: string; quoted: string }) {
  const start = quoted === '' ? -1 : text.indexOf(quoted);
  if (start === -1) return <mark className="utrecht-mark">{text}</mark>;
  return (
    <>
      {text.slice(0, start)}
      <mark className="utrecht-mark">{quoted}</mark>
      {text.slice(start + quoted.length)}
    </>
  );
}

type PassageTextProps = {
  passage: PassageView;
  /** Words of this passage that a card quotes; absent when nothing is quoted. */
  quoted?: string;
};

/** One passage in full. */
export function PassageText({ passage, quoted }: PassageTextProps) {
  return (
    <div className="bb-passage">
      <p>{quoted === undefined ? passage.say : <Marked text={passage.say} quoted={quoted} />}</p>
      {passage.explanation.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {passage.steps.length > 0 && (
        <CardPart title="Zo regelt u het">
          <ol className="utrecht-ordered-list bb-list bb-list--steps">
            {passage.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </CardPart>
      )}
      {passage.watchOuts.length > 0 && (
        <CardPart title="Let op">
          <Sentences items={passage.watchOuts} />
        </CardPart>
      )}
      {passage.referTo.length > 0 && (
        <CardPart title="Doorverwijzen">
          <Sentences items={passage.referTo} />
        </CardPart>
      )}
    </div>
  );
}
