import type { CallSummary } from '../../server/contract/calls.ts';
import { REOPEN_MS } from '../../server/contract/wrap-up.ts';
import { messageOf } from '../api/api-error.ts';
import { useReopenCall } from '../api/wrap-up.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useNow } from '../ui/use-now.ts';

const SECOND = 1000;

type ReopenCallProps = { call: CallSummary; onReopened: (call: CallSummary) => void };

/** Takes the wrap-up back, for as long as that can be done. */
export function ReopenCall({ call, onReopened }: ReopenCallProps) {
  const reopen = useReopenCall(call.id, onReopened);
  const now = useNow(SECOND);
  const since = call.closedAt === null ? Number.POSITIVE_INFINITY : now - Date.parse(call.closedAt);
  if (reopen.isError) return <Notice tone="error">{messageOf(reopen.error)}</Notice>;
  if (since > REOPEN_MS) return null;
  return (
    <Button size="small" busy={reopen.isPending} onPress={() => reopen.mutate()}>
      Heropen gesprek
    </Button>
  );
}
