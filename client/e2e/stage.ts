/** What a test in the browser stands on: a real server, a real Chromium, and a window of the size asked for. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { z } from 'zod';
import { callDetail, callSummary, type PostUtteranceBody } from '../../server/contract/calls.ts';
import { type Client, createClient } from '../../server/testing/client.ts';
import { bearer } from '../../server/testing/server.ts';
import { type ServerProcess, startServerProcess } from '../../server/testing/server-process.ts';
import { cardTitle } from '../agent/card/card-title.ts';
import { applyEvents, EMPTY_CALL } from '../api/call-view.ts';
import { openBrowser } from './browser.ts';

/** Longest wait for anything in the page, in milliseconds: far beyond what it takes, for a machine that is busy. */
const PATIENCE_MS = 20_000;

export type Size = { width: number; height: number };

/** The side bar beside another system. */
export const SIDE_BAR: Size = { width: 400, height: 860 };
/** A whole screen. */
export const FULL_SCREEN: Size = { width: 1440, height: 900 };

/** Sets up one server and one browser for the tests of a file. `settings`: environment of the server. */
export function setUpStage(settings: Record<string, string> = {}) {
  vi.setConfig({ testTimeout: 90_000 });
  let server: ServerProcess;
  let browser: Browser;
  /** The agent's account over HTTP, to look behind the screen. */
  let agent: Client;
  let contexts: BrowserContext[] = [];
  let thrown: Error[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startServerProcess(settings);
    agent = createClient(server.url);
    await agent.signIn('medewerker');
  }, 180_000);

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const calls = z.array(callSummary).parse((await agent.request('GET', '/api/calls')).body);
    for (const { id } of calls.filter(({ closedAt }) => closedAt === null)) {
      await agent.request('POST', `/api/calls/${id}/close`, { category: 'overig', solved: 'nee' });
    }
    const errors = thrown;
    thrown = [];
    expect(errors, 'exceptions that nobody caught in the page').toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    server: () => server,

    /** A new window on the sign-in page; `script` runs in it before the console does. */
    async open(
      size: Size,
      { script, dark = false }: { script?: string; dark?: boolean } = {},
    ): Promise<Page> {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: size,
        locale: 'nl-NL',
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      if (script !== undefined) await context.addInitScript({ content: script });
      const page = await context.newPage();
      page.on('pageerror', (error) => thrown.push(error));
      await page.goto('/');
      return page;
    },

    /** Posts a line as the telephony system does. */
    async post(callId: string, line: Pick<PostUtteranceBody, 'speaker' | 'text' | 'seq'>): Promise<void> {
      const { status } = await agent.request('POST', `/api/calls/${callId}/utterances`, line, bearer());
      expect(status).toBe(200);
    },

    /** Waits until the server has answered every line it took in. */
    async answered(): Promise<void> {
      await eventually(async () => {
        const { body } = await agent.request('GET', '/metrics', undefined, bearer());
        return /^belbot_answers_waiting (\d+)$/m.exec(String(body))?.[1];
      }).toBe('0');
    },

    /** Ends a call behind the screen. */
    async close(callId: string): Promise<void> {
      await agent.request('POST', `/api/calls/${callId}/close`, { category: 'overig', solved: true });
    },

    /** What the server has of a call: its lines, and of each card as it stands its title and number of sources. */
    async kept(callId: string): Promise<{ lines: string[]; cards: { title: string; sources: number }[] }> {
      const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${callId}`)).body);
      const { lines, cards } = applyEvents(EMPTY_CALL, events);
      return {
        lines: lines.map(({ text }) => text),
        cards: cards.map(({ card }) => ({ title: cardTitle(card), sources: card.citations.length })),
      };
    },
  };
}

/** Asks again until the assertions hold. */
export const eventually = <T>(ask: () => T | Promise<T>) =>
  expect.poll(ask, { timeout: PATIENCE_MS, interval: 50 });
