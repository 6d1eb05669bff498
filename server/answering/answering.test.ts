import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config } from '../config.ts';
import { passageText } from '../knowledge/check.ts';
import { figures } from '../knowledge/figures.ts';
import { createAnsweringService } from './create-service.ts';
import { filledIn } from './known-data.ts';
import { freshMemory, hear } from './listener.ts';
import type { AnsweringService } from './service.ts';
import type { Question } from './types.ts';

const DATE = '2026-11-21';
const today = () => DATE;
const asked = (text: string, more: Partial<Question> = {}): Question => ({
  text,
  mode: 'asked',
  speaker: 'beller',
  n: null,
  date: DATE,
  data: {},
  rule: null,
  earlier: [],
  ...more,
});

let service: AnsweringService;
beforeAll(async () => {
  service = await createAnsweringService(config(process.env), { wait: true, today });
});
afterAll(() => service.close());

describe('answering with the real model and knowledge', () => {
  it('answers a plain question with a passage, its words and its citation', async () => {
    const { card, steps } = await service.answer(
      asked('hoe lang heb ik om bezwaar te maken tegen een aanslag'),
    );
    expect(card.status).toBe('kennisbank');
    expect(card.citations).toHaveLength(1);
    expect(card.citations[0]?.facts).toContain('BEZW-6WK');
    expect(card.say).toContain('zes weken');
    expect(steps.map((s) => s.name)).toEqual([
      'mask',
      'coalesce',
      'triage',
      'retrieve',
      'need',
      'decide',
      'guard',
      'compose',
    ]);
  });

  it('gives the same card byte for byte, again and after a restart', async () => {
    const questions = [
      'mag ik contante giften aftrekken',
      'wat is de invorderingsrente',
      'zomaar wat zonder antwoord',
    ];
    const first = await Promise.all(questions.map((q) => service.answer(asked(q))));
    // In another order and all at once: what happens to be waiting must not matter.
    const again = await Promise.all([...questions].reverse().map((q) => service.answer(asked(q))));
    expect(again.reverse().map((a) => JSON.stringify(a.card))).toEqual(
      first.map((a) => JSON.stringify(a.card)),
    );
    const restarted = await createAnsweringService(config(process.env), { wait: true, today });
    const later = await Promise.all(questions.map((q) => restarted.answer(asked(q))));
    await restarted.close();
    expect(later.map((a) => JSON.stringify(a.card))).toEqual(first.map((a) => JSON.stringify(a.card)));
  });

  it('gives the passage of the year that is named, and the current one when none is', async () => {
    const of = async (text: string) => (await service.answer(asked(text))).card.citations[0]?.facts;
    expect(await of('hoeveel is de ouderenkorting in 2025')).toContain('IB-OUDK-2025');
    expect(await of('hoeveel is de ouderenkorting in 2024')).toContain('IB-OUDK-2024');
    expect(await of('hoeveel is de ouderenkorting')).toContain('IB-OUDK-2026');
  });

  it('says honestly that there is no figure for a year, and never falls back on another', async () => {
    const { card } = await service.answer(asked('hoeveel is de ouderenkorting in 2019'));
    expect(card.status).toBe('niet-gevonden');
    expect(card.title).toBe('Geen cijfer voor 2019');
    expect(card.say).toBe('');
    expect(card.citations).toEqual([]);
  });

  it('never says a figure that does not stand in the passage it cites', async () => {
    for (const passage of service.knowledge.passages) {
      const card = service.cardOfPassage(passage.id, 'met de hand', DATE)?.card;
      const known = figures(passageText(passage));
      expect([...figures(card?.say ?? '')].filter((f) => !known.has(f))).toEqual([]);
      if (passage.certainty === 'B') expect(card?.reservation).toMatch(/Controleer bij de bron/);
    }
  });

  it.each([
    'goedemiddag',
    'ja precies',
    'oké dank u wel hoor',
    'eh',
    '…',
    '12345',
    '🙂🙂',
    '',
    '\u0000\u0007',
    'fijne dag nog',
  ])('keeps silent on greetings, agreement and noise: %j', async (text) =>
    expect((await service.answer(asked(text))).card.status).toBe('stil'),
  );

  it.each([
    ['one word', 'uitstel'],
    ['5,000 words', Array.from({ length: 5000 }, (_, i) => `belasting${i}`).join(' ')],
    ['another script', '税務署に電話したいのですが'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text must reach the pipeline as it stands here
    ['template and SQL', "'; DROP TABLE calls; -- ${process.exit(1)} {{7*7}}"],
  ])('survives %s', async (_name, text) => {
    const { card } = await service.answer(asked(text));
    expect(['kennisbank', 'niet-gevonden', 'doorverwijzen', 'stil']).toContain(card.status);
  });

  it('masks before anything is searched, hashed or shown', async () => {
    const { card } = await service.answer(asked('mijn bsn is 111222333, hoe maak ik bezwaar'));
    expect(JSON.stringify(card)).not.toContain('111222333');
    expect(card.question).toContain('[BSN-1]');
  });

  it('listens along: silent for the agent and for talk, a card for a need, no second card for the same', async () => {
    const memory = freshMemory();
    const say = (speaker: 'beller' | 'medewerker', text: string) =>
      hear({ speaker, text, n: 1, typed: false, date: DATE, data: {} }, memory, service);
    expect((await say('medewerker', 'goedemiddag waarmee kan ik u helpen')).shown).toBe(false);
    expect((await say('beller', 'ja hallo met mij')).shown).toBe(false);
    const first = await say('beller', 'hoe lang heb ik om bezwaar te maken tegen een aanslag');
    expect(first.shown).toBe(true);
    expect((await say('beller', 'dus hoe lang heb ik om bezwaar te maken tegen de aanslag')).shown).toBe(
      false,
    );
  });
});

describe('a rule', () => {
  const question = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';
  const answers: Record<string, string> = {
    soort: 'definitief',
    ondernemer: 'nee',
    andereSchuld: '0',
    eerderUitstel: 'nee',
    dwangbevel: 'nee',
    uiterste: '2026-12-01',
  };

  it('asks for what is missing, item by item, and ends with a verified answer and its sources', async () => {
    const data: Record<string, string> = {};
    let card = (await service.answer(asked(question))).card;
    expect(card.status).toBe('nog-nodig');
    expect(card.inputs).toMatchObject([{ key: 'bedrag', text: '€ 3.800', origin: 'gezegd' }]);
    for (let turn = 0; turn < 8 && card.status === 'nog-nodig'; turn++) {
      const [item] = card.missing;
      expect(item?.why).not.toBe('');
      const value = answers[item?.key ?? ''];
      if (!item || value === undefined) throw new Error(`no value prepared for ${item?.key}`);
      data[item.key] = value;
      card = (await service.answer(asked(question, { data: filledIn(data) }))).card;
    }
    expect(card.status).toBe('geverifieerd');
    expect(card.title).toBe('Kort uitstel kan: tot 1 april 2027');
    expect(card.citations.flatMap((c) => c.facts)).toContain('UITST-KORT-4MND');
    expect(card.rule?.id).toBe('kort-uitstel-van-betaling');
    expect(card.trace.at(-1)).toMatchObject({ kind: 'table', key: 'uitkomst' });
  });

  it('refuses a value that cannot be right and asks again', async () => {
    const { card } = await service.answer(asked(question, { data: filledIn({ bedrag: '-5' }) }));
    expect(card.status).toBe('nog-nodig');
    expect(card.missing[0]).toMatchObject({ key: 'bedrag', refused: expect.stringMatching(/niet negatief/) });
  });

  it('gives the same card when the answer is worked out again from what was kept of it', async () => {
    const first = await service.answer(asked(question, { data: filledIn(answers) }));
    if (first.input.kind !== 'question') throw new Error('a question was asked');
    const again = await service.answer(first.input);
    expect(JSON.stringify(again.card)).toBe(JSON.stringify(first.card));
  });

  it('offers to work it out beside an answer, and asks when the agent takes the offer', async () => {
    const text = 'wanneer krijg ik een boete als mijn btw-aangifte te laat is';
    const { card } = await service.answer(asked(text));
    expect(card).toMatchObject({ status: 'kennisbank', rule: null, offer: { rule: 'btw-boetes' } });
    const taken = await service.answer(asked(text, { rule: 'btw-boetes' }));
    expect(taken.card).toMatchObject({ status: 'nog-nodig', rule: { id: 'btw-boetes' } });
  });

  it('keeps listening: what the caller says next fills in the card, and a contradiction is asked again', async () => {
    const memory = freshMemory();
    let n = 0;
    const say = async (speaker: 'beller' | 'medewerker', text: string) =>
      (
        await hear(
          { speaker, text, n: ++n, typed: speaker === 'beller', date: DATE, data: {} },
          memory,
          service,
        )
      ).answer?.card;
    expect((await say('beller', question))?.status).toBe('nog-nodig');
    await say('medewerker', 'hebt u een eigen bedrijf');
    const next = await say('beller', 'nee ik heb geen eigen bedrijf');
    expect(next?.inputs.map((i) => [i.key, i.value])).toContainEqual(['ondernemer', 'nee']);
    const other = await say('beller', 'ik heb wel een eigen zaak hoor');
    expect(other?.missing[0]).toMatchObject({
      key: 'ondernemer',
      refused: expect.stringMatching(/de beller zei/),
    });
  });
});

describe('answering without a working model', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'belbot-no-model-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('starts, says so, and searches by words', async () => {
    const settings = { ...config(process.env), model: join(dir, 'nergens'), dataDir: dir };
    const service = await createAnsweringService(settings, { wait: true, today });
    expect(service.status().meaningSearch).toBe('uit');
    expect(service.status().reason).toMatch(/Zoeken op betekenis staat uit: het taalmodel ontbreekt/);
    const { card } = await service.answer(asked('bezwaartermijn aanslag aantal weken'));
    expect(card.alternatives[0]?.facts).toContain('BEZW-6WK');
    expect(card.receipt.model).toBe('uit');
    await service.close();
  });
});
