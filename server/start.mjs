/**
 * npm start: builds the console when its sources have changed since the last build, then starts the server in this
 * process. Plain JavaScript, because it runs before the TypeScript loader is there.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', 'client', '.sources');

/** Hash over everything the console is built from. */
function sourcesHash() {
  const hash = createHash('sha256');
  const add = (file) => hash.update(file.slice(root.length)).update(readFileSync(file));
  for (const folder of ['client', join('server', 'contract')]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !entry.name.includes('.test.')) add(join(entry.parentPath, entry.name));
    }
  }
  for (const file of ['vite.config.ts', 'package-lock.json']) add(join(root, file));
  return hash.digest('hex');
}

const hash = sourcesHash();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  console.log('De console wordt gebouwd …');
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'client'), logLevel: 'warn' });
  writeFileSync(stamp, hash);
}

const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
