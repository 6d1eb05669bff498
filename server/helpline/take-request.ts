import type { CallDeps } from '../calls/deps.ts';
import type { User } from '../contract/accounts.ts';
import type { ReleaseReason } from '../contract/helpline-event.ts';
import { changeRequest } from './change-request.ts';
import { alreadyTaken, assertHolder, hasEnded } from './refusals.ts';
import { takenBy, updateRequest } from './request-store.ts';

type Step = { requestId: string; user: User };

const helperOf = ({ id, name, role }: User) => ({ id, name, role });

/**
 * A helper takes a question: one at a time, so of two the second is refused with the name of the first. Taking twice is
 * harmless. Throws AppError NIET_GEVONDEN, AL_GENOMEN or HULPLIJN_KLAAR.
 */
export async function takeRequest({ requestId, user }: Step, deps: CallDeps): Promise<void> {
  let waited: number | null = null;
  await changeRequest(
    {
      requestId,
      change: async (trx, request, at) => {
        if (request.ended_at !== null) throw await hasEnded(trx, request);
        if (request.state === 'taken') {
          if (request.helper === user.id) return null;
          throw await alreadyTaken(trx, request);
        }
        await updateRequest(trx, requestId, {
          state: 'taken',
          helper: user.id,
          first_taken_at: request.first_taken_at ?? at,
        });
        if (request.first_taken_at === null) waited = Date.parse(at) - Date.parse(request.asked_at);
        return { kind: 'taken', helper: helperOf(user) };
      },
    },
    deps,
  );
  if (waited !== null) deps.metrics.helplineTaken(waited / 1000);
}

/** Gives a question back to its place in the queue. Throws AppError NIET_GEVONDEN, NIET_VAN_U or HULPLIJN_KLAAR. */
export async function releaseRequest({ requestId, user }: Step, deps: CallDeps): Promise<void> {
  await release({ requestId, helper: user.id, reason: 'teruggegeven' }, deps);
}

/** Gives back what a helper has taken, because they are gone. Never rejects: what fails is logged and stays theirs. */
export async function releaseAll(helper: string, deps: CallDeps): Promise<void> {
  try {
    for (const { id } of await takenBy(deps.store.db, helper)) {
      await release({ requestId: id, helper, reason: 'verbinding-weg' }, deps);
    }
  } catch (error) {
    deps.log.error({ error }, 'a question of a helper who is gone did not go back to the queue');
  }
}

async function release(
  { requestId, helper, reason }: { requestId: string; helper: string; reason: ReleaseReason },
  deps: CallDeps,
): Promise<void> {
  await changeRequest(
    {
      requestId,
      change: async (trx, request) => {
        await assertHolder(trx, request, helper);
        await updateRequest(trx, requestId, { state: 'waiting', helper: null });
        return { kind: 'released', reason };
      },
    },
    deps,
  );
}

/** The helper takes the call itself over. Throws AppError NIET_GEVONDEN, NIET_VAN_U or HULPLIJN_KLAAR. */
export async function takeCallOver({ requestId, user }: Step, deps: CallDeps): Promise<void> {
  await changeRequest(
    {
      requestId,
      change: async (trx, request, at) => {
        if (request.state === 'taken-over' && request.helper === user.id) return null;
        await assertHolder(trx, request, user.id);
        await updateRequest(trx, requestId, { state: 'taken-over', ended_at: at });
        return { kind: 'taken-over', helper: helperOf(user) };
      },
    },
    deps,
  );
}
