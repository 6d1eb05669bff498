/** Builds every part of the server and ties them together; main.ts runs it, and so do the tests. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { anyAccount } from './accounts/account-store.ts';
import { ensureDemoAccounts } from './accounts/demo-accounts.ts';
import { loadSecrets } from './accounts/secrets.ts';
import { sessionMiddleware } from './accounts/session.ts';
import { SessionStore } from './accounts/session-store.ts';
import type { AnsweringService } from './answering/service.ts';
import { answeringInBackground } from './answering-in-background.ts';
import { type CallDeps, createCallState, dutchDay } from './calls/deps.ts';
import { dropInterims } from './calls/interim.ts';
import { settleReplays, stopReplays } from './calls/replay.ts';
import { loadScenarios } from './calls/scenarios.ts';
import { openClientFile } from './client-file/client-file.ts';
import type { Config } from './config.ts';
import { createPresence } from './helpline/presence.ts';
import { holders } from './helpline/request-store.ts';
import { releaseAll } from './helpline/take-request.ts';
import { createApp } from './http/app.ts';
import { createMetrics } from './http/metrics.ts';
import { readReferrals } from './knowledge/read-referrals.ts';
import { createLive } from './live/sockets.ts';
import { createNightly } from './retention/nightly.ts';
import { createRetention } from './retention/retention.ts';
import { openDatabase, type Store } from './store/open-database.ts';

/** Milliseconds that a stop waits for answers under way. */
const DRAIN_MS = 3000;

export type BelBot = {
  /** Where it listens. */
  port: number;
  apiToken: string;
  store: Store;
  /** False: nobody can sign in yet. */
  hasAccounts: boolean;
  /** Looks at the clock and cleans up when a new night has come, as it does by itself every minute. */
  nightlyCleanUp(): Promise<void>;
  /** Takes nothing new, finishes what is under way, closes the database. */
  close(): Promise<void>;
};

export type Parts = {
  config: Config;
  log: Logger;
  now: () => Date;
  newId: () => string;
  createAnswering: (config: Config, today: () => string) => Promise<AnsweringService>;
};

/**
 * Starts the server. It answers as soon as this resolves; the answering service may still be on its way. Rejects
 * when the database cannot be opened or the port is taken.
 */
export async function startBelBot({ config, log, now, newId, createAnswering }: Parts): Promise<BelBot> {
  const secrets = loadSecrets(config);
  const store = await openDatabase({ file: join(config.dataDir, 'belbot.sqlite') });
  if (config.demo) await ensureDemoAccounts({ store, now, newId });
  const hasAccounts = await anyAccount({ demo: config.demo }, store);
  const { scenarios, problems } = loadScenarios(config.knowledgeDir);
  for (const problem of problems) log.warn(problem, 'a scenario was left out');

  const sessions = new SessionStore({ store, now, sessionHours: config.sessionHours, demo: config.demo });
  const session = sessionMiddleware({ sessions, secret: secrets.sessionSecret, secure: config.secureCookie });
  // socket.io must find a handler in place when it attaches, and the app needs what socket.io makes possible.
  let handle: RequestListener = (_req, res) => res.destroy();
  const http = createServer((req, res) => handle(req, res));
  const live = createLive({ http, session });
  const state = createCallState();
  const metrics = createMetrics({ store, state });
  const today = () => dutchDay(now());
  // Building starts once the port is ours; until then it would only keep a start that fails waiting.
  let listening: () => void = () => undefined;
  const mayBuild = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const answering = answeringInBackground({
    create: () => mayBuild.then(() => createAnswering(config, today)),
    today,
    // Built from files alone, so its message holds nothing a caller said.
    failed: (error) => log.error({ error, why: String(error) }, 'the answering service could not be built'),
  });
  answering.onStatus((status) => live.statusChanged(status));
  const { pauseMs } = config;
  const calls: CallDeps = {
    store,
    answering,
    clientFile: openClientFile(config),
    referrals: readReferrals(config.knowledgeDir, log),
    broadcast: live.broadcast,
    state,
    metrics,
    log,
    now,
    newId,
    pauseMs,
  };
  const helpers = createPresence({
    graceMs: config.helplineGraceMs,
    onGone: (helper) => void releaseAll(helper, calls),
  });
  const retention = createRetention({ store, log, now });
  const cleanUp = async (startedBy: 'start' | 'nacht') => {
    try {
      await (await retention.start({ startedBy, user: null })).done;
    } catch (error) {
      log.error({ error }, 'a clean-up could not be started');
    }
  };
  const nightly = createNightly({ now, work: () => cleanUp('nacht') });
  const { apiToken } = secrets;
  const onSignOut = live.endSession;
  const app = createApp({
    config,
    apiToken,
    session,
    sessions,
    calls,
    helpers,
    scenarios,
    retention,
    metrics,
    log,
    newId,
    onSignOut,
  });
  handle = app;
  live.serve({ calls, sessions, helpers, log, newId });

  const close = async () => {
    const stopped = new Promise<void>((resolve) => http.close(() => resolve()));
    nightly.stop();
    await retention.close();
    await stopReplays(calls);
    dropInterims(calls);
    helpers.stop();
    await live.close();
    http.closeIdleConnections();
    await Promise.race([state.answers.idle(), pause(DRAIN_MS)]);
    await state.turns.idle();
    http.closeAllConnections();
    await stopped;
    await store.close();
    // Closing waits for an index that is being built; the process may end before that.
    await Promise.race([answering.close(), pause(DRAIN_MS)]);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(config.port, config.host, resolve);
    });
    listening();
    // Only now: when the port is taken, the calls are those of another server.
    await settleReplays(calls);
    // Who had a question when the server stopped gets the time to come back.
    for (const helper of await holders(store.db)) helpers.expect(helper);
    void cleanUp('start');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    port: (http.address() as AddressInfo).port,
    apiToken,
    store,
    hasAccounts,
    nightlyCleanUp: nightly.look,
    close,
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
