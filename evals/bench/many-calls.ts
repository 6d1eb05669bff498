/** Row 2: the same with many calls at once. Agents are made beforehand; this process is the load. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { insertAccount } from '../../server/accounts/account-store.ts';
import { openDatabase } from '../../server/store/open-database.ts';
import { percentile } from '../metrics.ts';
import { answersWaiting, signedIn, untilAnswered } from './console.ts';
import { readKept, stepTimes } from './kept.ts';
import { compare } from './outcome.ts';
import { openPhones } from './phones.ts';
import { makeLines, postLines } from './post-lines.ts';
import { watchProcessor } from './processor.ts';
import { repeatedShare } from './questions.ts';
import { type BenchContext, type Benchmark, type BenchRow, nl, round } from './row.ts';
import { freshDataDir, startServer, untilMeaning } from './server-process.ts';

const GOAL_MS = 300;
/** Seconds between two sentences of a call; seconds before and during the measurement. */
const EVERY_S = 6;
const WARM_UP_S = 6;
const MEASURED_S = 30;
/** Longest wait for the answers that are behind when the last line has been sent, in milliseconds. */
const CATCH_UP_MS = 25_000;
/** Calls in the light load beside the heavy one, and seconds that it is measured. */
const LIGHT_CALLS = 200;
const LIGHT_S = 12;
const PASSWORD = 'belbot-bench';

export const measureManyCalls: Benchmark = async (context) => {
  const rows: BenchRow[] = [];
  if (context.calls > LIGHT_CALLS) rows.push(await underLoad(LIGHT_CALLS, LIGHT_S, context));
  rows.push(await underLoad(context.calls, MEASURED_S, context));
  return rows;
};

async function underLoad(calls: number, seconds: number, context: BenchContext): Promise<BenchRow> {
  const { workDir, warmDir, callerShare } = context;
  const sockets = Math.min(calls, context.sockets);
  const dataDir = freshDataDir({ workDir, warmDir, name: `calls-${calls}` });
  const agents = await makeAgents(calls, dataDir);
  const server = await startServer({ dataDir });
  try {
    await untilMeaning(await signedIn({ url: server.url, username: 'beheerder' }));
    const phones = await openPhones({ url: server.url, agents, sockets, password: PASSWORD });
    const perCall = Math.ceil((WARM_UP_S + seconds) / EVERY_S);
    const lines = makeLines({ phones, perCall, everyMs: EVERY_S * 1000, callerShare });
    const used = watchProcessor(server);
    await postLines({ url: server.url, lines });
    server.assertRunning();
    const behind = await answersWaiting(server.url);
    const caughtUp = await untilAnswered(server.url, CATCH_UP_MS);
    const processor = used(lines.filter((line) => line.ackAt !== null).length);
    const residentMb = server.residentMb();
    server.assertRunning();
    for (const phone of phones) phone.socket?.disconnect();
    await server.stop();

    const kept = readKept(dataDir);
    const outcome = compare({ lines, phones, kept });
    const measured = lines.filter((line) => line.due >= WARM_UP_S * 1000);
    const latencies = measured.flatMap((line) => (line.cardAt === null ? [] : [line.cardAt - line.sentAt]));
    const acknowledged = measured.flatMap((line) => (line.ackAt === null ? [] : [line.ackAt - line.sentAt]));
    const late = lines.map((line) => line.sentAt - line.dueAt);
    const [p50, p95] = [percentile(latencies, 0.5), percentile(latencies, 0.95)];
    const lost = outcome.linesLost + outcome.cardsLost + outcome.unanswered;
    const whatWasLost =
      lost === 0
        ? ''
        : `kwijt: ${nl(outcome.linesLost)} regels, ${nl(outcome.unanswered)} antwoorden en ${nl(outcome.cardsLost)} kaarten; `;
    const repeated = repeatedShare(
      lines.filter((line) => line.speaker === 'beller').map((line) => line.text),
    );
    const told = Object.entries({ ...outcome.failures, ...server.complaints() });
    return {
      name: `calls-${calls}`,
      what: `hetzelfde met ${nl(calls)} gesprekken tegelijk`,
      goal: calls >= 1000 ? `p95 ≤ ${GOAL_MS} ms, niets kwijt` : null,
      measured: `p50 ${nl(p50)} ms, p95 ${nl(p95)} ms, ${nl(lost)} kwijt`,
      met: calls >= 1000 ? latencies.length > 0 && p95 <= GOAL_MS && lost === 0 && caughtUp : null,
      how:
        `${nl(calls / EVERY_S, 1)} regels per seconde (${nl(callerShare * 100)} % van de beller) met de API-sleutel, ` +
        `${nl(seconds)} s na ${WARM_UP_S} s aanloop; ${nl(sockets)} consoles; ${nl(latencies.length)} kaarten; ` +
        `bevestiging p50 ${nl(percentile(acknowledged, 0.5))} en p95 ${nl(percentile(acknowledged, 0.95))} ms; ` +
        `${whatWasLost}${nl(repeated * 100)} % van de regels van bellers is een herhaling; ` +
        `aan het eind wachtten ${nl(behind)} antwoorden; ` +
        `${processor.sentence}; geheugen server ${nl(residentMb ?? 0)} MB` +
        told.map(([what, times]) => `; ${times} keer ${what}`).join(''),
      figures: {
        calls,
        sockets,
        lines: lines.length,
        callerShare,
        repeatedShare: round(repeated, 3),
        cards: latencies.length,
        p50Ms: round(p50),
        p95Ms: round(p95),
        acknowledgementP50Ms: round(percentile(acknowledged, 0.5)),
        acknowledgementP95Ms: round(percentile(acknowledged, 0.95)),
        ...outcome,
        answersWaitingAtTheEnd: behind,
        loadBehindSchedule: { p95Ms: round(percentile(late, 0.95)), maxMs: round(Math.max(...late)) },
        serverWarned: server.complaints(),
        processor: processor.figures,
        residentMb: residentMb === null ? null : round(residentMb),
        steps: stepTimes(kept.answers),
      },
    };
  } finally {
    await server.stop();
  }
}

/** Accounts straight into the database that the server is going to open; returns their user names. */
async function makeAgents(count: number, dataDir: string): Promise<string[]> {
  // A hash that is quick to check: signing in is not what is measured.
  const passwordHash = await hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  const store = await openDatabase({ file: join(dataDir, 'belbot.sqlite') });
  const usernames = Array.from({ length: count }, (_, i) => `bench-${String(i + 1).padStart(5, '0')}`);
  try {
    const createdAt = new Date().toISOString();
    await Promise.all(
      usernames.map((username) => {
        const account = { id: randomUUID(), username, name: username, role: 'medewerker' } as const;
        return insertAccount({ ...account, passwordHash, demo: true, createdAt }, store);
      }),
    );
  } finally {
    await store.close();
  }
  return usernames;
}
