import { notFound } from '../app-error.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { MarkGapBody } from '../contract/helpline.ts';
import { mask } from '../privacy/mask.ts';
import { markGap } from './gap-store.ts';

/** Marks a gap as dealt with, with the reason, or opens it again. Throws AppError NIET_GEVONDEN. */
export async function handleGap(
  { gapId, body, user }: { gapId: string; body: MarkGapBody; user: string },
  deps: CallDeps,
): Promise<void> {
  const handled = body.state === 'afgehandeld' ? body : null;
  const { text: note } = mask(handled?.note ?? '');
  const at = deps.now().toISOString();
  const { state } = body;
  await deps.store.write(async (trx) => {
    const found = await markGap(trx, {
      gap: gapId,
      state,
      reason: handled?.reason ?? null,
      note,
      by: user,
      at,
    });
    if (!found) throw notFound('Deze vraag');
  });
  deps.broadcast.gapsChanged();
}
