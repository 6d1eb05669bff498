/** Agents on the phone: their open calls, their consoles, and the lines that a speech system posts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { callSummary, utteranceAck } from '../../server/contract/calls.ts';
import { mask } from '../../server/privacy/mask.ts';
import { type ClientSocket, createClient } from '../../server/testing/client.ts';
import { type CardArrival, collectCards, joinCall, lineKey } from './console.ts';
import type { KeptAnswer, KeptLine } from './kept.ts';
import { developmentQuestions, pick, randomNumbers, variation } from './questions.ts';
import { API_TOKEN } from './server-process.ts';

/** Requests side by side while the calls are opened. */
const OPEN_AT_ONCE = 12;
const SEED = 20261121;
/** What agents say; nothing is answered, so it only has to be kept. */
const AGENT_LINES = [
  'dat kan ik voor u nakijken',
  'heeft u de brief bij de hand',
  'een moment alstublieft',
  'dat klopt mevrouw',
  'kunt u mij het jaar noemen waar het om gaat',
];

export type Phone = { callId: string; socket: ClientSocket | null; cards: Map<string, CardArrival> };

export type PostedLine = {
  phone: Phone;
  seq: number;
  speaker: 'beller' | 'medewerker';
  text: string;
  /** Milliseconds after the start at which it is to be sent; the rest on the clock of performance.now(). */
  due: number;
  dueAt: number;
  sentAt: number;
  ackAt: number | null;
  cardAt: number | null;
  n: number | null;
  /** Why it was not acknowledged; null when it was. */
  refusal: string | null;
};

const refused = z.object({ error: z.object({ code: z.string() }) });
const authorization = `Bearer ${API_TOKEN}`;
const jsonHeaders = { authorization, 'content-type': 'application/json' };

/** Opens a call for every agent, as a telephony system does; the first `sockets` of them listen at a console. */
export async function openPhones({
  url,
  agents,
  sockets,
  password,
}: {
  url: string;
  agents: string[];
  sockets: number;
  password: string;
}): Promise<Phone[]> {
  const phones: Phone[] = [];
  const waiting = agents.map((agent, i) => ({ agent, i }));
  const open = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      phones[next.i] = await openPhone({ url, agent: next.agent, listens: next.i < sockets, password });
    }
  };
  await Promise.all(Array.from({ length: OPEN_AT_ONCE }, open));
  return phones;
}

async function openPhone({
  url,
  agent,
  listens,
  password,
}: {
  url: string;
  agent: string;
  listens: boolean;
  password: string;
}): Promise<Phone> {
  const body = JSON.stringify({ agent, callerInformed: true, recording: true });
  const reply = await fetch(`${url}/api/telephony/calls`, { method: 'POST', headers: jsonHeaders, body });
  const { id: callId } = callSummary.parse(await reply.json());
  if (!listens) return { callId, socket: null, cards: new Map() };
  const client = createClient(url);
  const { status } = await client.signIn(agent, password);
  if (status !== 200) throw new Error(`${agent} cannot sign in: ${status}`);
  const socket = client.socket();
  const cards = collectCards(socket);
  await joinCall(socket, callId);
  return { callId, socket, cards };
}

/** The lines of all calls in order of sending, evenly staggered; the same on every run. */
export function makeLines({
  phones,
  perCall,
  everyMs,
  callerShare,
}: {
  phones: Phone[];
  perCall: number;
  everyMs: number;
  callerShare: number;
}): PostedLine[] {
  const questions = developmentQuestions();
  const random = randomNumbers(SEED);
  const lines: PostedLine[] = [];
  for (let seq = 0; seq < perCall; seq++) {
    for (const [i, phone] of phones.entries()) {
      const byCaller = random() < callerShare;
      lines.push({
        phone,
        seq,
        speaker: byCaller ? 'beller' : 'medewerker',
        text: byCaller ? variation(pick(questions, random), random) : pick(AGENT_LINES, random),
        due: seq * everyMs + (i / phones.length) * everyMs,
        dueAt: 0,
        sentAt: 0,
        ackAt: null,
        cardAt: null,
        n: null,
        refusal: null,
      });
    }
  }
  return lines;
}

