import { useState } from 'react';
import type { UnusedBody, UnusedReason } from '../../../server/contract/calls.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { OpinionForm } from './opinion-form.tsx';

/** The reasons not to use a card, as they follow on "Niet gebruikt, want". */
export const UNUSED_REASONS: readonly { value: UnusedReason; label: string }[] = [
  { value: 'wist-ik-al', label: 'ik wist het al' },
  { value: 'past-niet', label: 'het past niet bij de vraag' },
  { value: 'te-laat', label: 'de kaart kwam te laat' },
  { value: 'twijfel-aan-juistheid', label: 'ik twijfel of het klopt' },
  { value: 'anders', label: 'er is een andere reden' },
];

type UnusedReasonsProps = {
  saved: UnusedBody;
  onSave: (body: UnusedBody) => void;
  onClose: () => void;
};

/** Why the agent did not use a card. */
export function UnusedReasons({ saved, onSave, onClose }: UnusedReasonsProps) {
  const [reason, setReason] = useState(saved.reason);
  const [tried, setTried] = useState(false);
  return (
    <OpinionForm
      savedText={saved.text}
      onSave={(text) => {
        setTried(true);
        if (reason !== null) onSave({ reason, text });
      }}
      onClose={onClose}
    >
      <RadioGroup
        label="Niet gebruikt, want …"
        value={reason}
        onChange={setReason}
        options={UNUSED_REASONS}
        error={tried && reason === null ? 'Kies een reden.' : null}
      />
    </OpinionForm>
  );
}
