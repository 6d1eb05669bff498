import { type FormEvent, useRef, useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { MAX_DAYS, MIN_DAYS, type RetentionSetting } from '../../server/contract/retention.ts';
import { messageOf } from '../api/api-error.ts';
import { useSetDays } from '../api/retention.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.ts';
import { useAnnounce } from '../ui/live-region.tsx';
import { Notice } from '../ui/notice.tsx';
import { daysProblem, removedOf } from './retention-words.ts';

/** How long each kind of data is kept, each row to be changed by itself. */
export function RetentionTable({ settings }: { settings: readonly RetentionSetting[] }) {
  return (
    <section className="bb-section" aria-labelledby="bewaartermijnen">
      <div className="bb-admin__intro">
        <h2 id="bewaartermijnen" className="utrecht-heading-2">
          Bewaartermijnen
        </h2>
        <p>
          Zo lang bewaart BelBot elk soort gegevens. De dagen tellen vanaf het einde van het gesprek; een
          gesprek dat nog loopt wordt nooit opgeschoond. De standaard is een voorstel: uw organisatie stelt de
          termijnen vast.
        </p>
      </div>
      <table className="bb-table bb-table--settings">
        <thead>
          <tr>
            <th scope="col">Soort gegevens</th>
            <th scope="col">Dagen</th>
            <th scope="col">Laatst opgeschoond</th>
          </tr>
        </thead>
        <tbody>
          {settings.map((setting) => (
            <Row key={setting.kind} setting={setting} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ setting }: { setting: RetentionSetting }) {
  const { kind, name, what, lastRunAt, lastRemoved } = setting;
  return (
    <tr>
      <th scope="row">
        <span className="bb-table__name">{name}</span>
        <span className="bb-table__what">{what}</span>
      </th>
      <td data-label="Dagen">
        <Days setting={setting} />
      </td>
      <td className="bb-small" data-label="Laatst opgeschoond">
        {lastRunAt === null ? (
          <span className="bb-soft">nog niet</span>
        ) : (
          <>
            {dateAndTime(lastRunAt)}
            <br />
            <span className="bb-soft">{lastRemoved ? removedOf(kind, lastRemoved) : 'niets'} verwijderd</span>
          </>
        )}
      </td>
    </tr>
  );
}

function Days({ setting }: { setting: RetentionSetting }) {
  const { kind, name, days, defaultDays, changedBy, changedAt } = setting;
  const save = useSetDays(kind);
  const announce = useAnnounce();
  const [text, setText] = useState(String(days));
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const [known, setKnown] = useState(days);
  if (known !== days) {
    // Changed by this form, or elsewhere.
    setKnown(days);
    setText(String(days));
  }
  const settle = () => {
    setTried(false);
    // The buttons go; whoever pressed one goes on from the field.
    field.current?.focus();
  };
  const problem = daysProblem(text, { least: MIN_DAYS, most: MAX_DAYS });
  const changed = text.trim() !== String(days);
  const shorter = changed && !problem && Number(text) < days;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || !changed || save.isPending) return;
    save.mutate(Number(text), {
      onSuccess: () => {
        settle();
        announce(`${name}: ${Number(text)} dagen. Bewaard.`);
      },
    });
  };

  return (
    <form className="bb-days" onSubmit={submit} noValidate>
      <div className="bb-days__line">
        <TextField
          aria-label={`${name}, dagen`}
          value={text}
          onChange={(value) => {
            setText(value);
            save.reset();
          }}
          isInvalid={Boolean(tried && problem)}
          className="bb-days__field"
        >
          <Input
            ref={field}
            inputMode="numeric"
            autoComplete="off"
            className={`utrecht-textbox bb-days__input ${tried && problem ? 'utrecht-textbox--invalid' : ''}`}
          />
          <FieldError className="utrecht-form-field-error-message bb-days__error">{problem}</FieldError>
        </TextField>
        {changed && (
          <>
            <Button size="small" type="submit" busy={save.isPending}>
              Bewaar
            </Button>
            <Button
              look="subtle"
              size="small"
              onPress={() => {
                setText(String(days));
                save.reset();
                settle();
              }}
            >
              Herstel
            </Button>
          </>
        )}
      </div>
      {shorter && (
        <p className="bb-days__warning">
          Korter: wat ouder is dan {Number(text)} {Number(text) === 1 ? 'dag' : 'dagen'} verdwijnt bij de
          volgende opschoonbeurt. Dat kan niet terug.
        </p>
      )}
      {save.isError && <Notice tone="error">{messageOf(save.error)}</Notice>}
      <p className="bb-small bb-soft">
        {changedBy && changedAt
          ? `Gekozen door ${changedBy}, ${dateAndTime(changedAt)}. Standaard ${defaultDays}.`
          : 'Standaard.'}
      </p>
    </form>
  );
}
