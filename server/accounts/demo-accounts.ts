import type { Role, SessionInfo } from '../contract/accounts.ts';
import { role } from '../contract/accounts.ts';
import type { Store } from '../store/open-database.ts';
import { findAccount, insertAccount } from './account-store.ts';
import { hashPassword } from './password.ts';

const DEMO_PASSWORD = 'belbot-demo';

const names: { username: string; role: Role }[] = [
  ...role.options.map((r) => ({ username: r, role: r })),
  { username: 'medewerker2', role: 'medewerker' },
];

/** One account per role, with a password everyone may know; shown on the sign-in page of the demo. */
export const demoAccounts: SessionInfo['demoAccounts'] = names.map(({ username, role: r }) => ({
  username,
  password: DEMO_PASSWORD,
  name: `Demo ${username.replace(/(\d+)$/, ' $1')}`,
  role: r,
}));

/** Makes the demo accounts that are not there yet. */
export async function ensureDemoAccounts(deps: { store: Store; now: () => Date; newId: () => string }) {
  let passwordHash: string | null = null;
  for (const { username, name, role: r } of demoAccounts) {
    if (await findAccount({ username }, deps.store)) continue;
    passwordHash ??= await hashPassword(DEMO_PASSWORD);
    await insertAccount(
      {
        id: deps.newId(),
        username,
        name,
        role: r,
        passwordHash,
        demo: true,
        createdAt: deps.now().toISOString(),
      },
      deps.store,
    );
  }
}
