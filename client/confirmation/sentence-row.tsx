import { IconArrowBackUp, IconPencil, IconStrikethrough, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { DraftSentence } from '../../server/contract/confirmation.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { keepTogether } from '../ui/keep-together.ts';
import { TextField } from '../ui/text-field.tsx';
import { CHANGES, sentenceProblem } from './parts.ts';

type SentenceRowProps = {
  sentence: DraftSentence;
  onChange: (sentence: DraftSentence) => void;
  onRemove: () => void;
};

/** One sentence with what can be done to it. What was struck or changed stays to be seen. */
export function SentenceRow({ sentence, onChange, onRemove }: SentenceRowProps) {
  const [editing, setEditing] = useState(false);
  const { text, struck, original, change } = sentence;
  const own = original === null;
  if (editing) {
    return (
      <li>
        <EditSentence
          text={text}
          onSave={(now) => {
            setEditing(false);
            onChange({ ...sentence, text: now });
          }}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  }
  const about = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return (
    <li className={`bb-sentence ${change === 'behouden' ? '' : 'bb-sentence--touched'}`}>
      <div className="bb-sentence__text">
        {CHANGES[change] !== '' && <span className="bb-sentence__change">{CHANGES[change]}</span>}
        {struck ? <s>{keepTogether(text)}</s> : <span>{keepTogether(text)}</span>}
        {change === 'gewijzigd' && (
          <span className="bb-small bb-soft">Was: {keepTogether(original ?? '')}</span>
        )}
      </div>
      <div className="bb-sentence__actions">
        {!struck && (
          <IconButton icon={IconPencil} label={`Wijzig: ${about}`} onPress={() => setEditing(true)} />
        )}
        {own ? (
          <IconButton icon={IconTrash} label={`Verwijder: ${about}`} onPress={onRemove} />
        ) : (
          <IconButton
            icon={struck ? IconArrowBackUp : IconStrikethrough}
            label={`${struck ? 'Zet terug' : 'Schrap'}: ${about}`}
            onPress={() => onChange({ ...sentence, struck: !struck })}
          />
        )}
      </div>
    </li>
  );
}

type EditSentenceProps = { text: string; onSave: (text: string) => void; onClose: () => void };

function EditSentence({ text, onSave, onClose }: EditSentenceProps) {
  const [now, setNow] = useState(text);
  const problem = sentenceProblem(now, 'De zin is leeg. Schrap hem als hij weg moet.');
  return (
    <form
      className="bb-form bb-confirmation__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) onSave(now.trim());
      }}
    >
      <TextField label="Zin" value={now} onChange={setNow} rows={3} error={problem} autoFocus />
      <div className="bb-actions">
        <Button type="submit" size="small">
          Bewaar de zin
        </Button>
        <Button look="subtle" size="small" onPress={onClose}>
          Annuleer
        </Button>
      </div>
    </form>
  );
}
