import type { ErrorBody } from './contract/events.ts';

/**
 * Something that went wrong and that the user may read: an HTTP status, a code for machines and a Dutch sentence
 * that says what happened, what was kept and what to do. Never holds text that came in.
 */
export class AppError extends Error {
  override name = 'AppError';
  readonly status: number;
  readonly code: string;

  constructor({ status, code, message }: { status: number; code: string; message: string }) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** As it goes over the line, in HTTP bodies and socket acknowledgements alike. */
  body(): ErrorBody {
    return { code: this.code, message: this.message };
  }
}

/** 404 for a thing that does not exist; `what` with its article, for instance "Dit gesprek". */
export const notFound = (what: string) =>
  new AppError({ status: 404, code: 'NIET_GEVONDEN', message: `${what} bestaat niet (meer).` });

/** 403 for a thing that exists but is not for this user. */
export const noAccess = () =>
  new AppError({ status: 403, code: 'GEEN_TOEGANG', message: 'Uw rol geeft hier geen toegang toe.' });

/** 401: nobody is signed in, or the session has ended. */
export const notSignedIn = () =>
  new AppError({
    status: 401,
    code: 'NIET_AANGEMELD',
    message: 'U bent niet (meer) aangemeld. Meld u opnieuw aan.',
  });
