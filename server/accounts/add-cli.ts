/** npm run accounts:add -- <username> <role> [name]: adds an account; the password comes from standard input. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { AppError } from '../app-error.ts';
import { config as readConfig } from '../config.ts';
import { role as roleSchema } from '../contract/accounts.ts';
import { openDatabase } from '../store/open-database.ts';
import { addAccount } from './add-account.ts';
import { MIN_PASSWORD_LENGTH } from './password.ts';

const USAGE = `Gebruik: npm run accounts:add -- <gebruikersnaam> <rol> [naam]\nRollen: ${roleSchema.options.join(', ')}`;

/** One line of standard input; on a terminal it asks, and does not show what is typed. */
async function readPassword(): Promise<string> {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write(`Wachtwoord (minstens ${MIN_PASSWORD_LENGTH} tekens): `);
  const input = createInterface({ input: process.stdin, output: hidden, terminal });
  try {
    for await (const line of input) return line;
    return '';
  } finally {
    input.close();
    if (terminal) process.stderr.write('\n');
  }
}

async function main(): Promise<number> {
  const [username, roleName, ...rest] = process.argv.slice(2);
  const role = roleSchema.safeParse(roleName);
  if (!username || !role.success) {
    console.error(USAGE);
    return 2;
  }
  const password = await readPassword();
  const config = readConfig(process.env);
  const store = await openDatabase({ file: join(config.dataDir, 'belbot.sqlite') });
  try {
    const account = { username, name: rest.join(' ') || username, role: role.data, password };
    await addAccount(account, { store, now: () => new Date(), newId: randomUUID });
    console.log(`${username} kan zich aanmelden als ${role.data}.`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await store.close();
  }
}

process.exitCode = await main();
