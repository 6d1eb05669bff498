import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { messageOf } from '../../api/api-error.ts';
import { useStartCall } from '../../api/calls.ts';
import { useScenarios } from '../../api/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const SPEEDS = [
  { value: '1', label: 'Gewoon' },
  { value: '2', label: '2 keer zo snel' },
  { value: '4', label: '4 keer zo snel' },
] as const;

/** Plays a written call as if it were live. */
export function StartDemo() {
  const navigate = useNavigate();
  const scenarios = useScenarios();
  const start = useStartCall((call) => navigate(`/gesprekken/${call.id}`));
  const [chosen, setChosen] = useState<string | null>(null);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]['value']>('1');
  const scenario = scenarios.data?.find((candidate) => candidate.id === chosen) ?? scenarios.data?.[0];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!scenario) return;
    start.mutate(
      {
        body: { callerInformed: true, recording: true },
        demo: { scenario: scenario.id, speed: Number(speed) },
      },
      { onSuccess: (call) => navigate(`/gesprekken/${call.id}`) },
    );
  };

  return (
    <section className="bb-section" aria-labelledby="demogesprek">
      <h2 id="demogesprek" className="utrecht-heading-2">
        Demogesprek
      </h2>
      {scenarios.isPending && <Loading what="De demogesprekken" />}
      {scenarios.isError && <Notice tone="error">{messageOf(scenarios.error)}</Notice>}
      {scenarios.data && !scenario && <p className="bb-soft">Er zijn nog geen demogesprekken geschreven.</p>}
      {scenarios.data && scenario && (
        <form className="bb-form" onSubmit={submit}>
          {start.isError && <Notice tone="error">{messageOf(start.error)}</Notice>}
          <SelectField
            label="Kies een gesprek"
            value={scenario.id}
            onChange={setChosen}
            options={scenarios.data.map(({ id, title }) => ({ value: id, label: title }))}
            description={`${scenario.summary} ${scenario.lines} regels.`}
          />
          <RadioGroup label="Snelheid" value={speed} onChange={setSpeed} options={SPEEDS} layout="side" />
          <div className="bb-actions">
            <Button type="submit" busy={start.isPending}>
              Speel demogesprek af
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
