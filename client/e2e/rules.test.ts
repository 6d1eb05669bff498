import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import {
  CANNOT_PAY,
  callIdOf,
  card,
  cardTitle,
  expectFocus,
  say,
  signInAndBegin,
  tabTo,
  textOf,
} from './steps.ts';

const stage = setUpStage();

/** A day two weeks from now, as eight digits and as the console writes it. */
function twoWeeksOn(): { digits: string; words: string } {
  const day = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', ...options }).format(day);
  const two = (text: string) => text.padStart(2, '0');
  return {
    digits: `${two(part({ day: 'numeric' }))}${two(part({ month: 'numeric' }))}${part({ year: 'numeric' })}`,
    words: part({ day: 'numeric', month: 'long', year: 'numeric' }),
  };
}

const question = (page: Page) => card(page).locator('.bb-ask__question');
const status = (page: Page, word: string) => card(page).getByText(word, { exact: true });
/** A value the card used, by its label. */
const used = (page: Page, label: string) => card(page).locator('.bb-used__row').filter({ hasText: label });

/** What to press for each question of short deferral, by words of the question. */
const ANSWERS: readonly [RegExp, readonly string[]][] = [
  [/Welke aanslag/, ['1']],
  [/eigen bedrijf/, ['2']],
  [/daarnaast/, ['0', 'Enter']],
  [/eerder uitstel/, ['2']],
  [/dwangbevel/, ['2']],
  [/uiterste betaaldatum/, [...twoWeeksOn().digits, 'Enter']],
];

/** Answers every question with the keyboard, from the line box on, until there is an outcome. */
async function answerAll(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.keyboard.press('Alt+A');
  while ((await question(page).count()) > 0) {
    const text = await textOf(question(page));
    const keys = ANSWERS.find(([words]) => words.test(text))?.[1];
    if (!keys || asked.includes(text)) throw new Error(`asked without an answer, or again: ${text}`);
    asked.push(text);
    await expectFocus(card(page).locator('[data-answer-control]').first());
    for (const key of keys) await page.keyboard.press(key);
    await eventually(async () => (await question(page).allTextContents()).includes(text)).toBe(false);
  }
  return asked;
}

/** From the line of the caller to the outcome. */
async function toOutcome(page: Page): Promise<void> {
  await say(page, CANNOT_PAY);
  await status(page, 'Nog nodig').waitFor();
  await answerAll(page);
  await status(page, 'Geverifieerd').waitFor();
}

test.each([
  ['in the side bar', SIDE_BAR],
  ['on a full screen', FULL_SCREEN],
])('keys alone lead from what the caller says to Geverifieerd, %s', async (_where, size) => {
  const page = await stage.open(size);
  const callId = await signInAndBegin(page);
  await say(page, CANNOT_PAY);
  await status(page, 'Nog nodig').waitFor();
  await card(page).getByText('Vraag 2 van hoogstens 7').waitFor();

  expect(await answerAll(page)).toHaveLength(ANSWERS.length);
  await status(page, 'Geverifieerd').waitFor();
  await expectFocus(cardTitle(page));
  expect(await textOf(cardTitle(page))).toMatch(/^Kort uitstel kan: tot /);
  expect(await textOf(used(page, 'Uiterste betaaldatum'))).toContain(twoWeeksOn().words);
  expect(await textOf(used(page, 'Bedrag van de aanslag'))).toContain('gezegd in regel 1');
  // It stayed one card all the way.
  expect(await page.getByRole('region', { name: 'Eerdere kaarten' }).count()).toBe(0);
  expect((await stage.kept(callId)).cards).toHaveLength(1);
});

test('an answer never takes the focus from a line that is being typed', async () => {
  const page = await stage.open(SIDE_BAR);
  await signInAndBegin(page);
  await say(page, CANNOT_PAY);
  await status(page, 'Nog nodig').waitFor();
  await page.keyboard.type('even kijken');
  await page.keyboard.press('Alt+O');
  await page.keyboard.type(' hoor');
  await eventually(() => card(page).getByText('weet beller niet').count()).not.toBe(0);
  expect(await page.getByRole('textbox', { name: 'Wat zegt de beller?' }).inputValue()).toBe(
    'even kijken hoor',
  );
});

