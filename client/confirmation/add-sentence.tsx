import { useState } from 'react';
import { MAX_SENTENCE_LENGTH, type SentencePart } from '../../server/contract/confirmation.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { PARTS, sentenceProblem } from './parts.ts';

type AddSentenceProps = { onAdd: (part: SentencePart, text: string) => void; onClose: () => void };

/** A sentence of the agent's own, and where it goes. */
export function AddSentence({ onAdd, onClose }: AddSentenceProps) {
  const [text, setText] = useState('');
  const [part, setPart] = useState<SentencePart>('advies');
  const [tried, setTried] = useState(false);
  const problem = sentenceProblem(text, 'Schrijf eerst een zin.');
  return (
    <form
      className="bb-form bb-confirmation__form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!problem) onAdd(part, text.trim());
      }}
    >
      <TextField
        label="Uw zin"
        description="Schrijf aan de beller, met “u”."
        value={text}
        onChange={setText}
        rows={3}
        error={tried || text.length > MAX_SENTENCE_LENGTH ? problem : null}
        autoFocus
      />
      <SelectField
        label="Waar komt de zin?"
        value={part}
        onChange={(value) => setPart(PARTS.find((p) => p.value === value)?.value ?? 'advies')}
        options={[...PARTS]}
      />
      <div className="bb-actions">
        <Button type="submit" size="small">
          Voeg toe
        </Button>
        <Button look="subtle" size="small" onPress={onClose}>
          Annuleer
        </Button>
      </div>
    </form>
  );
}
