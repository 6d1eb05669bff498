import './confirmation.css';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallSummary } from '../../server/contract/calls.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmationDialog } from './confirmation-dialog.tsx';

/** The way to the confirmation of a call that is over, or why there is none. */
export function ConfirmationOfClosed({ call }: { call: CallSummary }) {
  const [open, setOpen] = useState(false);
  if (!call.recording) {
    return (
      <p className="bb-small bb-soft">
        De beller wilde niet dat dit gesprek werd bewaard. Een bevestiging maken kan daarom niet meer.
      </p>
    );
  }
  return (
    <div className="bb-actions">
      <Button icon={IconFileText} onPress={() => setOpen(true)}>
        Open de bevestiging
      </Button>
      <ConfirmationDialog callId={call.id} isOpen={open} onClose={() => setOpen(false)} />
    </div>
  );
}
