import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Button } from './button.tsx';
import type { CopyState } from './use-copy.ts';

const OUTCOMES: Record<CopyState, string> = {
  idle: '',
  copied: 'Gekopieerd',
  failed: 'Kopiëren lukt niet. Selecteer de tekst.',
};

type CopyButtonProps = { label: string; state: CopyState; onCopy: () => void; shortcut?: string };

/** A button that copies; the outcome stands in place of its label, so that nothing moves. */
export function CopyButton({ label, state, onCopy, shortcut }: CopyButtonProps) {
  return (
    <Button
      look="subtle"
      size="small"
      icon={state === 'copied' ? IconCheck : IconCopy}
      onPress={onCopy}
      aria-keyshortcuts={shortcut}
    >
      <span aria-live="polite">{OUTCOMES[state] || label}</span>
    </Button>
  );
}
