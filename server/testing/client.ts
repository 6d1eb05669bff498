/** A console without a screen: HTTP with a cookie, and a socket. */
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { ClientToServer, ErrorBody, ServerToClient } from '../contract/events.ts';

export type Reply = {
  status: number;
  /** Parsed JSON, or the text when it is none. */
  body: unknown;
  headers: Headers;
};

export type ClientSocket = Socket<ServerToClient, ClientToServer>;

export type Client = {
  url: string;
  cookie: () => string;
  /** Sends JSON as the console does; `headers` replace its own. */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Sends a body as it is. */
  raw(method: string, path: string, body: string, headers?: Record<string, string>): Promise<Reply>;
  signIn(username: string, password?: string): Promise<Reply>;
  socket(): ClientSocket;
};

export function createClient(url: string): Client {
  let cookie = '';
  async function raw(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
    const response = await fetch(url + path, {
      method,
      headers: {
        origin: url,
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body,
      redirect: 'manual',
    });
    const set = response.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Not JSON: the text itself is what came back.
    }
    return { status: response.status, body: parsed, headers: response.headers };
  }
  const request: Client['request'] = (method, path, body, headers) =>
    raw(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  return {
    url,
    cookie: () => cookie,
    raw,
    request,
    signIn: (username, password = 'belbot-demo') => request('POST', '/api/session', { username, password }),
    socket: () =>
      io(url, {
        extraHeaders: { cookie, origin: url },
        transports: ['websocket'],
        forceNew: true,
        reconnectionDelay: 5,
        reconnectionDelayMax: 20,
      }),
  };
}

/** Waits until the check gives something else than false, null or undefined; fails after `ms`. */
export async function until<T>(check: () => T | Promise<T>, ms = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error('waited too long');
    await sleep(5);
  }
}

const errorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What the server says is wrong. */
export const errorOf = (reply: Reply): ErrorBody => errorAnswer.parse(reply.body).error;
