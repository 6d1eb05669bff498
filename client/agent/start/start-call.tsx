import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '../../api/api-error.ts';
import { useStartCall } from '../../api/calls.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';

const RECORDING = [
  { value: 'ja', label: 'Ja' },
  { value: 'nee', label: 'Nee' },
] as const;

/** Begins a call: what the caller was told and agreed to. Refusing has no worse service. */
export function StartCall() {
  const navigate = useNavigate();
  const start = useStartCall((call) => navigate(`/gesprekken/${call.id}`));
  const [callerInformed, setCallerInformed] = useState(false);
  const [recording, setRecording] = useState<'ja' | 'nee'>('nee');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(
      { body: { callerInformed, recording: recording === 'ja' } },
      { onSuccess: (call) => navigate(`/gesprekken/${call.id}`) },
    );
  };

  return (
    <section className="bb-section" aria-labelledby="beginnen">
      <h2 id="beginnen" className="utrecht-heading-2">
        Gesprek beginnen
      </h2>
      <form className="bb-form" onSubmit={submit}>
        {start.isError && <Notice tone="error">{messageOf(start.error)}</Notice>}
        <figure className="bb-suggestion">
          <figcaption className="bb-label">Dit kunt u zeggen</figcaption>
          <blockquote>
            “Een digitale assistent kijkt met mij mee om het antwoord te zoeken. Mag ik het gesprek daarvoor
            bewaren, zonder uw persoonlijke gegevens? Nee zeggen mag; ik help u dan net zo goed.”
          </blockquote>
        </figure>
        <Checkbox isSelected={callerInformed} onChange={setCallerInformed}>
          De beller weet dat een digitale assistent meekijkt
        </Checkbox>
        <RadioGroup
          label="Mag het gesprek worden bewaard?"
          value={recording}
          onChange={setRecording}
          options={RECORDING}
          layout="side"
        />
        <div className="bb-actions">
          <Button look="primary" type="submit" busy={start.isPending}>
            Begin gesprek
          </Button>
        </div>
      </form>
    </section>
  );
}
