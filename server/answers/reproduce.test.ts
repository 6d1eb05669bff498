import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnsweringService } from '../answering/create-service.ts';
import type { AnsweringService } from '../answering/service.ts';
import { parseReproduceArguments } from '../cli/reproduce-arguments.ts';
import { config as readConfig } from '../config.ts';
import { answerDetail, answerSummary, type Reproduction, reproduction } from '../contract/answers.ts';
import { callDetail } from '../contract/calls.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';
import { findAnswer, type StoredAnswer } from './find-answers.ts';
import { reproduce } from './reproduce.ts';
import { readCard } from './stored-json.ts';

const TODAY = '2026-11-21';
/** Answered from a passage also by words only. */
const QUESTION = 'Kom ik in aanmerking voor kort uitstel?';
const RULE = 'kort-uitstel-van-betaling';
const RULE_FILE = 'rules/betalen/kort-uitstel-van-betaling.yaml';
const BY_HAND = 'uitstel-van-betaling-bij-bezwaar';
const VALUES = {
  soort: 'definitief',
  ondernemer: 'nee',
  bedrag: '3800',
  andereSchuld: '0',
  eerderUitstel: 'nee',
  dwangbevel: 'nee',
  uiterste: '2026-12-01',
};

const dir = mkdtempSync(join(tmpdir(), 'belbot-answers-'));
const { root, knowledgeDir } = readConfig({});
/** The knowledge base as it is at the start. */
const REAL = copyOf(knowledgeDir);
/** Without a model: searching by words loads at once. */
const settings = { model: join(dir, 'no-model'), knowledgeDir: REAL };
function copyOf(knowledge: string): string {
  const copy = mkdtempSync(join(dir, 'knowledge-'));
  cpSync(knowledge, copy, { recursive: true, filter: (path) => basename(path) !== 'model' });
  return copy;
}
const serviceOn = (knowledgeDir: string) =>
  createAnsweringService(
    { ...readConfig({}), ...settings, knowledgeDir, dataDir: join(dir, 'scratch') },
    { wait: true, today: () => TODAY },
  );

let server: TestServer;
/** The service of the server. */
let base: AnsweringService;
const createAnswering = async () => {
  base = await serviceOn(REAL);
  return base;
};
let agent: Client;
let monitor: Client;
/** Version of the rule. */
let version: string;
/** Ids of logged answers, by what they are. */
const ids = { question: '', asking: '', revised: '', byHand: '', refused: '' };

const cardsOf = async (call: string) => {
  const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body);
  return events.flatMap((e) => (e.type === 'card' ? [e] : []));
};
const newCard = (call: string, count: number) =>
  until(async () => {
    const cards = await cardsOf(call);
    return cards.length >= count ? cards[count - 1] : null;
  });
const type = (call: string, text: string) =>
  agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text, speaker: 'beller' });
const close = (call: string) =>
  agent.request('POST', `/api/calls/${call}/close`, { category: 'overig', solved: true, note: '' });
const ask = async (id: string): Promise<Reproduction> =>
  reproduction.parse((await monitor.request('POST', `/api/answers/${id}/reproduce`, {})).body);
const stored = async (id: string): Promise<StoredAnswer> => {
  const answer = await findAnswer(server.belbot.store.db, id);
  if (!answer) throw new Error(`no answer ${id}`);
  return answer;
};

beforeAll(async () => {
  server = await startTestServer({ settings, dir, createAnswering });
  server.advance(Date.parse(`${TODAY}T12:00:00+01:00`) - Date.now());
  agent = await server.as('medewerker');
  monitor = await server.as('kwaliteitsmonitor');
  await until(async () => (await monitor.request('GET', '/api/topics')).status === 200, 60_000);

  const call = await openCall(agent);
  await type(call, QUESTION);
  ids.question = (await newCard(call, 1)).answerId;
  await type(call, 'Kom ik in aanmerking voor kort uitstel voor een aanslag van 3800 euro?');
  ids.asking = (await newCard(call, 2)).answerId;
  const given = await agent.request('POST', `/api/calls/${call}/answers/${ids.asking}/data`, {
    data: VALUES,
  });
  expect(given.status).toBe(201);
  const revised = await newCard(call, 3);
  ids.revised = revised.answerId;
  version = revised.card.rule?.version ?? '';
  await agent.request('POST', `/api/calls/${call}/cards`, { passage: BY_HAND, query: 'uitstel bij bezwaar' });
  ids.byHand = (await newCard(call, 4)).answerId;
  await close(call);
  const secret = await openCall(agent, false);
  await type(secret, QUESTION);
  ids.refused = (await newCard(secret, 1)).answerId;
  await close(secret);
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a card worked out again with everything as it was', () => {
  test.each(['question', 'asking', 'revised', 'byHand'] as const)(
    'is the same byte for byte: %s',
    async (which) => {
      expect(await ask(ids[which])).toEqual({
        answer: ids[which],
        result: 'same',
        reason: 'Dezelfde kaart, byte voor byte.',
        changed: [],
        differences: [],
      });
    },
  );

  test('is the same on a later day, because the date of the receipt counts', async () => {
    server.advance(90 * 24 * 3_600_000);
    try {
      monitor = await server.as('kwaliteitsmonitor');
      expect((await ask(ids.revised)).result).toBe('same');
    } finally {
      server.advance(-90 * 24 * 3_600_000);
    }
  });

  test('keeps nothing', async () => {
    const count = async () =>
      (await server.belbot.store.db.selectFrom('answers').select('id').execute()).length;
    const before = await count();
    await ask(ids.question);
    expect(await count()).toBe(before);
  });
});

