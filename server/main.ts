/** Runs BelBot: settings, start, a clean stop. */
import { randomUUID } from 'node:crypto';
import { createAnsweringService } from './answering/create-service.ts';
import { type BelBot, startBelBot } from './compose.ts';
import { type Config, config as readConfig } from './config.ts';
import { createLog } from './log.ts';

/** Milliseconds after which a stop that hangs is cut off. */
const STOP_MS = 10_000;

/** A start that failed, as one sentence for the operator. */
function whyNot(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `Poort ${port} is al in gebruik. Stop het andere programma of kies een andere poort: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES') return `BelBot mag niet luisteren op poort ${port}. Kies een poort boven 1023.`;
  if (code === 'EADDRNOTAVAIL') return `Het adres ${host} bestaat niet op deze computer. Pas HOST aan.`;
  return `BelBot kon niet starten: ${error instanceof Error ? error.message : 'onbekende fout'}`;
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel });
  let belbot: BelBot | null = null;
  let stopping = false;

  const stop = async (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(exitCode || 1), STOP_MS).unref();
    await belbot?.close();
    process.exit(exitCode);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  process.on('unhandledRejection', (error) => log.error({ error }, 'a rejection nobody handled'));
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'an exception nobody caught, stopping');
    // What was going on is unknown, so nothing is finished; the database is closed and everything stops.
    void Promise.race([belbot?.store.close(), new Promise((r) => setTimeout(r, 1000))]).finally(() =>
      process.exit(1),
    );
  });

  try {
    belbot = await startBelBot({
      config,
      log,
      now: () => new Date(),
      newId: randomUUID,
      createAnswering: (c, today) =>
        createAnsweringService(c, {
          today,
          onStepError: (step, error) => log.error({ step, error }, 'a step of an answer failed'),
        }),
    });
  } catch (error) {
    console.error(whyNot(error, config));
    process.exit(1);
  }
  const host = config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host;
  if (!belbot.hasAccounts) {
    console.log('Er zijn nog geen accounts. Maak er een: npm run accounts:add -- <gebruikersnaam> <rol>');
  }
  console.log(`BelBot staat klaar op http://${host}:${belbot.port}${config.demo ? ' (demo)' : ''}`);
}

await main();
