import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAnsweringService } from '../answering/create-service.ts';
import type { AnsweringService } from '../answering/service.ts';
import { config } from '../config.ts';
import { callDetail, callSummary } from '../contract/calls.ts';
import { type Addressing, confirmationReport, confirmationView } from '../contract/confirmation.ts';
import { type Client, errorOf, until } from '../testing/client.ts';
import { openCall, startTestServer, type TestServer } from '../testing/server.ts';
import { readPdf } from './testing/read-pdf.ts';

const TODAY = '2026-11-21';
const QUESTION = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';
const VALUES = {
  soort: 'definitief',
  ondernemer: 'nee',
  bedrag: '3800',
  andereSchuld: '0',
  eerderUitstel: 'nee',
  dwangbevel: 'nee',
  uiterste: '2026-12-05',
};
const BSN = '111222333';
const ADDRESS: Addressing = {
  name: 'Aurelia Proefpersoon',
  lines: ['Verzonnenlaan 17', '9999 ZZ Nergenshuizen'],
};

let service: AnsweringService;
/** What the server asks; a test puts a changed service in its place. */
let current: AnsweringService;
let server: TestServer;
let agent: Client;
let call: string;

beforeAll(async () => {
  service = await createAnsweringService(config(process.env), { wait: true, today: () => TODAY });
  current = service;
  server = await startTestServer({
    createAnswering: async () =>
      new Proxy(service, {
        get: (_, name) => (name === 'close' ? async () => undefined : Reflect.get(current, name)),
      }),
  });
  server.advance(Date.parse(`${TODAY}T12:00:00+01:00`) - Date.now());
  agent = await server.as('medewerker');
});
afterAll(async () => {
  await server.close();
  await service.close();
});
beforeEach(async () => {
  current = service;
  const calls = callSummary.array().parse((await agent.request('GET', '/api/calls')).body);
  for (const { id, closedAt } of calls) if (closedAt === null) await close(id);
  call = await openCall(agent);
});

const close = (id: string) =>
  agent.request('POST', `/api/calls/${id}/close`, { category: 'uitstel', solved: true, note: '' });
