/** Fits when to speak in a call on all labelled calls, and shows how that does leave-one-call-out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnsweringService } from '../server/answering/create-service.ts';
import type { Config } from '../server/config.ts';
import { readCases } from './cases-file.ts';
import { fitListening, observe } from './fit-listening.ts';
import { leaveOneOut, measureCalls } from './measure-calls.ts';
import { table } from './table.ts';

/** write: put the settings into knowledge/listening.json. */
export async function tuneListening(config: Config, date: string, write: boolean): Promise<void> {
  const service = await createAnsweringService(config, { wait: true, today: () => date });
  const { calls } = readCases(join(config.root, 'evals', 'cases', 'gesprekken.jsonl'));
  const settings = fitListening(await observe(calls, service, date));
  const held = await leaveOneOut(calls, service, date);
  console.log('\ncalls, leave-one-call-out');
  console.log(table(await measureCalls(calls, service, date, held)));
  console.log(JSON.stringify({ ranking: settings.ranking, right: settings.right }));
  await service.close();
  if (!write) return;
  const file = join(config.knowledgeDir, 'listening.json');
  writeFileSync(file, `${JSON.stringify(settings)}\n`);
  console.log(`Written to ${file}`);
}
