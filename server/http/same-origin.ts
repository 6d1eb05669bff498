/** Keeps other sites from acting with the cookie of a user. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { AppError } from '../app-error.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when the Origin of a request is the host it was sent to. */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Refuses a request that changes something and comes from another site, or has a body that a plain form could send.
 * A holder of the token is let through: a browser does not send that by itself.
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (READS.has(req.method)) return next();
  const byToken = req.headers.authorization !== undefined;
  if (!byToken && !isSameOrigin(req)) {
    throw new AppError({
      status: 403,
      code: 'HERKOMST_ONBEKEND',
      message: 'Dit verzoek komt niet van de console zelf. Er is niets veranderd.',
    });
  }
  if (req.method !== 'DELETE' && !req.is('application/json')) {
    throw new AppError({ status: 415, code: 'GEEN_JSON', message: 'Stuur het bericht als JSON in UTF-8.' });
  }
  next();
};
