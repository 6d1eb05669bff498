import './confirmation.css';
import { IconFileCheck, IconFilePlus } from '@tabler/icons-react';
import type { CallCard } from '../api/call-view.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { canBeConfirmed, includedAs, toggled, useConfirmation, useSaveDraft } from './use-confirmation.ts';

type CardProps = { callId: string; entry: CallCard };

/** Puts the card in the confirmation or takes it out; not there for a card without an answer. */
export function ConfirmationToggle({ callId, entry, keys }: CardProps & { keys: string }) {
  const confirmation = useConfirmation(callId);
  const save = useSaveDraft(callId);
  const included = includedAs(entry, confirmation.data) !== null;
  if (!included && !canBeConfirmed(entry)) return null;
  return (
    <Button
      look="subtle"
      size="small"
      icon={included ? IconFileCheck : IconFilePlus}
      pressed={included}
      aria-keyshortcuts={keys}
      onPress={() => save.mutate({ next: toggled(entry), activeMs: 0 })}
    >
      In bevestiging
    </Button>
  );
}

/** On the card: it is in the confirmation. */
export function ConfirmationMark({ callId, entry }: CardProps) {
  const confirmation = useConfirmation(callId);
  if (includedAs(entry, confirmation.data) === null) return null;
  return (
    <span className="bb-confirmation-mark">
      <Icon shape={IconFileCheck} size={16} />
      In bevestiging{' '}
    </span>
  );
}
