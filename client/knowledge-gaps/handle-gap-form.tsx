import { type KeyboardEvent, useState } from 'react';
import { MAX_NOTE_LENGTH } from '../../server/contract/calls.ts';
import type { GapReason, MarkGapBody } from '../../server/contract/helpline.ts';
import { useFormFocus } from '../agent/call/use-form-focus.ts';
import { Button } from '../ui/button.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { TextField } from '../ui/text-field.tsx';
import { GAP_REASONS } from './gap-reasons.ts';

type HandleGapFormProps = { busy: boolean; onMark: (body: MarkGapBody) => void; onClose: () => void };

/** Why a question is dealt with. */
export function HandleGapForm({ busy, onMark, onClose }: HandleGapFormProps) {
  const [reason, setReason] = useState<GapReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const form = useFormFocus('afgehandeld', true);
  const tooLong = note.length > MAX_NOTE_LENGTH;

  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };

  return (
    // Escape is caught on its way in: the choices inside keep it to themselves.
    <div ref={form} onKeyDownCapture={onEscape}>
      <form
        className="bb-form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason !== null && !tooLong && !busy) onMark({ state: 'afgehandeld', reason, note });
        }}
      >
        <RadioGroup
          label="Afgehandeld, want …"
          value={reason}
          onChange={setReason}
          options={GAP_REASONS}
          error={tried && reason === null ? 'Kies een reden.' : null}
        />
        <TextField
          label="Toelichting"
          description="Mag leeg blijven."
          rows={2}
          value={note}
          onChange={setNote}
          error={tooLong ? `De toelichting is te lang. Gebruik hoogstens ${MAX_NOTE_LENGTH} tekens.` : null}
        />
        <div className="bb-actions">
          <Button look="primary" size="small" type="submit" busy={busy}>
            Bewaar
          </Button>
          <Button look="subtle" size="small" onPress={onClose}>
            Sluit
          </Button>
        </div>
      </form>
    </div>
  );
}
