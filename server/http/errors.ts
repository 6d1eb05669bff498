/** From anything that was thrown to what goes back: a status, a code and a Dutch sentence. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { toStorageError } from '../store/storage-error.ts';

/** Names of fields as the user knows them. */
const FIELDS: Record<string, string> = {
  username: 'gebruikersnaam',
  password: 'wachtwoord',
  text: 'tekst',
  speaker: 'spreker',
  final: 'definitief',
  at: 'tijdstip',
  seq: 'volgnummer',
  key: 'sleutel',
  callId: 'gesprek',
  after: 'vanaf',
  callerInformed: 'beller geïnformeerd',
  recording: 'vastleggen',
  thumb: 'duim',
  reasons: 'redenen',
  reason: 'reden',
  category: 'onderwerp',
  solved: 'opgelost',
  satisfied: 'tevredenheid',
  understood: 'begrepen',
  explainable: 'kunnen uitleggen',
  note: 'notitie',
  summary: 'samenvatting',
  followUp: 'vervolg',
  from: 'van',
  to: 'tot en met',
  limit: 'aantal',
  waitingSeconds: 'wachttijd',
  repeatCall: 'herhaald gesprek',
  transferredTo: 'doorverbonden met',
  endedAt: 'einde van het gesprek',
  passage: 'passage',
  query: 'zoekvraag',
  q: 'zoekvraag',
  scenario: 'oefengesprek',
  speed: 'snelheid',
  agent: 'medewerker',
  answerId: 'kaart',
  question: 'vraag',
  passages: 'bronnen',
  state: 'stand',
  cards: 'kaarten',
  sentences: 'zinnen',
  explanation: 'uitleg',
  format: 'vorm',
  addressing: 'adressering',
  activeMs: 'tijd',
  before: 'vóór',
  days: 'dagen',
  caller: 'kenmerk van het dossier',
};

/** What is wrong with input, naming the field and never quoting its value. */
function invalidInput(error: z.ZodError): AppError {
  const issue = error.issues[0];
  const path = issue?.path.find((part) => typeof part === 'string');
  const name = path === undefined ? 'Invoer' : (FIELDS[path] ?? path);
  const field = name.charAt(0).toUpperCase() + name.slice(1);
  return new AppError({
    status: 400,
    code: 'ONGELDIGE_INVOER',
    message: `${field}: ${issue ? whatIsWrong(issue) : 'niet geldig'}. Er is niets bewaard.`,
  });
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') {
    return issue.origin === 'string'
      ? `te lang, hoogstens ${issue.maximum} tekens`
      : `hoogstens ${issue.maximum}`;
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string')
      return issue.minimum === 1 ? 'niet ingevuld' : `minstens ${issue.minimum} tekens`;
    return `minstens ${issue.minimum}`;
  }
  if (issue.code === 'invalid_value') return `kies uit ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type') return 'ontbreekt of is van een verkeerd soort';
  return 'niet geldig';
}

/** Errors of express and its body parser, by status. */
const HTTP_ERRORS: Record<number, { code: string; message: string }> = {
  400: { code: 'ONGELDIGE_INVOER', message: 'Het verzoek is niet te lezen. Er is niets bewaard.' },
  404: { code: 'NIET_GEVONDEN', message: 'Dit bestaat niet.' },
  413: { code: 'TE_GROOT', message: 'Het bericht is te groot (hoogstens 64 kB). Er is niets bewaard.' },
  415: { code: 'GEEN_JSON', message: 'Stuur het bericht als JSON in UTF-8.' },
};

/** A known error as AppError; null when it is not one that the user can do something about. */
export function toAppError(thrown: unknown): AppError | null {
  const error = toStorageError(thrown);
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if ('type' in error && error.type === 'entity.parse.failed') {
    return new AppError({
      status: 400,
      code: 'ONGELDIGE_JSON',
      message: 'Het bericht is geen geldige JSON.',
    });
  }
  if (error.status < 400 || error.status > 499) return null;
  const known = HTTP_ERRORS[error.status] ?? HTTP_ERRORS[400];
  return known ? new AppError({ status: error.status, ...known }) : null;
}

/** An error nobody foresaw: logged under a reference that the user can pass on. */
export function unexpected(error: unknown, { log, newId }: { log: Logger; newId: () => string }): AppError {
  const reference = newId().slice(0, 8);
  log.error({ error, reference }, 'unexpected error');
  return new AppError({
    status: 500,
    code: 'FOUT',
    message: `Er ging iets mis. Probeer het opnieuw; blijft het misgaan, geef de beheerder dan kenmerk ${reference}.`,
  });
}

/** Any error as one for the user; what nobody foresaw is logged. */
export const forUser = (error: unknown, deps: { log: Logger; newId: () => string }): AppError =>
  toAppError(error) ?? unexpected(error, deps);

export function errorHandler(deps: { log: Logger; newId: () => string }): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error, _req, res, _next) => {
    if (res.headersSent) {
      deps.log.warn({ error }, 'failed after the answer had been sent');
      if (!res.writableEnded) res.destroy();
      return;
    }
    const known = forUser(error, deps);
    res.status(known.status).json({ error: known.body() });
  };
}

export const unknownRoute: RequestHandler = () => {
  throw new AppError({ status: 404, code: 'NIET_GEVONDEN', message: 'Dit adres bestaat niet.' });
};
