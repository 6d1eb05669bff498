import { AppError } from '../app-error.ts';
import type { Store } from '../store/open-database.ts';
import { type Account, findAccount } from './account-store.ts';
import { hashPassword, passwordFits } from './password.ts';

/** What an unknown user's password is compared with, so that the answer takes as long as for a known one. */
let decoy: Promise<string> | null = null;

/**
 * The account that these words open. Throws AppError AANMELDEN_MISLUKT, the same one after the same time for a
 * wrong password, an unknown user and a demo account outside the demo.
 */
export async function signIn(
  { username, password }: { username: string; password: string },
  deps: { store: Store; demo: boolean },
): Promise<Account> {
  decoy ??= hashPassword('nobody has this password');
  const account = await findAccount({ username }, deps.store);
  const usable = account && (deps.demo || !account.demo) ? account : null;
  const fits = await passwordFits(usable?.passwordHash ?? (await decoy), password);
  if (usable && fits) return usable;
  throw new AppError({
    status: 401,
    code: 'AANMELDEN_MISLUKT',
    message: 'De gebruikersnaam of het wachtwoord klopt niet.',
  });
}