describe('the list', () => {
  const list = async (query: string) =>
    answerSummary.array().parse((await monitor.request('GET', `/api/answers${query}`)).body);

  test('is newest first, reads on after an answer, and can be of rules or of shown cards only', async () => {
    const all = await list('');
    expect(all.map((a) => a.at)).toEqual(
      all
        .map((a) => a.at)
        .sort()
        .reverse(),
    );
    expect(all.map((a) => a.id)).toEqual(expect.arrayContaining(Object.values(ids)));
    expect(await list(`?before=${all[1]?.id}`)).toEqual(all.slice(2));
    expect(await list('?rule=1')).toEqual(all.filter((a) => a.rule !== null));
    expect((await list('?rule=1')).map((a) => a.rule?.id)).toContain(RULE);
    expect(await list('?shown=1')).toEqual(all.filter((a) => a.shown));
    expect(all.find((a) => a.id === ids.refused)?.question).toBe('');
  });

  test('holds an answer that cannot be read, and says so when it is opened', async () => {
    await server.belbot.store.write(async (trx) => {
      const row = await trx
        .selectFrom('answers')
        .selectAll()
        .where('id', '=', ids.question)
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('answers')
        .values({ ...row, id: 'stuk', card_json: '{' })
        .execute();
    });
    expect((await list('')).find((a) => a.id === 'stuk')).toMatchObject({ rule: null });
    expect((await list('?rule=1')).some((a) => a.id === 'stuk')).toBe(false);
    const opened = await monitor.request('GET', '/api/answers/stuk');
    expect([opened.status, errorOf(opened).code]).toEqual([422, 'ANTWOORD_ONLEESBAAR']);
    expect((await ask('stuk')).result).toBe('impossible');
    await server.belbot.store.write((trx) => trx.deleteFrom('answers').where('id', '=', 'stuk').execute());
  });

  test('is for the monitor only, and knows no other answers', async () => {
    for (const [method, path] of [
      ['GET', '/api/answers'],
      ['GET', `/api/answers/${ids.question}`],
      ['POST', `/api/answers/${ids.question}/reproduce`],
    ] as const) {
      const reply = await agent.request(method, path, method === 'POST' ? {} : undefined);
      expect([reply.status, errorOf(reply).code]).toEqual([403, 'GEEN_TOEGANG']);
    }
    expect((await monitor.request('GET', '/api/answers/weg')).status).toBe(404);
    expect((await monitor.request('POST', '/api/answers/weg/reproduce', {})).status).toBe(404);
    expect((await monitor.request('GET', '/api/answers?before=weg')).status).toBe(404);
    expect((await monitor.request('GET', '/api/answers?rule=ja')).status).toBe(400);
  });
});

test('a revised card names the one it took the place of', async () => {
  const revised = answerDetail.parse((await monitor.request('GET', `/api/answers/${ids.revised}`)).body);
  expect(revised).toMatchObject({ revises: ids.asking, rule: { id: RULE } });
  expect(revised.steps.map(({ name }) => name)).toContain('decide');
});

