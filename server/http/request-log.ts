import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Logs method, route pattern, status and duration. Not the address itself: a search question stands in it.
 */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    res.on('finish', () => {
      const line = {
        method: req.method,
        route: typeof req.route?.path === 'string' ? `${req.baseUrl}${req.route.path}` : null,
        status: res.statusCode,
        ms: Math.round(performance.now() - started),
      };
      if (res.statusCode >= 500) log.error(line, 'request');
      else log.debug(line, 'request');
    });
    next();
  };
}
