/** What a telephony system may do beside posting lines: open a call for an agent. */
import { Router } from 'express';
import { z } from 'zod';
import { findAccount } from '../accounts/account-store.ts';
import { requireToken } from '../accounts/api-token.ts';
import { AppError } from '../app-error.ts';
import { startCallBody } from '../contract/calls.ts';
import type { CallDeps } from './deps.ts';
import { startCall } from './start-call.ts';

/** POST /api/telephony/calls; agent is a user name. */
const openCallBody = startCallBody.extend({ agent: z.string().trim().min(1).max(80) });

export function telephonyRoutes({
  calls,
  apiToken,
  demo,
}: {
  calls: CallDeps;
  apiToken: string;
  demo: boolean;
}): Router {
  const router = Router();
  router.post('/calls', requireToken(apiToken), async (req, res) => {
    const { agent: username, ...body } = openCallBody.parse(req.body);
    const account = await findAccount({ username }, calls.store);
    if (account?.role !== 'medewerker' || (account.demo && !demo)) {
      throw new AppError({
        status: 404,
        code: 'NIET_GEVONDEN',
        message: 'Er is geen medewerker met deze gebruikersnaam.',
      });
    }
    res.status(201).json(await startCall({ ...body, agent: account.id }, calls));
  });
  return router;
}
