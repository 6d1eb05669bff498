import { AppError } from '../app-error.ts';
import type { Role, User } from '../contract/accounts.ts';
import type { Store } from '../store/open-database.ts';
import { findAccount, insertAccount } from './account-store.ts';
import { hashPassword, MIN_PASSWORD_LENGTH } from './password.ts';

/** Adds an account. Throws AppError WACHTWOORD_TE_KORT or GEBRUIKER_BESTAAT. */
export async function addAccount(
  { username, name, role, password }: { username: string; name: string; role: Role; password: string },
  { store, now, newId }: { store: Store; now: () => Date; newId: () => string },
): Promise<User> {
  if (password.length < MIN_PASSWORD_LENGTH) {
    throw new AppError({
      status: 400,
      code: 'WACHTWOORD_TE_KORT',
      message: `Het wachtwoord is te kort: minstens ${MIN_PASSWORD_LENGTH} tekens.`,
    });
  }
  if (await findAccount({ username }, store)) {
    throw new AppError({ status: 409, code: 'GEBRUIKER_BESTAAT', message: `${username} bestaat al.` });
  }
  const user: User = { id: newId(), username, name, role };
  const passwordHash = await hashPassword(password);
  await insertAccount({ ...user, passwordHash, demo: false, createdAt: now().toISOString() }, store);
  return user;
}
