import './wrap-up.css';
import { useEffect, useRef, useState } from 'react';
import type { CallSummary } from '../../../server/contract/calls.ts';
import { type CloseCallBody, MAX_PROPOSED, type Solved } from '../../../server/contract/wrap-up.ts';
import { messageOf } from '../../api/api-error.ts';
import { useCloseCall } from '../../api/calls.ts';
import { useBeginWrapUp } from '../../api/wrap-up.ts';
import { AskCaller } from '../../caller-feedback/ask-caller.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceTiles } from '../../ui/choice-tiles.tsx';
import { calendarDay } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { useTopicName, useTopicOptions } from '../topic-name.ts';
import {
  bodyOf,
  type Draft,
  type FollowUpKind,
  firstOf,
  newDraft,
  nextWorkingDay,
  problemsOf,
  withProposal,
} from './draft.ts';
import { FollowUpFields } from './follow-up-fields.tsx';
import { SummaryField } from './summary-field.tsx';
import { useDigits } from './use-digits.ts';

// One row of digits for the whole form, so that each keeps its place: 1 to 3 categories, then these.
const SOLVED: readonly { value: Solved; label: string; digit: number }[] = [
  { value: 'ja', label: 'Ja', digit: 4 },
  { value: 'deels', label: 'Deels', digit: 5 },
  { value: 'nee', label: 'Nee', digit: 6 },
];
const FOLLOW_UPS: readonly { value: FollowUpKind; label: string; digit: number }[] = [
  { value: 'geen', label: 'Niets', digit: 7 },
  { value: 'terugbellen', label: 'Terugbellen', digit: 8 },
  { value: 'doorverwezen', label: 'Doorverwezen', digit: 9 },
  { value: 'anders', label: 'Anders', digit: 0 },
];

type WrapUpProps = {
  callId: string;
  number: number;
  /** The wrap-up that was taken back; null for a call that ends for the first time. */
  before: CloseCallBody | null;
  /** Typed lines the server does not have yet; the call cannot end before they are there. */
  unsentLines: number;
  isOpen: boolean;
  onClose: () => void;
  onDone: (call: CallSummary) => void;
};

type FormProps = WrapUpProps & { draft: Draft; onDraft: (change: Partial<Draft>) => void; today: string };

const FOCUSABLE = 'input, select, textarea';

