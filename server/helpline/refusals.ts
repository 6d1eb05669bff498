/** Why a step with a question is refused, in words for the one who tried. */
import type { Kysely } from 'kysely';
import { AppError } from '../app-error.ts';
import type { Tables } from '../store/schema.ts';
import { findHelper, type RequestRow } from './request-store.ts';

const conflict = (code: string, message: string) => new AppError({ status: 409, code, message });

/** 409: the question has ended. */
export async function hasEnded(db: Kysely<Tables>, request: RequestRow): Promise<AppError> {
  const name = (await findHelper(db, request.helper))?.name ?? 'een collega';
  if (request.state === 'answered')
    return conflict('HULPLIJN_KLAAR', `Deze vraag is al beantwoord door ${name}.`);
  if (request.state === 'taken-over')
    return conflict('HULPLIJN_KLAAR', `Dit gesprek is al overgenomen door ${name}.`);
  return conflict(
    'HULPLIJN_KLAAR',
    request.withdrawn === 'gesprek-afgerond'
      ? 'Het gesprek is afgerond. De vraag is daarom ingetrokken.'
      : 'De medewerker heeft deze vraag ingetrokken.',
  );
}

/** 409: another helper was first. */
export async function alreadyTaken(db: Kysely<Tables>, request: RequestRow): Promise<AppError> {
  const name = (await findHelper(db, request.helper))?.name ?? 'een collega';
  return conflict('AL_GENOMEN', `${name} heeft deze vraag al genomen. Kies een andere vraag.`);
}

/** 409: only who has taken a question may go on with it. */
export const notYours = () =>
  conflict(
    'NIET_VAN_U',
    'Deze vraag staat niet (meer) bij u. Er is niets verstuurd; uw tekst blijft staan. Neem de vraag eerst.',
  );

/** Throws unless this helper has the question. */
export async function assertHolder(db: Kysely<Tables>, request: RequestRow, helper: string): Promise<void> {
  if (request.ended_at !== null) throw await hasEnded(db, request);
  if (request.state !== 'taken' || request.helper !== helper) throw notYours();
}