const path = (rest = '') => `/api/calls/${call}/confirmation${rest}`;
const cardsOf = async () => {
  const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${call}`)).body);
  return events.flatMap((e) => (e.type === 'card' ? [e] : []));
};
const cardNumber = async (n: number) => {
  const all = await until(async () => {
    const cards = await cardsOf();
    return cards.length >= n ? cards : null;
  });
  const last = all[n - 1];
  if (!last) throw new Error('no card');
  return last;
};

/** The verified card about short deferral. */
async function verifiedCard(): Promise<string> {
  await agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text: QUESTION });
  const asked = await cardNumber(1);
  await agent.request('POST', `/api/calls/${call}/answers/${asked.answerId}/data`, { data: VALUES });
  const card = await cardNumber(2);
  expect(card.card).toMatchObject({ status: 'geverifieerd', title: 'Kort uitstel kan: tot 5 april 2027' });
  return card.answerId;
}

/** A card the agent made from a passage. */
async function passageCard(passage: string): Promise<string> {
  const { body } = await agent.request('POST', `/api/calls/${call}/cards`, {
    passage,
    query: 'En de rente?',
  });
  return (body as { answerId: string }).answerId;
}

const view = async () => confirmationView.parse((await agent.request('GET', path())).body);
const put = (body: object) => agent.request('PUT', path(), { explanation: true, ...body });
const save = async (body: object) => {
  const reply = await put(body);
  expect(reply.status).toBe(200);
  return confirmationView.parse(reply.body);
};

async function makeFile(format: 'pdf' | 'docx', addressing: Addressing | null = null): Promise<Buffer> {
  const response = await fetch(server.url + path('/document'), {
    method: 'POST',
    headers: { origin: server.url, cookie: agent.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify({ format, addressing, activeMs: 1000 }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(bytes.toString());
  expect(response.headers.get('content-disposition')).toMatch(
    new RegExp(`^attachment; filename="?bevestiging-BB-[0-9A-F-]{14}\\.${format}"?$`),
  );
  return bytes;
}
const refusal = async (format = 'pdf') => errorOf(await agent.request('POST', path('/document'), { format }));

/** Numbers as a reader sees them, without the signs around them. */
const figuresIn = (text: string): string[] => text.match(/\d+(?:[.,:-]\d+)*/g) ?? [];

describe('the document', () => {
  test('says every date, amount and article of its cards, and no figure that they do not hold', async () => {
    const answerId = await verifiedCard();
    const rente = await passageCard('kort-uitstel-rente-loopt-door');
    const { content } = await save({ cards: [{ answerId }, { answerId: rente }] });
    const { text, pages } = await readPdf(await makeFile('pdf', ADDRESS));
    expect(pages).toBeLessThanOrEqual(2);

    const cards = (await cardsOf()).filter((e) => [answerId, rente].includes(e.answerId));
    const reference = content?.reference ?? '-';
    const known = new Set(figuresIn(JSON.stringify(cards).replace(/(\d{4})-(\d\d)-(\d\d)/g, longDates)));
    const said = text
      .replaceAll(reference, '')
      .replaceAll('21 november 2026', '')
      .replaceAll(/Bladzijde \d van \d/g, '')
      .replaceAll(/[•\n] ?\d\.(?= )/g, '')
      .replaceAll(ADDRESS.lines.join(' '), '');
    // The source of the words on the status of this message stands in no card.
    const status = '3.1 De BelastingTelefoon';
    expect(
      figuresIn(said.replace(status, '')).filter(
        (figure) => !known.has(figure) && !/^[1-4]\.?$/.test(figure),
      ),
    ).toEqual([]);

    for (const part of [
      '€ 3.800',
      '€ 20.000',
      '4,3%',
      '5 december 2026',
      '5 april 2027',
      'Postbus 100, 6400 AC Heerlen',
      '10 werkdagen',
      'versie 2',
      reference,
    ])
      expect(text).toContain(part);
    for (const { card } of cards) {
      for (const citation of card.citations) {
        for (const source of citation.sources) {
          expect(text).toContain(source.title);
          for (const figure of figuresIn(source.place)) expect(text).toContain(figure);
        }
      }
    }
  });

  test('is a tagged PDF with title, language and the parts in reading order', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    const { outline, title, language, marked, drawn } = await readPdf(await makeFile('pdf'));
    expect({ title, language, marked }).toEqual({
      title: 'Bevestiging van ons telefoongesprek',
      language: 'nl-NL',
      marked: true,
    });
    expect(
      outline.filter(({ role }) => /^H\d$/.test(role)).map(({ role, text }) => `${role} ${text}`),
    ).toEqual([
      'H1 Bevestiging van ons telefoongesprek',
      'H2 Kort uitstel van betaling',
      'H3 Met deze gegevens is gerekend',
      'H3 Ons antwoord',
      'H3 Dit kunt u doen',
      'H3 Let op',
      'H3 Hoe komen we hieraan?',
      'H2 Dit controleert u zelf',
      'H2 Wat dit bericht is',
      'H2 Waar dit op steunt',
    ]);
    expect(outline.filter(({ role }) => role === 'TH').map(({ text }) => text)).toEqual([
      'Vraag',
      'Antwoord',
      'Hoe wij dit weten',
    ]);
    expect(outline.filter(({ role }) => role === 'TD')).toHaveLength(3 * Object.keys(VALUES).length);
    const steps = outline.findIndex(({ text }) => text === 'Dit kunt u doen');
    expect(outline.slice(steps + 1, steps + 4).map(({ role, text }) => `${role} ${text}`)).toEqual([
      'Lbl 1.',
      'LBody Houd uw burgerservicenummer en de aanslag bij de hand.',
      'Lbl 2.',
    ]);
    // Every element with text says something, and something is drawn on every page.
    expect(outline.filter(({ text }) => text === '')).toEqual([]);
    for (const share of drawn) expect(share).toBeGreaterThan(0.005);
  });

  test('is the same file, byte for byte, when nothing changed, in both formats', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    for (const format of ['pdf', 'docx'] as const) {
      const first = await makeFile(format, ADDRESS);
      server.advance(3000);
      expect(first.equals(await makeFile(format, ADDRESS))).toBe(true);
    }
    expect((await view()).versions).toHaveLength(1);
  });

  test('opens in Word with heading styles, a title, Dutch as its language and a header row', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    // With a sign that no XML may hold.
    const pasted = { ...ADDRESS, name: `${ADDRESS.name}\u0000` };
    const files = unzipSync(await makeFile('docx', pasted));
    const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(part('docProps/core.xml')).toContain('<dc:title>Bevestiging van ons telefoongesprek</dc:title>');
    expect(part('word/styles.xml')).toContain('w:lang w:val="nl-NL"');
    const document = part('word/document.xml');
    expect(document).not.toContain('\u0000');
    for (const style of ['Heading1', 'Heading2', 'Heading3'])
      expect(document).toContain(`w:pStyle w:val="${style}"`);
    expect(document).toContain('<w:tblHeader/>');
    const text = document.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    for (const words of ['Kort uitstel kan: tot 5 april 2027.', '€ 3.800', ADDRESS.name, ...ADDRESS.lines])
      expect(text).toContain(words);
  });

  test('shows the reservation of a card with a fact that was not read in the first source', async () => {
    const answerId = await passageCard('status-telefonische-uitleg');
    await save({ cards: [{ answerId }] });
    const { text } = await readPdf(await makeFile('pdf'));
    expect(text).toContain('Voorbehoud: Niet alles in dit antwoord is in de oorspronkelijke bron nagekeken.');
  });
});

describe('the draft', () => {
  test('keeps what was struck, changed and added to be seen, and leaves it out or in', async () => {
    const answerId = await verifiedCard();
    const before = await save({ cards: [{ answerId }] });
    const sentences =
      before.cards[0]?.sentences.map(({ key, part, text, struck }) => ({ key, part, text, struck })) ?? [];
    const edited = sentences.map((s) =>
      s.key === 'let-op-2'
        ? { ...s, struck: true }
        : s.key === 'stappen-3'
          ? { ...s, text: 'U krijgt een brief.' }
          : s,
    );
    await save({
      cards: [
        {
          answerId,
          sentences: [
            ...edited,
            { key: 'eigen-1', part: 'advies', text: 'Bel gerust terug.', struck: false },
          ],
        },
      ],
      activeMs: 0,
    });
    server.advance(5 * 60_000);
    await save({
      cards: (await view()).cards.map(({ answerId: id, sentences: all }) => ({
        answerId: id,
        sentences: all,
      })),
      activeMs: 90_000,
    });
    const { text } = await readPdf(await makeFile('pdf'));
    expect(text).not.toContain('Postbus 100');
    expect(text).toContain('U krijgt een brief.');
    expect(text).toContain('Bel gerust terug.');

    const monitor = await server.as('kwaliteitsmonitor');
    const [report] = confirmationReport
      .array()
      .parse((await monitor.request('GET', '/api/confirmations')).body);
    expect(report).toMatchObject({
      call,
      version: 1,
      recording: true,
      counts: { struck: 1, changed: 1, added: 1 },
      checkMs: 91_000,
    });
    expect(report?.changes?.[0]?.sentences).toEqual(
      expect.arrayContaining([
        {
          part: 'let-op',
          change: 'geschrapt',
          was: 'Per brief: Belastingdienst, Postbus 100, 6400 AC Heerlen.',
          now: null,
        },
        {
          part: 'stappen',
          change: 'gewijzigd',
          was: 'U krijgt binnen 10 werkdagen een bevestiging.',
          now: 'U krijgt een brief.',
        },
        { part: 'advies', change: 'toegevoegd', was: null, now: 'Bel gerust terug.' },
      ]),
    );
  });

  test('follows a card that is worked out again, and says so when its sentences had been changed', async () => {
    const first = await verifiedCard();
    await save({ cards: [{ answerId: first }] });
    const give = (bedrag: string, answerId: string) =>
      agent.request('POST', `/api/calls/${call}/answers/${answerId}/data`, { data: { bedrag } });
    await give('4000', first);
    const { answerId: second } = await cardNumber(3);
    const followed = await view();
    expect(followed.cards.map((c) => [c.answerId, c.outOfDate])).toEqual([[second, null]]);
    expect(JSON.stringify(followed.content)).toContain('€ 4.000');

    const sentences = followed.cards[0]?.sentences.map((s) => ({ ...s, struck: s.key === 'stappen-1' }));
    await save({ cards: [{ answerId: second, sentences }] });
    await give('5000', second);
    await cardNumber(4);
    expect((await view()).cards[0]?.outOfDate).toContain(
      'opnieuw uitgerekend nadat u de zinnen had gewijzigd',
    );
    expect((await refusal()).code).toBe('BEVESTIGING_VEROUDERD');
  });

  test('can be made after the call has ended', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    await close(call);
    expect((await view()).cards).toHaveLength(1);
    expect((await readPdf(await makeFile('pdf'))).text).toContain('5 april 2027');
  });

  test('takes no card without an answer, and no card of another call', async () => {
    await agent.request('POST', `/api/calls/${call}/lines`, { key: crypto.randomUUID(), text: QUESTION });
    const first = await cardNumber(1);
    await agent.request('POST', `/api/calls/${call}/answers/${first.answerId}/data`, {
      data: { soort: 'definitief' },
    });
    const asks = await cardNumber(2);
    expect(asks.card.status).toBe('nog-nodig');
    expect(errorOf(await put({ cards: [{ answerId: asks.answerId }] })).code).toBe('GEEN_ANTWOORD');
    expect(errorOf(await put({ cards: [{ answerId: 'geen' }] })).code).toBe('NIET_GEVONDEN');
    expect((await refusal()).code).toBe('GEEN_KAARTEN');
  });

  test('refuses a document of which the whole answer was struck', async () => {
    const answerId = await verifiedCard();
    const before = await save({ cards: [{ answerId }] });
    await save({
      cards: [
        {
          answerId,
          sentences: before.cards[0]?.sentences.map((s) => ({ ...s, struck: s.part === 'advies' })),
        },
      ],
    });
    expect((await refusal()).code).toBe('LEGE_BEVESTIGING');
  });

  test('says so when a name holds a sign that cannot be printed', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    const reply = await agent.request('POST', path('/document'), {
      format: 'pdf',
      addressing: { name: '王' },
    });
    expect(errorOf(reply).code).toBe('TEKEN_ONBEKEND');
    expect((await makeFile('docx', { name: '王', lines: [] })).length).toBeGreaterThan(1000);
  });
});

describe('a card that is out of date is refused', () => {
  test('when its passage was changed', async () => {
    const answerId = await passageCard('kort-uitstel-rente-loopt-door');
    await save({ cards: [{ answerId }] });
    const passageById = new Map(service.knowledge.passageById);
    const passage = passageById.get('kort-uitstel-rente-loopt-door');
    if (passage) passageById.set(passage.id, { ...passage, say: 'Er is geen rente.' });
    current = { ...service, knowledge: { ...service.knowledge, passageById } };
    expect(await refusal()).toEqual({
      code: 'BEVESTIGING_VEROUDERD',
      message:
        'Er is geen document gemaakt. “Tijdens uitstel loopt de invorderingsrente door” is niet meer actueel. De bron “Tijdens uitstel loopt de invorderingsrente door” is gewijzigd sinds deze kaart is gemaakt. Haal deze kaart uit de bevestiging en zoek het antwoord opnieuw op. Uw concept is bewaard.',
    });
    expect((await view()).cards[0]?.outOfDate).toContain('is gewijzigd');
  });

  test('when its rule gives something else now', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    current = {
      ...service,
      answer: async (question) => {
        const answer = await service.answer(question);
        const { card } = answer;
        return { ...answer, card: { ...card, rule: card.rule && { ...card.rule, version: '99' } } };
      },
    };
    expect((await refusal()).message).toContain('De regel “Kort uitstel van betaling” is gewijzigd');
  });

  test('when the outcome is another one on the day of the document', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    await close(call);
    const day = 24 * 60 * 60_000;
    server.advance(3 * day);
    agent = await server.as('medewerker');
    expect((await view()).cards[0]?.outOfDate).toBeNull();
    server.advance(12 * day);
    agent = await server.as('medewerker');
    expect((await refusal()).message).toContain('geeft vandaag een andere uitkomst dan op 21 november 2026');
    server.advance(-15 * day);
    agent = await server.as('medewerker');
  });
});

describe('what is kept', () => {
  const written = () => {
    const data = join(server.dir, 'data');
    return [
      ...readdirSync(data).map((name) => ({ name, bytes: readFileSync(join(data, name)).toString('utf8') })),
      { name: 'log', bytes: server.logged() },
    ];
  };

  test('a BSN typed in a sentence is masked, and the agent is told', async () => {
    const answerId = await verifiedCard();
    const before = await save({ cards: [{ answerId }] });
    const own = { key: `eigen-${BSN}`, part: 'advies', text: `Uw nummer is ${BSN}.`, struck: false };
    const after = await save({
      cards: [{ answerId, sentences: [...(before.cards[0]?.sentences ?? []), own] }],
    });
    expect(after.masked).toBe(1);
    expect(after.cards[0]?.sentences.find((s) => s.original === null)?.text).toBe('Uw nummer is [BSN-1].');
    await makeFile('pdf');
    for (const { name, bytes } of written()) expect([name, bytes.includes(BSN)]).toEqual([name, false]);
  });

  test('the addressee stands in the file and nowhere on disk or in the log', async () => {
    const answerId = await verifiedCard();
    await save({ cards: [{ answerId }] });
    for (const format of ['pdf', 'docx'] as const) await makeFile(format, ADDRESS);
    await agent.request('POST', path('/document'), {
      format: 'pdf',
      addressing: { name: ADDRESS.name.repeat(20) },
    });
    expect((await readPdf(await makeFile('pdf', ADDRESS))).text).toContain(ADDRESS.name);
    for (const { name, bytes } of written()) {
      for (const secret of ['Aurelia', 'Proefpersoon', 'Verzonnenlaan', 'Nergenshuizen'])
        expect([name, secret, bytes.includes(secret)]).toEqual([name, secret, false]);
    }
  });

  test('of a call that may not be recorded only hash, counts and time, and after it nothing can be made', async () => {
    await close(call);
    call = await openCall(agent, false);
    const answerId = await verifiedCard();
    const before = await save({ cards: [{ answerId }] });
    expect(before.recording).toBe(false);
    const own = { key: 'eigen-1', part: 'advies', text: 'Zeldzaam woord: kwikstaart.', struck: false };
    await save({ cards: [{ answerId, sentences: [...(before.cards[0]?.sentences ?? []), own] }] });
    expect((await readPdf(await makeFile('pdf'))).text).toContain('kwikstaart');
    await close(call);
    expect(errorOf(await agent.request('GET', path())).code).toBe('NIET_BEWAARD');
    for (const { name, bytes } of written())
      expect([name, bytes.includes('kwikstaart')]).toEqual([name, false]);
    const monitor = await server.as('kwaliteitsmonitor');
    const reports = confirmationReport
      .array()
      .parse((await monitor.request('GET', '/api/confirmations')).body);
    expect(reports.find((r) => r.call === call)).toMatchObject({
      recording: false,
      changes: null,
      counts: { added: 1 },
    });
  });
});

test('the words on the status of the message are those of the knowledge base', async () => {
  const { STATUS_FACT } = await import('./content.ts');
  expect(service.knowledge.facts.get('PRAK-STATUS')?.text).toBe(STATUS_FACT);
});

const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const longDates = (iso: string, y: string, m: string, d: string) =>
  `${iso} ${Number(d)} ${MONTHS[Number(m) - 1]} ${y}`;
