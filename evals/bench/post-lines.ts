/** The lines of many calls, posted as a speech system does: in order per call, again when a post fails. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { utteranceAck } from '../../server/contract/calls.ts';
import type { Phone } from './phones.ts';
import { developmentQuestions, pick, randomNumbers, variation } from './questions.ts';
import { API_TOKEN } from './server-process.ts';

const SEED = 20261121;
/** Connections that the speech system keeps to the server. */
const CONNECTIONS = 64;
/** Milliseconds after which a post counts as failed, and before it is tried again; tries in all. */
const TIMEOUT_MS = 30_000;
const AGAIN_AFTER_MS = 500;
const TRIES = 2;
/** Milliseconds after the last line at which what has not been acknowledged is given up. */
const GIVE_UP_MS = 15_000;
/** What agents say; nothing is answered, so it only has to be kept. */
const AGENT_LINES = [
  'dat kan ik voor u nakijken',
  'heeft u de brief bij de hand',
  'een moment alstublieft',
  'dat klopt mevrouw',
  'kunt u mij het jaar noemen waar het om gaat',
];

export type PostedLine = {
  phone: Phone;
  seq: number;
  speaker: 'beller' | 'medewerker';
  text: string;
  /** Milliseconds after the start at which the sentence is complete. */
  due: number;
  /** The same, and what followed, on the clock of performance.now(). */
  dueAt: number;
  /** The load had its turn: from here the server is timed. */
  sentAt: number;
  ackAt: number | null;
  cardAt: number | null;
  /** Number of the line, from the acknowledgement. */
  n: number | null;
  /** Why posts of it failed. */
  failures: string[];
};

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
        failures: [],
      });
    }
  }
  return lines;
}

/** Sends every line at its time and waits for the acknowledgements; one that is given up keeps ackAt null. */
export async function postLines({ url, lines }: { url: string; lines: PostedLine[] }): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const start = performance.now();
  const end = start + (lines.at(-1)?.due ?? 0) + GIVE_UP_MS;
  const perCall = new Map<Phone, Promise<void>>();
  for (const line of lines) {
    line.dueAt = start + line.due;
    const early = line.dueAt - performance.now();
    if (early > 1) await sleep(early);
    line.sentAt = performance.now();
    // A line that overtakes the one before it would count as late and get no card.
    const before = perCall.get(line.phone) ?? Promise.resolve();
    perCall.set(
      line.phone,
      before.then(() => postUntilKept({ url, line, agent, end })),
    );
  }
  await Promise.all(perCall.values());
  agent.destroy();
}

type Post = { url: string; line: PostedLine; agent: Agent };

async function postUntilKept({ end, ...post }: Post & { end: number }): Promise<void> {
  const { line } = post;
  for (let tries = 0; tries < TRIES && performance.now() < end; tries++) {
    if (tries > 0) await sleep(AGAIN_AFTER_MS);
    try {
      line.n = await postOnce(post);
      line.ackAt = performance.now();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      line.failures.push(code ?? (error instanceof Error ? error.message : 'onbekend'));
    }
  }
}

const refusal = z.object({ error: z.object({ code: z.string() }) });

/** Posts a line; resolves with its number. Rejects when it is refused or cut off. */
function postOnce({ url, line, agent }: Post): Promise<number> {
  const { phone, seq, speaker, text } = line;
  const body = Buffer.from(JSON.stringify({ speaker, text, final: true, seq }));
  const headers = {
    authorization: `Bearer ${API_TOKEN}`,
    'content-type': 'application/json',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers, signal: AbortSignal.timeout(TIMEOUT_MS) };
    const sent = request(`${url}/api/calls/${phone.callId}/utterances`, options, (reply) => {
      let answer = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        answer += chunk;
      });
      reply.on('error', reject);
      reply.on('end', () => {
        try {
          const parsed: unknown = JSON.parse(answer);
          if (reply.statusCode === 200) resolve(utteranceAck.parse(parsed).n);
          else reject(new Error(`${reply.statusCode} ${refusal.safeParse(parsed).data?.error.code ?? ''}`));
        } catch (error) {
          reject(error);
        }
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