function WrapUpForm(props: FormProps) {
  const { callId, draft, onDraft, today, unsentLines, onClose, onDone } = props;
  const { bindings } = useKeyBindings();
  const topicName = useTopicName();
  const options = useTopicOptions();
  const begin = useBeginWrapUp(callId);
  const close = useCloseCall(callId, onDone);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const proposal = begin.data ?? null;
  const filled = withProposal(draft, proposal);
  const found = problemsOf(filled, today);
  const problems = tried ? found : {};
  const proposed = (proposal?.categories ?? []).slice(0, MAX_PROPOSED);

  const focusField = (field: string) =>
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[data-field="${field}"] :is(${FOCUSABLE})`)?.focus(),
    );

  // The wrap-up is timed from the moment it is opened, each time.
  const { mutate: start } = begin;
  useEffect(() => start(), [start]);

  // Where the agent begins, unless he has begun already.
  const settled = begin.isSuccess || begin.isError;
  useEffect(() => {
    if (!settled || document.activeElement?.matches(FOCUSABLE)) return;
    const field = form.current?.querySelector<HTMLElement>(
      '[data-field="category"] input:checked, [data-field="category"] select',
    );
    field?.focus();
  }, [settled]);

  const chooseFollowUp = (kind: FollowUpKind) => {
    onDraft({ kind });
    const [field] = { geen: [], terugbellen: ['date'], doorverwezen: ['referral'], anders: ['other'] }[kind];
    if (field) focusField(field);
  };
  useDigits((digit) => {
    const category = proposed[digit - 1];
    const solved = SOLVED.find((option) => option.digit === digit)?.value;
    const kind = FOLLOW_UPS.find((option) => option.digit === digit)?.value;
    if (category) onDraft({ category });
    if (solved) onDraft({ solved });
    if (kind) chooseFollowUp(kind);
  });

  const submit = () => {
    setTried(true);
    const field = firstOf(found);
    if (field) focusField(field);
    const body = bodyOf(filled);
    if (body === null || field || unsentLines > 0 || close.isPending) return;
    close.mutate(body);
  };
  // The key that opened this dialog also ends the call, wherever in the dialog the focus is.
  useKeys({ wrapUp: submit });

  return (
    <form
      ref={form}
      className="bb-wrap-up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {close.isError && (
        <Notice tone="error">
          Het gesprek is nog niet afgerond; wat u invulde, staat er nog. {messageOf(close.error)}
        </Notice>
      )}
      {tried && unsentLines > 0 && (
        <Notice tone="warning">
          Er moet nog {unsentLines === 1 ? '1 regel' : `${unsentLines} regels`} worden verstuurd. Wacht tot
          dat klaar is en rond dan af.
        </Notice>
      )}
      {begin.isError && <Notice tone="warning">Er is geen voorstel gemaakt. {messageOf(begin.error)}</Notice>}
      {settled ? (
        <div data-field="category" className="bb-wrap-up__part">
          {proposed.length > 0 && (
            <ChoiceTiles
              label="Waar ging het over?"
              value={filled.category}
              onChange={(category) => onDraft({ category })}
              options={proposed.map((key, index) => ({
                value: key,
                label: topicName(key),
                digit: index + 1,
              }))}
            />
          )}
          <SelectField
            label={proposed.length > 0 ? 'Of kies uit alle onderwerpen' : 'Waar ging het over?'}
            value={filled.category}
            onChange={(category) => onDraft({ category })}
            options={options}
          />
        </div>
      ) : (
        <Loading what="Het voorstel" lines={2} />
      )}
      <div data-field="solved">
        <ChoiceTiles
          label="Is de vraag opgelost?"
          value={filled.solved}
          onChange={(solved) => onDraft({ solved })}
          options={SOLVED}
          error={problems.solved}
        />
      </div>
      <div className="bb-wrap-up__part">
        <ChoiceTiles
          label="Wat gebeurt er nog?"
          value={filled.kind}
          onChange={(kind) => onDraft({ kind })}
          options={FOLLOW_UPS}
        />
        <FollowUpFields
          filled={filled}
          onChange={onDraft}
          referrals={proposal?.referrals ?? []}
          problems={problems}
        />
      </div>
      <div data-field="note">
        <TextField
          label="Notitie"
          description="Mag leeg blijven. Noem geen gegevens van de beller."
          rows={2}
          value={filled.note}
          onChange={(note) => onDraft({ note })}
          error={problems.note}
        />
      </div>
      {proposal && (
        <div data-field="summary">
          <SummaryField
            proposal={proposal}
            value={filled.summary ?? ''}
            onChange={(summary) => onDraft({ summary })}
            error={problems.summary ?? null}
          />
        </div>
      )}
      <AskCaller callId={callId} />
      <div className="bb-actions bb-wrap-up__actions">
        <Button look="primary" type="submit" busy={close.isPending} aria-keyshortcuts={bindings.wrapUp}>
          Rond af
        </Button>
        <Button look="subtle" onPress={onClose}>
          Ga terug
        </Button>
        <span className="bb-small bb-soft">
          <kbd>{bindings.wrapUp}</kbd> rondt af
          <span className="bb-wrap-up__hint">
            . In een tekstvak kiest u met <kbd>Alt</kbd> en het cijfer.
          </span>
        </span>
      </div>
    </form>
  );
}

/** Ends a call: what it was about, whether it was solved, what follows, a note and a summary. */
export function WrapUp(props: WrapUpProps) {
  const today = calendarDay(new Date());
  // Here and not in the form: going back to the call and opening the form again loses nothing.
  const [draft, setDraft] = useState(() => newDraft(null, nextWorkingDay(today)));
  const { before } = props;
  useEffect(() => {
    if (before) setDraft(newDraft(before, nextWorkingDay(calendarDay(new Date()))));
  }, [before]);
  return (
    <Dialog title={`Gesprek ${props.number} afronden`} isOpen={props.isOpen} onClose={props.onClose}>
      <WrapUpForm
        {...props}
        draft={draft}
        onDraft={(change) => setDraft((earlier) => ({ ...earlier, ...change }))}
        today={today}
      />
    </Dialog>
  );
}
