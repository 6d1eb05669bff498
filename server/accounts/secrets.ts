import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { newSecret } from '../config.ts';

const secrets = z.object({ sessionSecret: z.string().min(32), apiToken: z.string().min(32) });
export type Secrets = z.infer<typeof secrets>;

export const secretsFile = (dataDir: string) => join(dataDir, 'secrets.json');

/**
 * The secrets of this installation: from the settings, or made once and kept in `secrets.json` under the data
 * folder, readable by its owner only. Throws an Error that names the file when it cannot be read.
 */
export function loadSecrets(config: {
  dataDir: string;
  sessionSecret: string | null;
  apiToken: string | null;
}): Secrets {
  const given = { sessionSecret: config.sessionSecret, apiToken: config.apiToken };
  if (given.sessionSecret && given.apiToken) {
    return { sessionSecret: given.sessionSecret, apiToken: given.apiToken };
  }
  const kept = readOrMake(secretsFile(config.dataDir));
  return {
    sessionSecret: given.sessionSecret ?? kept.sessionSecret,
    apiToken: given.apiToken ?? kept.apiToken,
  };
}

function readOrMake(file: string): Secrets {
  mkdirSync(join(file, '..'), { recursive: true });
  const fresh = { sessionSecret: newSecret(), apiToken: newSecret() };
  try {
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  return readSecrets(file);
}

/** The secrets that a server has made. Throws an Error that names the file when it is missing or damaged. */
export function readSecrets(file: string): Secrets {
  try {
    return secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(
      `${file} is missing or damaged: restore it, or remove it and start BelBot to make new secrets`,
    );
  }
}