test('a value can be corrected in its place, and taken back so that it is asked again', async () => {
  const page = await stage.open(SIDE_BAR);
  await signInAndBegin(page);
  await toOutcome(page);

  const change = card(page).getByRole('button', { name: 'Wijzig bedrag van de aanslag' });
  await tabTo(page, change);
  await page.keyboard.press('Enter');
  await eventually(() => card(page).getByRole('textbox').inputValue()).toBe('3800');
  await page.keyboard.type('25.000');
  await page.keyboard.press('Enter');
  await eventually(() => textOf(cardTitle(page))).toMatch(/^Geen kort uitstel/);
  await expectFocus(change);
  expect(await textOf(used(page, 'Bedrag van de aanslag'))).toMatch(/€ 25\.000 ?ingevuld/);

  await page.keyboard.press('Enter');
  await tabTo(page, card(page).getByRole('button', { name: 'Wis' }));
  await page.keyboard.press('Enter');
  await status(page, 'Nog nodig').waitFor();
  expect(await textOf(question(page))).toMatch(/Hoeveel moet u nog betalen/);
  await expectFocus(card(page).locator('.bb-ask [data-answer-control]'));
});

test('a value that cannot be sent stays in the field, with what to do', async () => {
  const page = await stage.open(SIDE_BAR);
  await signInAndBegin(page);
  await toOutcome(page);
  await card(page).getByRole('button', { name: 'Wijzig bedrag van de aanslag' }).click();
  await page.route('**/data', (route) => route.abort());
  await page.keyboard.type('4000');
  await page.keyboard.press('Enter');
  await card(page).getByRole('alert').waitFor();
  expect(await card(page).getByRole('textbox').inputValue()).toBe('4000');
  await page.unroute('**/data');
  await page.keyboard.press('Enter');
  await used(page, '€ 4.000').waitFor();
});

test('what-if shows what would change and keeps nothing, until it is taken over', async () => {
  const page = await stage.open(FULL_SCREEN);
  const callId = await signInAndBegin(page);
  await toOutcome(page);
  await stage.answered();
  const before = await stage.kept(callId);
  const title = await textOf(cardTitle(page));

  await card(page)
    .getByRole('button', { name: /wat als/ })
    .click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Wijzig aanslag met een dwangbevel' }).click();
  await page.keyboard.press('1');
  const differences = panel.getByRole('region', { name: 'Dit verandert' });
  await differences.waitFor();
  await eventually(() => textOf(differences)).toMatch(/Conclusie.*Kort uitstel kan.*wordt Geen kort uitstel/);
  await eventually(() => textOf(cardTitle(page))).toBe(title);
  await eventually(() => stage.kept(callId)).toEqual(before);

  await differences.getByRole('button', { name: 'Neem over voor deze beller' }).click();
  await eventually(() => textOf(cardTitle(page))).toMatch(/^Geen kort uitstel/);
});

test.each([
  ['1440 px', FULL_SCREEN],
  ['320 px', { width: 320, height: 640 }],
])(
  'the trace names the row that fits and why the others do not, without violations, at %s',
  async (_w, size) => {
    const page = await stage.open(size, { script: axe.source });
    await signInAndBegin(page);
    await say(page, CANNOT_PAY);
    await status(page, 'Nog nodig').waitFor();
    const found: string[] = (await violations(page)).map((violation) => `question: ${violation}`);
    await answerAll(page);
    await page.keyboard.press('Alt+W');
    const trace = page.locator('.bb-trace');
    await trace.getByText('deze rij').first().waitFor();
    await trace
      .getByRole('button', { name: /^Waarom niet de andere rijen/ })
      .first()
      .click();
    await trace
      .getByText(/moet termijnen zijn, is gewoon/)
      .first()
      .waitFor();
    found.push(...(await violations(page)).map((violation) => `trace: ${violation}`));
    await page.keyboard.press('Escape');
    await trace.waitFor({ state: 'detached' });
    await card(page)
      .getByRole('button', { name: /wat als/ })
      .click();
    await page.getByText('Wat als: niet voor deze beller vastgelegd').waitFor();
    found.push(...(await violations(page)).map((violation) => `what-if: ${violation}`));
    expect(found).toEqual([]);
  },
);

test('a past call shows the values and the trace, and nothing to fill in', async () => {
  const page = await stage.open(FULL_SCREEN);
  await signInAndBegin(page);
  await toOutcome(page);
  const callId = callIdOf(page);
  await stage.close(callId);
  await page.reload();
  await page.getByRole('heading', { name: 'Verloop van het gesprek' }).waitFor();
  // Every version of the card stands at its moment; the last one has the outcome.
  const last = card(page).last();
  await last.locator('.bb-used__row').filter({ hasText: 'Bedrag van de aanslag' }).waitFor();
  expect(await page.getByRole('button', { name: /Wijzig|Weet beller niet|wat als/ }).count()).toBe(0);
  await last.getByRole('button', { name: 'Hoe kom ik hieraan?' }).click();
  await page.locator('.bb-trace').getByText('deze rij').first().waitFor();
});
