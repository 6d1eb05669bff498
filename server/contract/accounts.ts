/** Accounts as client and server share them. */
import { z } from 'zod';

export const role = z.enum([
  'medewerker',
  'hulplijn',
  'trainer',
  'kwaliteitsmonitor',
  'kennisbeheerder',
  'beheerder',
]);
export type Role = z.infer<typeof role>;

export const user = z.object({ id: z.string(), username: z.string(), name: z.string(), role });
export type User = z.infer<typeof user>;

/** POST /api/session */
export const signInBody = z.object({
  username: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
});

/** GET /api/session: who is signed in, and what the console must know before it can draw itself. */
export const sessionInfo = z.object({
  user: user.nullable(),
  demo: z.boolean(),
  /** Filled in demo mode only. */
  demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), name: z.string(), role })),
});
export type SessionInfo = z.infer<typeof sessionInfo>;
