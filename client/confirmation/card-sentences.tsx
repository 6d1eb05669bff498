import { useId, useState } from 'react';
import type {
  DraftCard,
  DraftSentence,
  SentenceEdit,
  SentencePart,
} from '../../server/contract/confirmation.ts';
import { Button } from '../ui/button.tsx';
import { Fold } from '../ui/fold.tsx';
import { Notice } from '../ui/notice.tsx';
import { AddSentence } from './add-sentence.tsx';
import { PARTS } from './parts.ts';
import { SentenceRow } from './sentence-row.tsx';

type CardSentencesProps = { card: DraftCard; onChange: (sentences: SentenceEdit[]) => void };

const asEdit = ({ key, part, text, struck }: DraftSentence): SentenceEdit => ({ key, part, text, struck });

/** The first number no sentence of the agent has yet. */
const nextKey = (sentences: readonly DraftSentence[]): string => {
  const used = sentences.map(({ key }) => Number(/^eigen-(\d+)$/.exec(key)?.[1] ?? 0));
  return `eigen-${Math.max(0, ...used) + 1}`;
};

/** The sentences of one card, part by part; each can be changed, struck and put back, and others added. */
export function CardSentences({ card, onChange }: CardSentencesProps) {
  const title = useId();
  const [adding, setAdding] = useState(false);
  const { sentences } = card;
  const replace = (changed: DraftSentence) =>
    onChange(sentences.map((s) => asEdit(s.key === changed.key ? changed : s)));
  const remove = (key: string) => onChange(sentences.filter((s) => s.key !== key).map(asEdit));
  const add = (part: SentencePart, text: string) => {
    setAdding(false);
    onChange([...sentences.map(asEdit), { key: nextKey(sentences), part, text, struck: false }]);
  };
  return (
    <section className="bb-confirmation__card" aria-labelledby={title}>
      <h3 id={title} className="utrecht-heading-3">
        {card.title}
      </h3>
      {card.outOfDate && <Notice tone="error">{card.outOfDate}</Notice>}
      {PARTS.map(({ value, label }) => {
        const inPart = sentences.filter((s) => s.part === value);
        if (inPart.length === 0) return null;
        return (
          <div key={value} className="bb-confirmation__part">
            <h4 className="bb-small bb-soft">{label}</h4>
            <ul className="bb-confirmation__sentences">
              {inPart.map((sentence) => (
                <SentenceRow
                  key={sentence.key}
                  sentence={sentence}
                  onChange={replace}
                  onRemove={() => remove(sentence.key)}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {adding ? (
        <AddSentence onAdd={add} onClose={() => setAdding(false)} />
      ) : (
        <div className="bb-actions">
          <Button size="small" onPress={() => setAdding(true)}>
            Voeg een zin toe
          </Button>
        </div>
      )}
      {card.forAgent.length > 0 && (
        <Fold level={4} title={`Voor u: niet of niet helemaal in de bevestiging (${card.forAgent.length})`}>
          <ul className="utrecht-unordered-list bb-list bb-small">
            {card.forAgent.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}
