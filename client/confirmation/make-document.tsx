import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react';
import { useId, useState } from 'react';
import {
  type Addressing,
  type ConfirmationView,
  type DocumentFormat,
  MAX_ADDRESS_LENGTH,
  MAX_ADDRESS_LINES,
} from '../../server/contract/confirmation.ts';
import { messageOf } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime, duration } from '../ui/dates.ts';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useMakeDocument } from './use-confirmation.ts';

type MakeDocumentProps = { callId: string; view: ConfirmationView; takeTime: () => number };

/** For whom it is, and the file itself; what was made before. */
export function MakeDocument({ callId, view, takeTime }: MakeDocumentProps) {
  const title = useId();
  const make = useMakeDocument(callId);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const lines = address.split('\n').map((line) => line.trim());
  const addressing: Addressing | null =
    name.trim() === '' && address.trim() === '' ? null : { name: name.trim(), lines: lines.filter(Boolean) };
  const problem = problemOf(addressing);
  const start = (format: DocumentFormat) => {
    if (!problem) make.mutate({ format, addressing, activeMs: takeTime() });
  };
  const last = view.versions.at(-1);
  return (
    <section className="bb-confirmation__make" aria-labelledby={title}>
      <h3 id={title} className="utrecht-heading-3">
        Document
      </h3>
      <p className="bb-small bb-soft">
        Naam en adres zijn niet verplicht. Ze komen alleen in het bestand dat u nu maakt en worden nergens
        bewaard.
      </p>
      <TextField label="Naam" value={name} onChange={setName} autoComplete="off" />
      <TextField
        label="Adres"
        description="Elke regel apart"
        value={address}
        onChange={setAddress}
        rows={3}
        error={problem}
        autoComplete="off"
      />
      {make.isError && <Notice tone="error">{messageOf(make.error)}</Notice>}
      <div className="bb-actions">
        <Button look="primary" icon={IconFileTypePdf} busy={make.isPending} onPress={() => start('pdf')}>
          Maak PDF
        </Button>
        <Button icon={IconFileTypeDocx} busy={make.isPending} onPress={() => start('docx')}>
          Maak Word-document
        </Button>
      </div>
      <p role="status" className="bb-small">
        {make.isPending
          ? 'Het document wordt gemaakt.'
          : make.isSuccess
            ? `Gemaakt: ${make.data}. Het bestand staat bij uw downloads.`
            : ''}
      </p>
      {last && (
        <p className="bb-small bb-soft">
          {view.versions.length === 1 ? 'Er is 1 versie' : `Er zijn ${view.versions.length} versies`}, de
          laatste met kenmerk {last.reference} op {dateAndTime(last.at)}. Nakijken: {duration(last.checkMs)}.
        </p>
      )}
    </section>
  );
}

function problemOf(addressing: Addressing | null): string | null {
  if (!addressing) return null;
  if (addressing.lines.length > MAX_ADDRESS_LINES) return `Gebruik hoogstens ${MAX_ADDRESS_LINES} regels.`;
  return [addressing.name, ...addressing.lines].some((line) => line.length > MAX_ADDRESS_LENGTH)
    ? `Een regel is te lang. Gebruik hoogstens ${MAX_ADDRESS_LENGTH} tekens per regel.`
    : null;
}
