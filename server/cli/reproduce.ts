/**
 * npm run --silent reproduce -- <answer id> | --last N: works logged cards out again from their receipts, beside a
 * running server or without one. Exit code 0 same, 1 different, 2 bad usage, no such answer or not possible.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createAnsweringService } from '../answering/create-service.ts';
import type { AnsweringService } from '../answering/service.ts';
import { findAnswer, listAnswers, type StoredAnswer } from '../answers/find-answers.ts';
import { reproduce } from '../answers/reproduce.ts';
import { config } from '../config.ts';
import { openReadOnly } from '../store/open-database.ts';
import { UsageError } from './ask-arguments.ts';
import { buildBar } from './build-bar.ts';
import { parseReproduceArguments, type ReproduceOptions } from './reproduce-arguments.ts';
import { type Reproduced, reproductionAsText, summaryOf, tableRow } from './reproduction-as-text.ts';
import { today } from './today.ts';

const settings = config(process.env);

/** The answers asked for. Throws UsageError when there are none, or the database is not there or of an older version. */
async function readAnswers(options: ReproduceOptions): Promise<StoredAnswer[]> {
  const file = join(settings.dataDir, 'belbot.sqlite');
  if (!existsSync(file)) {
    throw new UsageError(
      `Er is nog geen database: ${file}. Start BelBot een keer (npm start) of zet DATA_DIR.`,
    );
  }
  const db = openReadOnly({ file });
  try {
    const ids =
      options.last === null
        ? [options.id]
        : (await listAnswers(db, { limit: options.last })).map(({ id }) => id);
    const answers = await Promise.all(ids.map((id) => findAnswer(db, id)));
    const found = answers.filter((answer) => answer !== null);
    if (found.length > 0) return found;
    throw new UsageError(
      options.last === null
        ? `Antwoord ${options.id} bestaat niet. Zie de nieuwste met: npm run --silent reproduce -- --last 10`
        : 'Er zijn nog geen antwoorden vastgelegd.',
    );
  } catch (error) {
    if (!(error instanceof Error) || !/no such (column|table)/.test(error.message)) throw error;
    throw new UsageError(
      `De database is van een oudere versie: ${file}. Start BelBot een keer (npm start), die brengt hem bij.`,
    );
  } finally {
    await db.destroy();
  }
}

async function run(options: ReproduceOptions, answers: StoredAnswer[], service: AnsweringService) {
  const done: Reproduced[] = [];
  const print = (line: string) => process.stdout.write(`${line}\n`);
  for (const answer of answers) {
    const reproduced = { answer, reproduction: await reproduce(answer, service) };
    done.push(reproduced);
    if (options.json) print(JSON.stringify(reproduced.reproduction));
    else print(options.last === null ? reproductionAsText(reproduced) : tableRow(reproduced));
  }
  if (!options.json && options.last !== null) print(`\n${summaryOf(done)}`);
  return exitCodeOf(done);
}

/** 1 as soon as one card differs; 2 when none could be worked out again. */
function exitCodeOf(done: Reproduced[]): number {
  const results = done.map(({ reproduction }) => reproduction.result);
  if (results.includes('different')) return 1;
  return results.includes('same') ? 0 : 2;
}

let service: AnsweringService | undefined;
try {
  const options = parseReproduceArguments(process.argv.slice(2));
  const answers = await readAnswers(options);
  service = await createAnsweringService(settings, {
    wait: true,
    today,
    onBuild: buildBar(),
    onStepError: (step, error) => process.stderr.write(`De stap ${step} mislukte: ${error}\n`),
  });
  const { reason } = service.status();
  if (reason) process.stderr.write(`${reason}\n`);
  process.exitCode = await run(options, answers, service);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  await service?.close();
}
