import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionInfo } from '../contract/accounts.ts';
import { createClient, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';
import { addAccount } from './add-account.ts';
import { loadSecrets } from './secrets.ts';

const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { sessionHours: 10 } });
});
afterAll(() => server.close());

describe('signing in', () => {
  test('works for every demo account, and tells who it is', async () => {
    const { body } = await server.anyone().request('GET', '/api/session');
    const { demoAccounts, user } = sessionInfo.parse(body);
    expect(user).toBeNull();
    expect(demoAccounts.map((a) => a.username)).toEqual([
      'medewerker',
      'hulplijn',
      'trainer',
      'kwaliteitsmonitor',
      'kennisbeheerder',
      'beheerder',
      'medewerker2',
    ]);
    for (const { username, password, role, name } of demoAccounts) {
      const client = server.anyone();
      const signedIn = sessionInfo.parse((await client.signIn(username, password)).body);
      expect(signedIn.user).toMatchObject({ username, role, name });
      expect(sessionInfo.parse((await client.request('GET', '/api/session')).body).user?.role).toBe(role);
    }
  });

  test('fails in the same words for an unknown user and a wrong password', async () => {
    const wrong = await server.anyone().signIn('medewerker', 'fout');
    const unknown = await server.anyone().signIn('niemand', 'fout');
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
    expect(errorOf(wrong).code).toBe('AANMELDEN_MISLUKT');
  });

  test('does not mind capitals in the user name', async () => {
    expect((await server.anyone().signIn('Medewerker ')).status).toBe(200);
  });

  test('is refused for a while after ten failures on one name, also with the right password', async () => {
    for (let i = 0; i < 10; i++) expect((await server.anyone().signIn('hulplijn', 'fout')).status).toBe(401);
    const reply = await server.anyone().signIn('hulplijn');
    expect([reply.status, errorOf(reply).code]).toEqual([429, 'TE_VEEL_POGINGEN']);
    expect((await server.anyone().signIn('trainer')).status).toBe(200);
  });
});

describe('a session', () => {
  test('has a cookie that scripts and other sites cannot use, and a new id at every sign-in', async () => {
    const client = server.anyone();
    const first = await client.signIn('medewerker');
    expect(first.headers.get('set-cookie')).toMatch(/^belbot\.sid=.+; Path=\/; HttpOnly; SameSite=Strict$/);
    const before = client.cookie();
    await client.signIn('medewerker');
    expect(client.cookie()).not.toBe(before);
    const old = await client.request('GET', '/api/calls', undefined, { cookie: before });
    expect([old.status, errorOf(old).code]).toEqual([401, 'NIET_AANGEMELD']);
  });

  test('is kept under a hash: the id in the cookie is nowhere in the database', async () => {
    const client = await server.as('medewerker');
    const id = decodeURIComponent(client.cookie().split('=')[1] ?? '')
      .slice(2)
      .split('.')[0];
    const rows = JSON.stringify(await server.belbot.store.db.selectFrom('sessions').selectAll().execute());
    expect(id).toMatch(/^[\w-]{20,}$/);
    expect(rows).not.toContain(id);
  });

  test('ends at signing out, and its sockets with it', async () => {
    const client = await server.as('medewerker');
    const socket = client.socket();
    await until(() => socket.connected);
    const cookie = client.cookie();
    expect((await client.request('DELETE', '/api/session')).status).toBe(204);
    await until(() => socket.disconnected);
    const after = await client.request('GET', '/api/calls', undefined, { cookie });
    expect(after.status).toBe(401);
    socket.disconnect();
  });

  test('ends after ten hours without use, and use puts that off', async () => {
    const client = await server.as('medewerker');
    const idle = await server.as('medewerker');
    server.advance(6 * HOUR);
    expect((await client.request('GET', '/api/calls')).status).toBe(200);
    server.advance(6 * HOUR);
    expect((await client.request('GET', '/api/calls')).status).toBe(200);
    expect((await idle.request('GET', '/api/calls')).status).toBe(401);
  });

  test('that ended while a socket was open makes the next event fail and ends the socket', async () => {
    const client = await server.as('medewerker2');
    const callId = await openCall(client);
    const socket = client.socket();
    await until(() => socket.connected);
    server.advance(11 * HOUR);
    const ack = await socket.emitWithAck('line:add', {
      callId,
      key: 'sleutel-1',
      text: 'Hallo.',
      speaker: 'beller',
    });
    expect(ack).toMatchObject({ ok: false, error: { code: 'NIET_AANGEMELD' } });
    await until(() => socket.disconnected);
    socket.disconnect();
  });
});

