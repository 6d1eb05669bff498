/** Agents on the phone: their open calls and their consoles. */
import { callSummary } from '../../server/contract/calls.ts';
import { type ClientSocket, createClient } from '../../server/testing/client.ts';
import { type CardArrival, collectCards, joinCall } from './console.ts';
import { API_TOKEN } from './server-process.ts';

/** Requests side by side while the calls are opened. */
const OPEN_AT_ONCE = 12;

export type Phone = { callId: string; socket: ClientSocket | null; cards: Map<string, CardArrival> };

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
