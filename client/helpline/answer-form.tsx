import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { type HelplineDetail, MAX_ANSWER_LENGTH } from '../../server/contract/helpline.ts';
import { messageOf } from '../api/api-error.ts';
import { useAnswer } from '../api/helpline.ts';
import { Button } from '../ui/button.tsx';
import { validity } from '../ui/dates.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type AnswerDraft, type ChosenSource, withoutSource, withSource } from './draft.ts';
import { SourceChooser } from './source-chooser.tsx';

type AnswerFormProps = {
  request: HelplineDetail;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  onRead: (source: ChosenSource) => void;
  onSent: () => void;
};

function problemOf(text: string): string | null {
  if (text.trim() === '') return 'Schrijf eerst uw antwoord.';
  return text.length > MAX_ANSWER_LENGTH
    ? `Uw antwoord is te lang: ${text.length} tekens, hoogstens ${MAX_ANSWER_LENGTH}. Maak het korter.`
    : null;
}

/** Where a helper writes the answer and chooses what it rests on. */
export function AnswerForm({ request, draft, onDraft, onRead, onSent }: AnswerFormProps) {
  const answer = useAnswer(request.id);
  const [tried, setTried] = useState(false);
  const problem = problemOf(draft.text);

  const submit = () => {
    setTried(true);
    if (problem !== null || answer.isPending) return;
    const passages = draft.sources.map(({ passage }) => passage);
    answer.mutate({ text: draft.text, passages }, { onSuccess: onSent });
  };

  return (
    <form
      className="bb-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {answer.isError && <Notice tone="error">{messageOf(answer.error)}</Notice>}
      <TextField
        label={`Uw antwoord aan ${request.askedBy}`}
        description={
          request.recording
            ? 'Noem geen gegevens van de beller. De medewerker leest dit tijdens het gesprek.'
            : 'Alleen dit antwoord wordt bewaard. Noem niets waaraan de beller te herkennen is.'
        }
        rows={6}
        value={draft.text}
        onChange={(text) => onDraft({ ...draft, text })}
        error={tried ? problem : null}
      />
      <SourceChooser
        suggested={(request.card?.citations ?? []).map(({ passage, article, title, validFrom, validTo }) => ({
          passage,
          article,
          title,
          about: validity(validFrom, validTo),
        }))}
        sources={draft.sources}
        onAdd={(source) => onDraft(withSource(draft, source))}
        onRemove={(passage) => onDraft(withoutSource(draft, passage))}
        onRead={onRead}
      />
      {draft.sources.length === 0 && (
        <p className="bb-no-source bb-small">
          <Icon shape={IconAlertTriangle} size={18} />
          <span>U koos geen bron. De medewerker ziet dan “Zonder bron”.</span>
        </p>
      )}
      <div className="bb-actions bb-send">
        <Button look="primary" type="submit" busy={answer.isPending}>
          Verstuur het antwoord
        </Button>
      </div>
    </form>
  );
}