// From here on without HTTP: building a service keeps the event loop busy until the server drops idle connections.
describe('a card worked out again after a change', () => {
  type Changes = Record<string, [string | RegExp, string][] | null>;
  /** The knowledge base with other texts in its files, or without them, and what becomes of answers then. */
  async function afterChanges(changes: Changes, answers: string[]): Promise<Reproduction[]> {
    const knowledge = copyOf(REAL);
    for (const [file, edits] of Object.entries(changes)) {
      const path = join(knowledge, file);
      if (edits === null) {
        rmSync(path);
        continue;
      }
      const text = readFileSync(path, 'utf8');
      const edited = edits.reduce((now, [from, to]) => now.replace(from, to), text);
      if (edited === text) throw new Error(`nothing changed in ${file}`);
      writeFileSync(path, edited);
    }
    const service: AnsweringService = await serviceOn(knowledge);
    try {
      return await Promise.all(answers.map(async (id) => reproduce(await stored(id), service)));
    } finally {
      await service.close();
    }
  }
  async function afterChange(changes: Changes, answer: string): Promise<Reproduction> {
    const [result] = await afterChanges(changes, [answer]);
    if (!result) throw new Error('one answer gives one reproduction');
    return result;
  }
  const parts = ({ changed }: Reproduction) => changed.map(({ what }) => what);
  const fields = ({ differences }: Reproduction) => differences.map(({ field }) => field);
  const NEW_TITLE: [string, string] = ['"Kort uitstel kan: tot', '"Kort uitstel mag: tot'];

  test('names the rule and its versions', async () => {
    const result = await afterChange(
      { [RULE_FILE]: [[/version: "\d+"/, 'version: "99"'], NEW_TITLE] },
      ids.revised,
    );
    expect(result).toMatchObject({
      result: 'different',
      reason: `De kaart is anders omdat de regel is gewijzigd. De regel ${RULE} was versie ${version} en is nu versie 99.`,
    });
    expect(parts(result)).toEqual(['regel']);
    expect(fields(result)).toEqual(expect.arrayContaining(['title', 'rule']));
  });

  test('says that the card stays when only another rule changed', async () => {
    const other = 'rules/bezwaar/bezwaartermijn.yaml';
    const result = await afterChange({ [other]: [[/version: "\d+"/, 'version: "99"']] }, ids.revised);
    expect(result).toMatchObject({
      result: 'same',
      reason: `Dezelfde kaart, al zijn de regels intussen gewijzigd. De regel van deze kaart is nog steeds ${RULE} versie ${version}.`,
    });
    expect(parts(result)).toEqual(['regel']);
  });

  test('names the parameter with its value then and now', async () => {
    const result = await afterChange(
      {
        'parameters/betalen.yaml': [
          ['value: "20.000", from: 2026-01-01', 'value: "3.000", from: 2026-01-01'],
        ],
        'facts.yaml': [['belastingschuld lager dan € 20.000', 'belastingschuld lager dan € 3.000']],
      },
      ids.revised,
    );
    expect(result).toMatchObject({
      result: 'different',
      reason:
        'De kaart is anders omdat de parameter is gewijzigd. De parameter ‘grens van de belastingschuld’ was € 20.000 en is nu € 3.000.',
    });
    expect(parts(result)).toEqual(['parameter']);
    expect(fields(result)).toContain('title');
  });

  test('names the passage of which the text changed', async () => {
    const card = readCard((await stored(ids.question)).card_json);
    if (!card) throw new Error('unreadable');
    const [citation] = card.citations;
    if (!citation) throw new Error('the question must be answered from a passage');
    const article = articleWith(`id: ${citation.passage}\n`);
    const result = await afterChange({ [article]: [[card.say, `${card.say} Echt waar.`]] }, ids.question);
    expect(result.result).toBe('different');
    expect(result.reason).toBe(
      `De kaart is anders omdat de kennisbank is gewijzigd. De passage ‘${citation.title}’ heeft een andere tekst of bron.`,
    );
    expect(fields(result)).toEqual(expect.arrayContaining(['say', 'citations']));
  });

  test('names the settings when the guard lets less through', async () => {
    const result = await afterChange(
      { 'guard.yaml': [['threshold: 0.9\n', 'threshold: 0.999999\n']] },
      ids.question,
    );
    expect(result).toMatchObject({
      result: 'different',
      reason: 'De kaart is anders omdat de instellingen zijn gewijzigd.',
    });
    expect(fields(result)).toEqual(expect.arrayContaining(['status', 'title', 'say']));
  });

  test('cannot be done without its rule or its passage', async () => {
    const file = articleWith(`id: ${BY_HAND}\n`);
    const results = await afterChanges({ [RULE_FILE]: null, [file]: null }, [ids.revised, ids.byHand]);
    const nothing = { result: 'impossible', changed: [], differences: [] };
    const noRule = `de regel ${RULE} staat niet meer bij de regels`;
    const noPassage = `de passage ${BY_HAND} staat niet meer in de kennisbank`;
    expect(results).toEqual([
      expect.objectContaining({ ...nothing, reason: expect.stringContaining(noRule) }),
      expect.objectContaining({ ...nothing, reason: expect.stringContaining(noPassage) }),
    ]);
  });
});