/** Sends every line at its time and waits for the acknowledgements; a line that is refused keeps ackAt null. */
export async function sendLines({ url, lines }: { url: string; lines: PostedLine[] }): Promise<void> {
  const start = performance.now();
  const under: Promise<void>[] = [];
  for (const line of lines) {
    line.dueAt = start + line.due;
    const early = line.dueAt - performance.now();
    if (early > 1) await sleep(early);
    under.push(send(url, line));
  }
  await Promise.all(under);
}

async function send(url: string, line: PostedLine): Promise<void> {
  const { phone, seq, speaker, text } = line;
  const body = JSON.stringify({ speaker, text, final: true, seq });
  line.sentAt = performance.now();
  try {
    const signal = AbortSignal.timeout(30_000);
    const address = `${url}/api/calls/${phone.callId}/utterances`;
    const reply = await fetch(address, { method: 'POST', headers: jsonHeaders, body, signal });
    const answer: unknown = await reply.json();
    if (reply.status !== 200) {
      line.refusal = `${reply.status} ${refused.safeParse(answer).data?.error.code ?? ''}`;
      return;
    }
    line.ackAt = performance.now();
    line.n = utteranceAck.parse(answer).n;
  } catch (error) {
    // It stays without acknowledgement and is looked for in the database.
    line.refusal = whyCutOff(error);
  }
}

/** fetch tells in the cause what went wrong with the connection. */
function whyCutOff(error: unknown): string {
  if (!(error instanceof Error)) return 'onbekend';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

export type Outcome = {
  /** Lines that were posted and are not in the database with their (masked) text. */
  linesLost: number;
  /** Lines of callers without an answer in the database; silence is an answer. */
  unanswered: number;
  /** Cards shown in calls with a console that did not arrive there. */
  cardsLost: number;
  cardsShown: number;
  notAcknowledged: number;
  /** Why lines were not acknowledged, with how many. */
  refusals: Record<string, number>;
};

/** Compares what was sent and what arrived with what the server kept; fills in cardAt. */
export function compare({
  lines,
  phones,
  kept,
}: {
  lines: PostedLine[];
  phones: Phone[];
  kept: { lines: KeptLine[]; answers: KeptAnswer[] };
}): Outcome {
  const keptText = new Map(kept.lines.map((l) => [`${l.call} ${l.seq}`, l.text]));
  const answered = new Set(kept.answers.map((a) => lineKey(a.call, a.utterance ?? 0)));
  const listening = new Map(phones.filter((p) => p.socket).map((p) => [p.callId, p]));
  let linesLost = 0;
  let unanswered = 0;
  for (const line of lines) {
    const { callId, cards } = line.phone;
    if (keptText.get(`${callId} ${line.seq}`) !== mask(line.text).text) linesLost++;
    if (line.n === null) continue;
    if (line.speaker === 'beller' && !answered.has(lineKey(callId, line.n))) unanswered++;
    line.cardAt = cards.get(lineKey(callId, line.n))?.at ?? null;
  }
  const refusals: Record<string, number> = {};
  for (const { refusal } of lines) if (refusal !== null) refusals[refusal] = (refusals[refusal] ?? 0) + 1;
  const arrived = new Set(phones.flatMap((p) => [...p.cards.values()].map((card) => card.answerId)));
  const shown = kept.answers.filter((a) => a.shown === 1 && listening.has(a.call));
  return {
    linesLost,
    unanswered,
    cardsLost: shown.filter((a) => !arrived.has(a.id)).length,
    cardsShown: shown.length,
    notAcknowledged: lines.filter((line) => line.ackAt === null).length,
    refusals,
  };
}
