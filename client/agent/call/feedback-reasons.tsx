import { useState } from 'react';
import type { FeedbackBody, FeedbackReason } from '../../../server/contract/calls.ts';
import { CheckboxGroup } from '../../ui/checkbox.tsx';
import { OpinionForm } from './opinion-form.tsx';

/** What can be wrong with a card, in the words of the agent. */
export const REASONS: readonly { value: FeedbackReason; label: string }[] = [
  { value: 'onjuist', label: 'Het klopt niet' },
  { value: 'onvolledig', label: 'Er ontbreekt iets' },
  { value: 'verouderd', label: 'Het is verouderd' },
  { value: 'verkeerd-begrepen', label: 'De vraag is verkeerd begrepen' },
  { value: 'onduidelijk', label: 'Het is onduidelijk' },
  { value: 'te-laat', label: 'De kaart kwam te laat' },
];

type FeedbackReasonsProps = {
  saved: FeedbackBody;
  onSave: (body: FeedbackBody) => void;
  onClose: () => void;
};

/** Why a card got a thumb down. The thumb itself is saved already; this may be left open. */
export function FeedbackReasons({ saved, onSave, onClose }: FeedbackReasonsProps) {
  const [reasons, setReasons] = useState(saved.reasons);
  return (
    <OpinionForm
      savedText={saved.text}
      onSave={(text) => onSave({ thumb: 'omlaag', reasons, text })}
      onClose={onClose}
    >
      <CheckboxGroup label="Wat is er niet goed?" value={reasons} onChange={setReasons} options={REASONS} />
    </OpinionForm>
  );
}
