/** A value filled in on a card that asks → the revised card at the agent's socket, one call at a time. */
import { type CallEvent, callDetail } from '../../server/contract/calls.ts';
import { type Client, until } from '../../server/testing/client.ts';
import { percentile } from '../metrics.ts';
import { closeCall, joinCall, openCall, signedIn, typeLine } from './console.ts';
import { type Benchmark, nl, round } from './row.ts';
import { freshDataDir, startServer, untilMeaning } from './server-process.ts';

const GOAL_MS = 20;
/** Calls before the measurement, so that the compiler has seen the code, and calls measured. */
const WARM_UP = 3;
const MEASURED = 25;
const QUESTION = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';
/** What is filled in, one value a request, whichever the card asks for next. */
const VALUES: Record<string, string> = {
  soort: 'definitief',
  ondernemer: 'nee',
  andereSchuld: '0',
  eerderUitstel: 'nee',
  dwangbevel: 'nee',
  uiterste: '2026-12-01',
};

type CardEvent = Extract<CallEvent, { type: 'card' }>;

export const measureValue: Benchmark = async ({ workDir, warmDir }) => {
  const server = await startServer({ dataDir: freshDataDir({ workDir, warmDir, name: 'value' }) });
  const times: number[] = [];
  try {
    const client = await signedIn({ url: server.url, username: 'medewerker' });
    await untilMeaning(client);
    for (let i = 0; i < WARM_UP + MEASURED; i++) {
      const inThisCall = await fillIn(client);
      if (i >= WARM_UP) times.push(...inThisCall);
    }
    server.assertRunning();
  } finally {
    await server.stop();
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  return [
    {
      name: 'value',
      what: 'waarde ingevuld → herrekende kaart op het scherm',
      goal: `p95 ≤ ${GOAL_MS} ms`,
      measured: `p50 ${nl(p50, 1)} ms, p95 ${nl(p95, 1)} ms`,
      met: times.length > 0 && p95 <= GOAL_MS,
      how: `${MEASURED} gesprekken, ${times.length} waarden na elkaar over HTTP, kaart over socket.io, alles op schijf bewaard`,
      figures: {
        values: times.length,
        p50Ms: round(p50, 1),
        p95Ms: round(p95, 1),
        maxMs: round(Math.max(...times, 0), 1),
      },
    },
  ];
};

/** One call: the question, then each value asked for. Milliseconds per value. */
async function fillIn(client: Client): Promise<number[]> {
  const callId = await openCall(client);
  const socket = client.socket();
  const arrived = new Map<string, number>();
  socket.on('call:event', ({ event }) => {
    if (event.type === 'card') arrived.set(event.answerId, performance.now());
  });
  await joinCall(socket, callId);
  await typeLine(socket, { callId, text: QUESTION });
  let card = await lastCard(client, callId, 1);
  const times: number[] = [];
  for (let n = 2; card.card.status === 'nog-nodig'; n++) {
    const key = card.card.missing[0]?.key ?? '';
    const value = VALUES[key];
    if (value === undefined) throw new Error(`no value prepared for ${key}`);
    const begin = performance.now();
    const path = `/api/calls/${callId}/answers/${card.answerId}/data`;
    const { status } = await client.request('POST', path, { data: { [key]: value } });
    if (status !== 201) throw new Error(`the value was refused: ${status}`);
    card = await lastCard(client, callId, n);
    const { answerId } = card;
    times.push((await until(() => arrived.get(answerId) ?? null, 5000)) - begin);
  }
  if (card.card.status !== 'geverifieerd') throw new Error(`the call ended in ${card.card.status}`);
  socket.disconnect();
  await closeCall(client, callId);
  return times;
}

/** The newest card of the call, once there are `count`. */
function lastCard(client: Client, callId: string, count: number): Promise<CardEvent> {
  return until(async () => {
    const { events } = callDetail.parse((await client.request('GET', `/api/calls/${callId}`)).body);
    const cards = events.flatMap((event) => (event.type === 'card' ? [event] : []));
    return cards.length >= count ? (cards.at(-1) ?? null) : null;
  }, 10_000);
}