describe('a request that changes something', () => {
  const body = { callerInformed: true, recording: true };
  test.each([
    ['another site', { origin: 'https://kwaad.example' }],
    ['nowhere', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://127.0.0.1:1' }],
  ])('is refused when it comes from %s', async (_where, headers) => {
    const client = await server.as('medewerker');
    const reply = await client.request('POST', '/api/calls', body, headers);
    expect([reply.status, errorOf(reply).code]).toEqual([403, 'HERKOMST_ONBEKEND']);
  });

  test('is refused when a plain form could have sent it', async () => {
    const client = await server.as('medewerker');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const reply = await client.request('POST', '/api/calls', body, { 'content-type': type });
      expect([reply.status, errorOf(reply).code]).toEqual([415, 'GEEN_JSON']);
    }
  });
});

describe('outside the demo', () => {
  test('demo accounts cannot sign in and their sessions are worth nothing; own accounts can', async () => {
    const demo = await startTestServer();
    const { dir } = demo;
    const before = await demo.as('medewerker');
    const { db } = demo.belbot.store;
    await addAccount(
      { username: 'Piet', name: 'Piet', role: 'medewerker', password: 'een-lang-wachtwoord' },
      { store: demo.belbot.store, now: () => new Date(), newId: () => 'piet' },
    );
    expect(JSON.stringify(await db.selectFrom('users').selectAll().execute())).not.toContain(
      'een-lang-wachtwoord',
    );
    await demo.close('keep');

    const real = await startTestServer({ dir, settings: { demo: false } });
    const client = createClient(real.url);
    expect(errorOf(await client.signIn('medewerker')).code).toBe('AANMELDEN_MISLUKT');
    const old = await client.request('GET', '/api/calls', undefined, { cookie: before.cookie() });
    expect(old.status).toBe(401);
    const { body } = await client.signIn('piet', 'een-lang-wachtwoord');
    expect(sessionInfo.parse(body)).toMatchObject({ demo: false, demoAccounts: [], user: { id: 'piet' } });
    await real.close();
  });

  test('an account needs a long password and a name that is free', async () => {
    const deps = { store: server.belbot.store, now: () => new Date(), newId: () => 'x' };
    const account = { username: 'medewerker', name: '', role: 'medewerker', password: 'kort' } as const;
    await expect(addAccount(account, deps)).rejects.toMatchObject({ code: 'WACHTWOORD_TE_KORT' });
    const long = { ...account, password: 'een-lang-wachtwoord' };
    await expect(addAccount(long, deps)).rejects.toMatchObject({ code: 'GEBRUIKER_BESTAAT' });
  });
});

describe('secrets', () => {
  test('are made once, for the owner only, and a setting goes before them', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'belbot-secrets-'));
    const none = { dataDir, sessionSecret: null, apiToken: null };
    const made = loadSecrets(none);
    expect(loadSecrets(none)).toEqual(made);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(loadSecrets({ ...none, apiToken: 'own' })).toEqual({ ...made, apiToken: 'own' });
    writeFileSync(join(dataDir, 'secrets.json'), '{');
    expect(() => loadSecrets(none)).toThrow('secrets.json is missing or damaged');
    rmSync(dataDir, { recursive: true });
  });
});
