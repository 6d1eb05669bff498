/**
 * Builds the console when its sources have changed since the last build. Plain JavaScript: npm start runs it before
 * the TypeScript loader is there. Also a global set-up of Vitest, for the tests in a browser.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', 'client', '.sources');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
/** Folders under client that do not end up in the console. */
const apart = ['e2e', 'screenshot'].map((folder) => join(root, 'client', folder));

/** Hash over everything the console is built from. */
function sourcesHash() {
  const hash = createHash('sha256');
  const add = (file) => hash.update(file.slice(root.length)).update(readFileSync(file));
  for (const folder of ['client', join('server', 'contract')]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const isSource = entry.isFile() && !apart.includes(entry.parentPath) && !entry.name.includes('.test.');
      if (isSource) add(join(entry.parentPath, entry.name));
    }
  }
  for (const file of ['vite.config.ts', 'package-lock.json']) add(join(root, file));
  return hash.digest('hex');
}

/** Leaves a console under dist/client that fits its sources. Throws when it cannot be built. */
export default function buildConsole() {
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('De console wordt gebouwd …');
  // In a process of its own: Vitest sets NODE_ENV, and that would build React for development.
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  writeFileSync(stamp, hash);
}
