/** Row 5: how soon a server that has run before gives its first card, and what it weighs after 200 cards. */
import { type Client, until } from '../../server/testing/client.ts';
import {
  type CardArrival,
  closeCall,
  collectCards,
  joinCall,
  lineKey,
  openCall,
  signedIn,
  typeLine,
  untilAnswered,
} from './console.ts';
import { developmentQuestions, pick, randomNumbers, variation } from './questions.ts';
import { type Benchmark, type BenchRow, nl, round } from './row.ts';
import { freshDataDir, startServer, untilMeaning } from './server-process.ts';

const START_GOAL_S = 3;
const MEMORY_GOAL_MB = 600;
const CARDS = 200;
/** Lines typed per call, and calls at most, on the way to those cards. */
const LINES_PER_CALL = 25;
const MAX_CALLS = 24;
/** Longest wait for a card after the start, in milliseconds. */
const FIRST_CARD_MS = 30_000;

export const measureStart: Benchmark = async ({ workDir, warmDir }): Promise<BenchRow[]> => {
  const dataDir = freshDataDir({ workDir, warmDir, name: 'start' });
  const first = await startServer({ dataDir });
  try {
    await untilMeaning(await signedIn({ url: first.url, username: 'medewerker' }));
  } finally {
    await first.stop();
  }

  const begin = performance.now();
  const server = await startServer({ dataDir });
  try {
    const client = await signedIn({ url: server.url, username: 'medewerker' });
    const firstCard = await cardFor(client, developmentQuestions()[0] ?? '');
    await untilMeaning(client);
    const withMeaning = firstCard.meaning
      ? firstCard
      : await cardFor(client, developmentQuestions()[1] ?? '');
    const seconds = (card: CardArrival) => (card.at - begin) / 1000;
    const afterStartMb = server.residentMb();
    const cards = await makeCards(client, server.url);
    server.assertRunning();
    const residentMb = server.residentMb();
    return [
      {
        name: 'start',
        what: 'start, alles opgebouwd → eerste kaart',
        goal: `≤ ${START_GOAL_S} s`,
        measured: `${nl(seconds(firstCard), 1)} s (op betekenis ${nl(seconds(withMeaning), 1)} s)`,
        met: seconds(firstCard) <= START_GOAL_S,
        how:
          'tweede start van server/main.ts, zonder de bouw van de console, met aanmelden en een gesprek openen; ' +
          `luisterde na ${nl(server.listenedAfter / 1000, 1)} s; de eerste kaart kwam ` +
          `${firstCard.meaning ? 'op betekenis' : 'op woorden alleen, omdat het model nog laadde'}`,
        figures: {
          listeningS: round(server.listenedAfter / 1000, 2),
          firstCardS: round(seconds(firstCard), 2),
          firstCardWithMeaningS: round(seconds(withMeaning), 2),
        },
      },
      {
        name: 'memory',
        what: `geheugen van de server na ${CARDS} kaarten`,
        goal: `≤ ${MEMORY_GOAL_MB} MB`,
        measured: residentMb === null ? 'n.v.t.' : `${nl(residentMb)} MB`,
        met: residentMb === null ? null : residentMb <= MEMORY_GOAL_MB,
        how:
          `VmRSS uit /proc na ${cards} kaarten op verschillende regels; ` +
          `vlak na de start ${afterStartMb === null ? 'n.v.t.' : `${nl(afterStartMb)} MB`}`,
        figures: {
          cards,
          residentMb: residentMb === null ? null : round(residentMb),
          afterStartMb: afterStartMb === null ? null : round(afterStartMb),
        },
      },
    ];
  } finally {
    await server.stop();
  }
};

/** Types a question in a call of its own and waits for its card. Throws when none comes. */
async function cardFor(client: Client, text: string): Promise<CardArrival> {
  const callId = await openCall(client);
  const socket = client.socket();
  try {
    const cards = collectCards(socket);
    await joinCall(socket, callId);
    const { n } = await typeLine(socket, { callId, text });
    return await until(() => cards.get(lineKey(callId, n)), FIRST_CARD_MS);
  } finally {
    socket.disconnect();
    await closeCall(client, callId);
  }
}

/** Types different lines, call after call, until CARDS cards have come; returns how many came. */
async function makeCards(client: Client, url: string): Promise<number> {
  const random = randomNumbers(5);
  const questions = developmentQuestions();
  let count = 0;
  for (let call = 0; call < MAX_CALLS && count < CARDS; call++) {
    const callId = await openCall(client);
    const socket = client.socket();
    const cards = collectCards(socket);
    await joinCall(socket, callId);
    for (let line = 0; line < LINES_PER_CALL; line++) {
      await typeLine(socket, { callId, text: variation(pick(questions, random), random) });
    }
    await untilAnswered(url, FIRST_CARD_MS);
    count += cards.size;
    socket.disconnect();
    await closeCall(client, callId);
  }
  return count;
}