/** The article that has this text, as a path in the knowledge folder. */
function articleWith(text: string): string {
  const articles = join(REAL, 'articles');
  const file = readdirSync(articles, { recursive: true, encoding: 'utf8' }).find(
    (name) => name.endsWith('.md') && readFileSync(join(articles, name), 'utf8').includes(text),
  );
  if (!file) throw new Error(`no article has ${text}`);
  return join('articles', file);
}

describe('what cannot be worked out again', () => {
  const damaged = async (fields: Partial<StoredAnswer>) =>
    reproduce({ ...(await stored(ids.question)), ...fields }, base);

  test('an answer of a caller who refused recording', async () => {
    const result = await reproduce(await stored(ids.refused), base);
    expect(result.result).toBe('impossible');
    expect(result.reason).toContain('de beller wilde niet dat het gesprek werd bewaard');
  });

  test('an answer of an older version, and stored text that cannot be read, are named', async () => {
    expect((await damaged({ input_json: null })).reason).toContain('oudere versie');
    expect((await damaged({ input_json: '{"kind":"question"' })).reason).toContain('de bewaarde vraag');
    expect((await damaged({ input_json: '{"kind":"passage"}' })).reason).toContain('de bewaarde vraag');
    expect((await damaged({ card_json: '[]' })).reason).toContain('de bewaarde kaart');
    expect((await damaged({ steps_json: 'stuk' })).reason).toContain('het verslag van de stappen');
  });

  test('an answer made with meaning search, as long as that is being built', async () => {
    const building = { ...base.status(), meaningSearch: 'opbouw' as const };
    const answer = await stored(ids.question);
    const meant = { ...answer, card_json: answer.card_json.replace('"model":"uit"', '"model":"abc"') };
    const result = await reproduce(meant, { ...base, status: () => building });
    expect(result).toMatchObject({ result: 'impossible' });
    expect(result.reason).toContain('zoeken op betekenis wordt nog opgebouwd');
    expect(await reproduce(meant, base)).toMatchObject({ changed: [{ what: 'model', is: 'uit' }] });
  });
});

describe('npm run reproduce', () => {
  async function cli(...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/reproduce.ts', ...args], {
      cwd: root,
      env: { ...process.env, DATA_DIR: join(dir, 'data'), MODEL: settings.model, KNOWLEDGE_DIR: REAL },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const [code] = await once(child, 'close');
    return { code, out, err };
  }

  test('works beside a running server: 0 for the same card', async () => {
    const { code, out } = await cli(ids.revised);
    expect([code, out]).toEqual([0, expect.stringContaining('Dezelfde kaart, byte voor byte.')]);
  });

  test('1 when one of the newest differs, with every answer on its line', async () => {
    await server.belbot.store.write(async (trx) => {
      const row = await trx
        .selectFrom('answers')
        .selectAll()
        .where('id', '=', ids.question)
        .executeTakeFirstOrThrow();
      const at = new Date(Date.parse(row.at) + 3_600_000).toISOString();
      const card_json = row.card_json.replace('"status":"kennisbank"', '"status":"geverifieerd"');
      await trx
        .insertInto('answers')
        .values({ ...row, id: 'anders', at, card_json })
        .execute();
    });
    const { code, out } = await cli('--last', '3');
    expect(code).toBe(1);
    expect(out).toMatch(/^anders .* Anders .*Dat hoort niet/m);
    expect(out).toContain('3 nagerekend: ');
    await server.belbot.store.write((trx) => trx.deleteFrom('answers').where('id', '=', 'anders').execute());
  });

  test('2 with what to do, for bad usage, an unknown answer and one that cannot be done', async () => {
    for (const args of [
      [],
      ['--last', 'veel'],
      ['--last', '0'],
      ['een', '--last', '2'],
      ['een', 'twee'],
      ['--x'],
    ])
      expect(() => parseReproduceArguments(args)).toThrow('Gebruik:');
    expect(await cli('weg')).toMatchObject({ code: 2, err: expect.stringContaining('weg bestaat niet') });
    const refused = await cli(ids.refused, '--json');
    expect([refused.code, reproduction.parse(JSON.parse(refused.out)).result]).toEqual([2, 'impossible']);
  });
});
