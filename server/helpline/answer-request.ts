import { passageViewOf } from '../answering/cite.ts';
import { knowledgeNotReady } from '../answering-in-background.ts';
import { AppError, notFound } from '../app-error.ts';
import { keepSnapshot } from '../calls/answer-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import type { User } from '../contract/accounts.ts';
import type { AnswerHelplineBody } from '../contract/helpline.ts';
import type { PassageView } from '../contract/knowledge.ts';
import { maskLines } from '../privacy/mask-lines.ts';
import { findAnswer, insertAnswer } from './answer-store.ts';
import { changeRequest } from './change-request.ts';
import { insertGap } from './gap-store.ts';
import { assertHolder } from './refusals.ts';
import { updateRequest } from './request-store.ts';

/**
 * Sends the answer of the helper who has the question, with snapshots of the passages they chose, and keeps it as a gap
 * in the knowledge base. Sending the same answer twice is harmless. Throws AppError LEEG_ANTWOORD, NIET_GEVONDEN,
 * NIET_VAN_U, HULPLIJN_KLAAR or KENNISBANK_NIET_KLAAR.
 */
export async function answerRequest(
  { requestId, user, body }: { requestId: string; user: User; body: AnswerHelplineBody },
  deps: CallDeps,
): Promise<void> {
  const text = maskLines(body.text);
  if (text === '') throw emptyAnswer();
  const views = chosenPassages(body.passages, deps);
  const sources = views.map((view) => view.citation);
  const { id, name, role } = user;
  let took = 0;
  const changed = await changeRequest(
    {
      requestId,
      change: async (trx, request, at) => {
        if (request.state === 'answered' && request.helper === id) {
          if ((await findAnswer(trx, requestId))?.text === text) return null;
        }
        await assertHolder(trx, request, id);
        for (const view of views) await keepSnapshot(trx, view);
        await insertAnswer(trx, { request: requestId, helper: id, text, sources, at });
        await insertGap(trx, { id: deps.newId(), request, answer: text, sources, at });
        await updateRequest(trx, requestId, { state: 'answered', ended_at: at });
        took = Date.parse(at) - Date.parse(request.asked_at);
        return { kind: 'answered', answer: { helper: { id, name, role }, text, sources } };
      },
    },
    deps,
  );
  if (!changed) return;
  deps.metrics.helplineAnswered(took / 1000);
  deps.broadcast.gapsChanged();
}

function chosenPassages(ids: readonly string[], { answering }: CallDeps): PassageView[] {
  if (ids.length === 0) return [];
  const knowledge = answering.current()?.knowledge;
  if (!knowledge) throw knowledgeNotReady();
  return [...new Set(ids)].map((id) => {
    const passage = knowledge.passageById.get(id);
    if (!passage) throw notFound('Een van de bronnen');
    return passageViewOf(knowledge, passage);
  });
}

const emptyAnswer = () =>
  new AppError({
    status: 400,
    code: 'LEEG_ANTWOORD',
    message: 'Uw antwoord is leeg. Er is niets verstuurd.',
  });
