/** The console of one agent, as the benchmarks use it: signed in, in a call, listening for cards. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callSummary, type UtteranceAck } from '../../server/contract/calls.ts';
import type { Ack } from '../../server/contract/events.ts';
import { type Client, type ClientSocket, createClient, until } from '../../server/testing/client.ts';
import { API_TOKEN } from './server-process.ts';

/** The first card of a line; a line that asks several things has more. */
export type CardArrival = {
  answerId: string;
  /** Answers of every card of the line that arrived, this one included. */
  all: string[];
  /** performance.now() at arrival. */
  at: number;
  /** It was found with meaning search, not with words only. */
  meaning: boolean;
};

/** Cards that arrived on a socket, by call and number of the line. */
export function collectCards(socket: ClientSocket) {
  const cards = new Map<string, CardArrival>();
  socket.on('call:event', ({ callId, event }) => {
    if (event.type !== 'card' || event.utterance === null) return;
    const meaning = event.card.receipt.model !== 'uit';
    const { answerId } = event;
    const first = cards.get(lineKey(callId, event.utterance));
    if (first) first.all.push(answerId);
    else
      cards.set(lineKey(callId, event.utterance), {
        ...{ answerId, all: [answerId], at: performance.now(), meaning },
      });
  });
  return cards;
}

export const lineKey = (callId: string, n: number) => `${callId} ${n}`;

/** A signed-in client. Throws when the sign-in fails. */
export async function signedIn({ url, username }: { url: string; username: string }): Promise<Client> {
  const client = createClient(url);
  const { status } = await client.signIn(username);
  if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
  return client;
}

/** Opens a call of this agent and returns its id. */
export async function openCall(client: Client): Promise<string> {
  const { body } = await client.request('POST', '/api/calls', { callerInformed: true, recording: true });
  return callSummary.parse(body).id;
}

export async function closeCall(client: Client, callId: string): Promise<void> {
  await client.request('POST', `/api/calls/${callId}/close`, { category: 'overig', solved: 'ja' });
}

/** Joins the room of a call. Throws when the server refuses. */
export async function joinCall(socket: ClientSocket, callId: string): Promise<void> {
  const ack = await socket.timeout(15_000).emitWithAck('call:join', { callId, after: -1 });
  if (!ack.ok) throw new Error(`joining the call failed: ${ack.error.code}`);
}

/** Types a line; returns the moment of sending, of the acknowledgement and the number of the line. */
export async function typeLine(socket: ClientSocket, { callId, text }: { callId: string; text: string }) {
  const sent = performance.now();
  const ack: Ack<UtteranceAck> = await socket
    .timeout(15_000)
    .emitWithAck('line:add', { callId, key: randomUUID(), speaker: 'beller', text });
  if (!ack.ok) throw new Error(`the line was refused: ${ack.error.code}`);
  return { sent, acknowledged: performance.now(), n: ack.value.n };
}

/** Lines whose answer is still being made, as the server counts them. */
export async function answersWaiting(url: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  const value = /^belbot_answers_waiting (\d+)/m.exec(await response.text())?.[1];
  if (value === undefined) throw new Error('/metrics does not tell how many answers wait');
  return Number(value);
}

/** Waits until every line has been answered and its card has had the time to arrive. False when `ms` is too short. */
export async function untilAnswered(url: string, ms: number): Promise<boolean> {
  const answered = await until(async () => {
    if ((await answersWaiting(url)) === 0) return true;
    await sleep(50);
    return false;
  }, ms).catch(() => false);
  await sleep(300);
  return answered;
}
