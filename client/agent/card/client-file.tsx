import './client-file.css';
import { IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Card } from '../../../server/contract/card.ts';
import type { ClientFileResult } from '../../../server/contract/client-file.ts';
import { longDate } from '../../../server/contract/dutch-date.ts';
import { messageOf } from '../../api/api-error.ts';
import { useClientFileStatus, useFetchFromFile, useTakeFromFile } from '../../api/client-file.ts';
import { Button } from '../../ui/button.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { valueInWords } from './value-in-words.ts';

type ClientFileProps = { callId: string; answerId: string; card: Card };

/**
 * On a card that asks: fetches what it asks for from the client file, shows it with where it stands, and takes over
 * what the agent accepts. Shows nothing when the file is off or the card asks nothing.
 */
export function ClientFile({ callId, answerId, card }: ClientFileProps) {
  const status = useClientFileStatus();
  const fetched = useFetchFromFile(callId, answerId);
  const [open, setOpen] = useState<boolean | null>(null);
  const section = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Not on arrival: the agent is somewhere else then.
    if (open) section.current?.querySelector<HTMLElement>('select, input')?.focus();
    if (open === false) button.current?.focus();
  }, [open]);
  if (!status.data || status.data.state === 'uit') return null;
  if (!card.rule || card.missing.length === 0) return null;
  if (!open) {
    return (
      <div className="bb-file">
        <Button ref={button} size="small" icon={IconFolderOpen} onPress={() => setOpen(true)}>
          Haal op uit het dossier
        </Button>
      </div>
    );
  }
  return (
    <section ref={section} tabIndex={-1} className="bb-file" aria-label="Uit het dossier">
      <h3 className="utrecht-heading-3">Uit het dossier</h3>
      <p className="bb-small bb-soft">
        Alleen wat deze kaart nog vraagt wordt opgehaald. Het wordt nergens bewaard.
      </p>
      <ChooseFile
        examples={status.data.examples}
        busy={fetched.isPending}
        onChoose={(caller) => fetched.mutate(caller)}
        onClose={() => setOpen(false)}
      />
      {fetched.isError && <Notice tone="error">{messageOf(fetched.error)}</Notice>}
      {fetched.data && (
        <Found
          callId={callId}
          answerId={answerId}
          card={card}
          found={fetched.data}
          onTaken={() => section.current?.focus()}
        />
      )}
    </section>
  );
}

type ChooseFileProps = {
  examples: readonly { caller: string; name: string }[];
  busy: boolean;
  onChoose: (caller: string) => void;
  onClose: () => void;
};

function ChooseFile({ examples, busy, onChoose, onClose }: ChooseFileProps) {
  const [caller, setCaller] = useState(examples[0]?.caller ?? '');
  return (
    <form
      className="bb-form bb-file__choose"
      onSubmit={(event) => {
        event.preventDefault();
        if (caller !== '') onChoose(caller);
      }}
    >
      {examples.length > 0 ? (
        <SelectField
          label="Dossier (demo, verzonnen personen)"
          value={caller}
          onChange={setCaller}
          options={examples.map((example) => ({ value: example.caller, label: example.name }))}
        />
      ) : (
        <TextField
          label="Kenmerk van het dossier"
          description="Nooit een burgerservicenummer."
          value={caller}
          onChange={setCaller}
        />
      )}
      <div className="bb-actions">
        <Button size="small" type="submit" busy={busy}>
          Haal op
        </Button>
        <Button look="subtle" size="small" onPress={onClose}>
          Sluit
        </Button>
      </div>
    </form>
  );
}

type FoundProps = ClientFileProps & {
  found: ClientFileResult;
  /** The button that was pressed is about to go. */
  onTaken: () => void;
};

/** What was found and is still asked for, each to be taken over by itself. */
function Found({ callId, answerId, card, found, onTaken }: FoundProps) {
  const take = useTakeFromFile(callId, answerId);
  const open = found.values.flatMap((value) => {
    const item = card.missing.find(({ key }) => key === value.key);
    return item ? [{ ...value, item }] : [];
  });
  const absent = card.missing.filter(({ key }) => found.absent.includes(key));
  return (
    <div className="bb-file__found" role="status">
      {found.values.length === 0 && <p>In dit dossier staat niets van wat deze kaart vraagt.</p>}
      {take.isError && <Notice tone="error">{messageOf(take.error)}</Notice>}
      {open.length > 0 && (
        <ul className="bb-file__list">
          {open.map(({ key, value, source, date, item }) => (
            <li key={key} className="bb-file__value">
              <div>
                <span className="bb-label">{item.label}</span>
                <p>
                  <strong>{valueInWords(item, value)}</strong>
                </p>
                <p className="bb-small bb-soft">{keepTogether(`${source}, ${longDate(date)}`)}</p>
              </div>
              <Button
                size="small"
                busy={take.isPending}
                onPress={() => take.mutate([key], { onSuccess: onTaken })}
                aria-label={`Neem over: ${item.label}, ${valueInWords(item, value)}`}
              >
                Neem over
              </Button>
            </li>
          ))}
        </ul>
      )}
      {absent.length > 0 && found.values.length > 0 && (
        <p className="bb-small bb-soft">
          Niet in het dossier: {absent.map(({ label }) => label).join('; ')}.
        </p>
      )}
    </div>
  );
}
