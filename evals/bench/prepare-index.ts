/** Before the rows: an index that fits the knowledge base of now, from data/ where that is possible. */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAnsweringService } from '../../server/answering/create-service.ts';
import { buildBar } from '../../server/cli/build-bar.ts';
import { today } from '../../server/cli/today.ts';
import { config } from '../../server/config.ts';
import type { Benchmark } from './row.ts';

/** Fills warmDir. Throws when meaning search cannot be had. */
export const prepareIndex: Benchmark = async ({ warmDir }) => {
  const settings = config(process.env);
  for (const name of ['index', 'index-routes']) {
    const existing = join(settings.dataDir, name);
    const copy = join(warmDir, name);
    try {
      if (existsSync(existing)) cpSync(existing, copy, { recursive: true });
    } catch {
      // Someone builds a new one at this moment: then it is built here.
      rmSync(copy, { recursive: true, force: true });
    }
  }
  const service = await createAnsweringService(
    { ...settings, dataDir: warmDir },
    { wait: true, today, onBuild: buildBar() },
  );
  const { meaningSearch, reason } = service.status();
  await service.close();
  if (meaningSearch !== 'aan') throw new Error(reason ?? 'meaning search is off');
  return [];
};
