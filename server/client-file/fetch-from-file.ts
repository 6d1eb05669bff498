import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, notFound } from '../app-error.ts';
import { cardEvents } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { findOpenCall } from '../calls/find-open-call.ts';
import { lastVersion } from '../calls/give-data.ts';
import { withMemory } from '../calls/unrecorded.ts';
import type { ClientFileResult, ClientFileValue } from '../contract/client-file.ts';
import { mask } from '../privacy/mask.ts';
import type { ClientFile, ClientFileRequest } from './client-file.ts';
import { fileKey } from './file-key.ts';

/** Milliseconds after which the file counts as out of reach. */
const FILE_TIMEOUT_MS = 5000;

/**
 * Fetches from the client file what the card in front still misses. The values are in memory until the call closes,
 * for the agent to take over one by one (giveData); nothing of them is stored or logged. Throws AppError DOSSIER_UIT,
 * NIET_GEVONDEN, GESPREK_GESLOTEN, GEEN_VRAAG, DOSSIER_KENMERK, DOSSIER_ONBEKEND or DOSSIER_NIET_BEREIKBAAR.
 */
export async function fetchFromFile(
  { callId, answerId, caller }: { callId: string; answerId: string; caller: string },
  deps: CallDeps,
): Promise<ClientFileResult> {
  const file = deps.clientFile;
  if (!file) throw fileOff();
  // A number that would be masked is a BSN or the like, and that is no reference of a file.
  if (mask(caller).text !== caller) throw noReference();
  await findOpenCall(deps.store.db, callId);
  const cards = withMemory(deps.state, callId, await cardEvents(deps.store.db, callId));
  const shown = lastVersion(cards, answerId);
  if (!shown) throw notFound('Dit antwoord');
  const { rule, missing } = shown.card;
  const keys = missing.map(({ key }) => key);
  if (!rule || keys.length === 0) throw nothingAsked();

  const found = await ask(file, { caller, decision: rule.id, keys }, (error) =>
    deps.log.warn({ call: callId, error }, 'the client file could not be reached'),
  );
  if (!found) throw unknownFile();
  const values = found
    .filter(({ key }) => keys.includes(key))
    .map(({ key, value, source, date }) => ({ key, value: mask(value).text, source, date }));
  await deps.state.turns.run(callId, async () => {
    await findOpenCall(deps.store.db, callId);
    const fetched = deps.state.fromFile.get(callId) ?? new Map<string, ClientFileValue>();
    for (const value of values) fetched.set(fileKey(rule.id, value.key), value);
    deps.state.fromFile.set(callId, fetched);
  });
  // That it was consulted is on record, and for how much; not what it said.
  deps.log.info(
    { call: callId, decision: rule.id, asked: keys.length, found: values.length },
    'client file consulted',
  );
  const held = new Set(values.map(({ key }) => key));
  return { values, absent: keys.filter((key) => !held.has(key)) };
}

async function ask(
  file: ClientFile,
  request: ClientFileRequest,
  failed: (error: unknown) => void,
): Promise<ClientFileValue[] | null> {
  const tooLate = new AbortController();
  try {
    return await Promise.race([
      file.fetch(request),
      sleep(FILE_TIMEOUT_MS, undefined, { signal: tooLate.signal, ref: false }).then(() => {
        throw new Error('the client file took too long');
      }),
    ]);
  } catch (error) {
    failed(error);
    throw new AppError({
      status: 503,
      code: 'DOSSIER_NIET_BEREIKBAAR',
      message:
        'Het dossier is nu niet te bereiken. Er is niets opgehaald en niets gewijzigd. Vraag het de beller, of probeer het later opnieuw.',
    });
  } finally {
    tooLate.abort();
  }
}

const fileOff = () =>
  new AppError({
    status: 409,
    code: 'DOSSIER_UIT',
    message: 'De koppeling met het dossier staat uit. Vraag het de beller.',
  });

const noReference = () =>
  new AppError({
    status: 400,
    code: 'DOSSIER_KENMERK',
    message:
      'Dit is geen kenmerk van een dossier. Gebruik nooit een burgerservicenummer. Er is niets opgehaald.',
  });

const nothingAsked = () =>
  new AppError({
    status: 409,
    code: 'GEEN_VRAAG',
    message: 'Deze kaart vraagt geen gegevens. Er is niets opgehaald.',
  });

const unknownFile = () =>
  new AppError({
    status: 404,
    code: 'DOSSIER_ONBEKEND',
    message: 'Er is geen dossier met dit kenmerk. Controleer het kenmerk.',
  });
