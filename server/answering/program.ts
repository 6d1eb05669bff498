/** The version of the program itself, as far as it decides what a card says. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders of server/ whose code a card depends on. */
const FOLDERS = ['answering', 'contract', 'hearing', 'knowledge', 'privacy', 'retrieval', 'rules'];

/** SHA-256 (hex) over the source of those folders, tests left out. `server` is the folder server/. */
export function programHash(server: string): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const files = readdirSync(join(server, folder), { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile() && !/\.test\.ts$|\.md$/.test(f.name))
      .map((f) => join(f.parentPath, f.name))
      .sort();
    for (const file of files) hash.update(`${relative(server, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
