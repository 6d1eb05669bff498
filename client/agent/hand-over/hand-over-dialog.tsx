import { type FormEvent, useEffect, useState } from 'react';
import { MAX_SUMMARY_LENGTH } from '../../../server/contract/hand-over.ts';
import { messageOf } from '../../api/api-error.ts';
import { useHandOver, useHandOverDraft } from '../../api/hand-over.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCopy } from '../../ui/use-copy.ts';

type HandOverDialogProps = { callId: string; isOpen: boolean; onClose: () => void };

/** Hands the caller over to another team, with a summary that the agent can change. */
export function HandOverDialog({ callId, isOpen, onClose }: HandOverDialogProps) {
  return (
    <Dialog title="Warm overdragen" isOpen={isOpen} onClose={onClose}>
      <HandOverForm callId={callId} onDone={onClose} />
    </Dialog>
  );
}

function HandOverForm({ callId, onDone }: { callId: string; onDone: () => void }) {
  const draft = useHandOverDraft(callId);
  const handOver = useHandOver(callId, onDone);
  const copy = useCopy();
  const [summary, setSummary] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);

  // The draft is a start: what the agent has typed is never overwritten.
  useEffect(() => {
    if (!draft.data) return;
    setSummary((now) => now ?? draft.data.summary);
    setTo((now) => now ?? draft.data.to[0]?.key ?? null);
  }, [draft.data]);

  if (draft.isError) return <Notice tone="error">{messageOf(draft.error)}</Notice>;
  if (!draft.data || summary === null) return <Loading what="De samenvatting" />;
  const chosen = draft.data.to.find((team) => team.key === to);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to !== null) handOver.mutate({ to, summary });
  };

  return (
    <form className="bb-form" onSubmit={submit}>
      {handOver.isError && <Notice tone="error">{messageOf(handOver.error)}</Notice>}
      <RadioGroup
        label="Aan wie draagt u over?"
        value={to ?? ''}
        onChange={setTo}
        options={draft.data.to.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {chosen && (
        <figure className="bb-suggestion">
          <figcaption className="bb-label">Dit kunt u zeggen</figcaption>
          <blockquote>“{chosen.say}”</blockquote>
        </figure>
      )}
      <TextField
        label="Samenvatting"
        description={`Opgesteld uit dit gesprek. Pas aan wat niet klopt; hoogstens ${MAX_SUMMARY_LENGTH} tekens.`}
        value={summary}
        onChange={setSummary}
        rows={12}
      />
      <div className="bb-actions">
        <Button look="primary" type="submit" busy={handOver.isPending} isDisabled={summary.trim() === ''}>
          Leg overdracht vast
        </Button>
        <CopyButton label="Kopieer samenvatting" state={copy.state} onCopy={() => copy.copy(summary)} />
        <Button look="subtle" onPress={onDone}>
          Sluit
        </Button>
      </div>
    </form>
  );
}
