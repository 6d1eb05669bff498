/** The live side of the console: typed socket.io events, one room per call and one per user. */
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { hashSessionId, type SessionStore } from '../accounts/session-store.ts';
import { type AppError, noAccess, notSignedIn } from '../app-error.ts';
import { addUtterance } from '../calls/add-utterance.ts';
import type { Broadcast, CallDeps } from '../calls/deps.ts';
import { ownCall } from '../calls/own-call.ts';
import { followCall } from '../calls/read-call.ts';
import type { Role, User } from '../contract/accounts.ts';
import { type CallEvent, typedLine, type UtteranceAck } from '../contract/calls.ts';
import type { Ack, ClientToServer, ServerToClient } from '../contract/events.ts';
import type { ServiceStatus } from '../contract/status.ts';
import type { Presence } from '../helpline/presence.ts';
import { forUser } from '../http/errors.ts';
import { isSameOrigin } from '../http/same-origin.ts';

/** Largest message, in bytes; the same as for HTTP. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/** Milliseconds between looks at sockets whose session may have ended. */
const SWEEP_EVERY_MS = 60_000;

const joinBody = z.object({ callId: z.string().max(100), after: z.number().int().min(-1) });
const leaveBody = z.object({ callId: z.string().max(100) });

type SocketData = {
  /** Hashed id of the session of the handshake. */
  session: string;
  user: string;
  role: Role;
};
type Io = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
type IoSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

const callRoom = (callId: string) => `call:${callId}`;
const userRoom = (userId: string) => `user:${userId}`;
const roleRoom = (role: Role) => `role:${role}`;
const sessionRoom = (session: string) => `session:${session}`;

export type Live = {
  broadcast: Broadcast;
  statusChanged(status: ServiceStatus): void;
  /** Starts to answer events; apart from the making, because the use-cases need `broadcast` first. */
  serve(deps: {
    calls: CallDeps;
    sessions: SessionStore;
    /** Told which helpers are here. */
    helpers: Presence;
    log: Logger;
    newId: () => string;
  }): void;
  /** Ends every socket of a session that was signed out. */
  endSession(session: string): void;
  close(): Promise<void>;
};

export function createLive({ http, session }: { http: HttpServer; session: RequestHandler }): Live {
  const io: Io = new Server(http, {
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    serveClient: false,
    // The cookie is SameSite=Strict; this stops what another site might still open.
    allowRequest: (req, done) => done(null, req.headers.origin === undefined || isSameOrigin(req)),
  });
  io.engine.use(session);
  let sweeper: NodeJS.Timeout | undefined;

  return {
    broadcast: {
      event: (callId, event) => io.to(callRoom(callId)).emit('call:event', { callId, event }),
      interim: (line) => io.to(callRoom(line.callId)).volatile.emit('call:interim', line),
      callsChanged: ({ agent, callId }) => io.to(userRoom(agent)).emit('calls:changed', { callId }),
      helplineChanged: ({ agents }) =>
        io.to([roleRoom('hulplijn'), ...agents.map(userRoom)]).emit('helpline:changed'),
      gapsChanged: () => io.to(roleRoom('kennisbeheerder')).emit('knowledge-gaps:changed'),
    },
    statusChanged: (status) => io.emit('status:changed', status),
    serve(deps) {
      io.use((socket, next) => {
        admit(socket, deps.sessions).then(
          () => next(),
          (error: unknown) => next(refusal(forUser(error, deps))),
        );
      });
      io.on('connection', (socket) => listen(socket, deps));
      sweeper = setInterval(() => void endDeadSockets(io, deps), SWEEP_EVERY_MS).unref();
    },
    endSession: (id) => io.in(sessionRoom(id)).disconnectSockets(true),
    async close() {
      clearInterval(sweeper);
      await io.close();
    },
  };
}

/** The handshake: only with a live session. */
async function admit(socket: IoSocket, sessions: SessionStore): Promise<void> {
  const request: IncomingMessage & { sessionID?: string; session?: { userId?: string } } = socket.request;
  if (!request.sessionID || !request.session?.userId) throw notSignedIn();
  const session = hashSessionId(request.sessionID);
  const account = await sessions.accountOf(session);
  if (!account) throw notSignedIn();
  socket.data = { session, user: account.id, role: account.role };
  await socket.join([userRoom(account.id), sessionRoom(session), roleRoom(account.role)]);
}

/** As the client sees it: `error.message` holds the code, `error.data` the code and the sentence. */
const refusal = (error: AppError) => Object.assign(new Error(error.code), { data: error.body() });

type ServeDeps = Parameters<Live['serve']>[0];

function listen(socket: IoSocket, deps: ServeDeps): void {
  const answer = answerer(socket, deps);
  if (socket.data.role === 'hulplijn') socket.on('disconnect', deps.helpers.arrive(socket.data.user));
  socket.on('call:join', (body, ack) =>
    answer<CallEvent[]>(ack, async (reply) => {
      const { callId, after } = joinBody.parse(body);
      await ownCall({ callId, user: await allowed(socket, deps, 'medewerker') }, deps.calls);
      const deliver = async (events: CallEvent[]) => {
        // It may have gone while it waited for its turn; a room would never forget it.
        if (socket.connected) await socket.join(callRoom(callId));
        reply(events);
      };
      await followCall({ callId, after, deliver }, deps.calls);
    }),
  );
  socket.on('call:leave', (body) => {
    const left = leaveBody.safeParse(body);
    if (left.success) void socket.leave(callRoom(left.data.callId));
  });
  socket.on('line:add', (body, ack) =>
    answer<UtteranceAck>(ack, async (reply) => {
      const line = typedLine.parse(body);
      await ownCall({ callId: line.callId, user: await allowed(socket, deps, 'medewerker') }, deps.calls);
      reply(await addUtterance({ ...line, origin: 'typed' }, deps.calls));
    }),
  );
}

/** The user, when the session still lives and the role fits; checked at every event. */
async function allowed(socket: IoSocket, { sessions }: ServeDeps, ...roles: Role[]): Promise<User> {
  const { session } = socket.data;
  const account = await sessions.accountOf(session);
  if (!account) throw notSignedIn();
  if (!roles.includes(account.role)) throw noAccess();
  await sessions.use(session);
  return account;
}

/**
 * Runs the work of an event, which acknowledges with `reply`; whatever goes wrong becomes an Ack with an error.
 */
function answerer(socket: IoSocket, deps: ServeDeps) {
  return <T>(ack: unknown, work: (reply: (value: T) => void) => Promise<void>): void => {
    const send = (outcome: Ack<T>) => {
      if (typeof ack === 'function') ack(outcome);
    };
    work((value) => send({ ok: true, value })).catch((error: unknown) => {
      const known = forUser(error, deps);
      send({ ok: false, error: known.body() });
      if (known.code === 'NIET_AANGEMELD') socket.disconnect(true);
    });
  };
}

/** A session that ends by itself ends its sockets too; otherwise they would go on listening. */
async function endDeadSockets(io: Io, { sessions, log }: ServeDeps): Promise<void> {
  try {
    await sessions.sweep();
    for (const socket of await io.fetchSockets()) {
      if (!(await sessions.accountOf(socket.data.session))) socket.disconnect(true);
    }
  } catch (error) {
    log.warn({ error }, 'looking for ended sessions failed');
  }
}
