/** The token of a telephony or speech system. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../app-error.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** True when the request carries `Authorization: Bearer <token>`. Takes as long for a wrong token as for the right one. */
export function hasToken(req: Request, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** Lets only holders of the token pass; 401 TOKEN_ONGELDIG otherwise. */
export function requireToken(token: string): RequestHandler {
  return (req, _res, next) => {
    if (hasToken(req, token)) return next();
    throw new AppError({
      status: 401,
      code: 'TOKEN_ONGELDIG',
      message: 'De toegangssleutel ontbreekt of klopt niet.',
    });
  };
}
