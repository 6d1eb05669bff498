/** Row 1: utterance complete → card at the agent's socket, one call. */
import { until } from '../../server/testing/client.ts';
import { percentile } from '../metrics.ts';
import { collectCards, joinCall, lineKey, openCall, signedIn, typeLine, untilAnswered } from './console.ts';
import { readKept, stepTimes } from './kept.ts';
import { type ProcessorUse, watchProcessor } from './processor.ts';
import { developmentQuestions } from './questions.ts';
import { type Benchmark, nl, round } from './row.ts';
import { freshDataDir, startServer, untilMeaning } from './server-process.ts';

const GOAL_MS = 60;
/** Questions before the measurement, so that the compiler has seen the code, and questions measured. */
const WARM_UP = 8;
const MEASURED = 100;
/** Milliseconds after which a line counts as one without a card and the next is typed. */
const NO_CARD_MS = 500;

export const measureCard: Benchmark = async ({ workDir, warmDir }) => {
  const dataDir = freshDataDir({ workDir, warmDir, name: 'card' });
  const server = await startServer({ dataDir });
  const latencies: number[] = [];
  const acknowledged: number[] = [];
  let processor: ProcessorUse;
  try {
    const client = await signedIn({ url: server.url, username: 'medewerker' });
    await untilMeaning(client);
    const callId = await openCall(client);
    const socket = client.socket();
    const cards = collectCards(socket);
    await joinCall(socket, callId);

    let used = watchProcessor(server);
    const sent: { n: number; at: number }[] = [];
    const questions = developmentQuestions().slice(0, WARM_UP + MEASURED);
    for (const [i, text] of questions.entries()) {
      const line = await typeLine(socket, { callId, text });
      // No card may be right too; one that comes late is still counted below.
      await until(() => cards.has(lineKey(callId, line.n)), NO_CARD_MS).catch(() => false);
      if (i < WARM_UP) {
        used = watchProcessor(server);
        continue;
      }
      sent.push({ n: line.n, at: line.sent });
      acknowledged.push(line.acknowledged - line.sent);
    }
    processor = used(sent.length);
    await untilAnswered(server.url, 5000);
    for (const { n, at } of sent) {
      const card = cards.get(lineKey(callId, n));
      if (card) latencies.push(card.at - at);
    }
    server.assertRunning();
    socket.disconnect();
  } finally {
    await server.stop();
  }
  const steps = stepTimes(readKept(dataDir).answers);
  const [p50, p95] = [percentile(latencies, 0.5), percentile(latencies, 0.95)];
  return [
    {
      name: 'card',
      what: 'regel af → kaart op het scherm, één gesprek',
      goal: `p95 ≤ ${GOAL_MS} ms`,
      measured: `p50 ${nl(p50)} ms, p95 ${nl(p95)} ms`,
      met: latencies.length > 0 && p95 <= GOAL_MS,
      how:
        `${acknowledged.length} verschillende ontwikkelvragen na elkaar getypt in één gesprek (na ${WARM_UP} proefvragen), ` +
        `eigen serverproces, HTTP-aanmelding en socket.io; ${latencies.length} kaarten; ` +
        `bevestiging p50 ${nl(percentile(acknowledged, 0.5), 1)} ms; ${processor.sentence}`,
      figures: {
        lines: acknowledged.length,
        cards: latencies.length,
        p50Ms: round(p50),
        p95Ms: round(p95),
        maxMs: round(Math.max(...latencies, 0)),
        acknowledgementP50Ms: round(percentile(acknowledged, 0.5)),
        acknowledgementP95Ms: round(percentile(acknowledged, 0.95)),
        processor: processor.figures,
        steps,
      },
    },
  ];
};
