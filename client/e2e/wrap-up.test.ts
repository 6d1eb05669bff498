import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import {
  callIdOf,
  card,
  cardTitle,
  choice,
  expectFocus,
  lineBox,
  QUESTION,
  say,
  signIn,
  signInAndBegin,
  tabTo,
  textOf,
  textsOf,
  transcript,
} from './steps.ts';

const stage = setUpStage();

/** Another question that the knowledge base has a passage for. */
const OTHER_QUESTION = 'Hoe vraag ik uitstel van betaling aan?';
/** A word that no knowledge base holds, with a sign that is found without it. */
const WORD = 'Reünieplan';

/** A call with two cards, with the keyboard in the box of the next line. */
async function callWithTwoCards(page: Page): Promise<string[]> {
  await signInAndBegin(page);
  await say(page, QUESTION);
  await card(page).waitFor();
  const titles = [await textOf(cardTitle(page))];
  await say(page, OTHER_QUESTION);
  await eventually(async () => textOf(cardTitle(page))).not.toBe(titles[0]);
  titles.push(await textOf(cardTitle(page)));
  return titles;
}

const proposed = (page: Page) =>
  page.getByRole('radiogroup', { name: 'Waar ging het over?' }).getByRole('radio', { checked: true });

test.each([
  ['in the side bar', SIDE_BAR],
  ['on a full screen', FULL_SCREEN],
])(
  'a call with two cards is wrapped up with the keyboard only, found back by a word, and reads back in time, %s',
  async (_where, size) => {
    const page = await stage.open(size);
    const { keyboard } = page;
    const titles = await callWithTwoCards(page);
    const callId = callIdOf(page);
    await expectFocus(lineBox(page));

    // Digits outside a field: the second category, solved in part, a call back with its day filled in.
    await keyboard.press('Control+Enter');
    await expectFocus(proposed(page));
    const first = await proposed(page).getAttribute('value');
    await keyboard.press('2');
    await eventually(() => proposed(page).getAttribute('value')).not.toBe(first);
    await keyboard.press('5');
    await eventually(() => page.getByRole('radio', { name: 'Deels' }).isChecked()).toBe(true);
    await keyboard.press('8');
    await expectFocus(page.getByLabel('Op welke dag belt u terug?'));
    await tabTo(page, page.getByLabel('Waarom belt u terug?'));
    // In a field digits are text, and with Alt they choose.
    await keyboard.type(`${WORD} 4 nalopen`);
    await keyboard.press('Alt+4');
    await eventually(() => page.getByRole('radio', { name: 'Ja' }).isChecked()).toBe(true);
    const summary = page.getByLabel('Samenvatting');
    await tabTo(page, summary);
    for (const title of titles) expect(await summary.inputValue()).toContain(title.replaceAll('\u00a0', ' '));
    await keyboard.press('Control+End');
    await keyboard.type('\nBeller is tevreden.');
    await keyboard.press('Control+Enter');
    await page.getByText(/^Gesprek \d+ is afgerond/).waitFor();

    // Found by a word, without its sign, in lower case.
    await tabTo(page, page.getByRole('link', { name: 'Zoek in uw gesprekken' }));
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Zoek in uw gesprekken' }).waitFor();
    await tabTo(page, page.getByLabel('Woorden'));
    await keyboard.type('reuniepl "*');
    const hit = page.getByRole('listitem').filter({ hasText: 'Reüniepl' }).getByRole('link').first();
    await hit.waitFor();
    await eventually(() => new URL(page.url()).searchParams.get('q')).toBe('reuniepl "*');
    await tabTo(page, hit);
    await keyboard.press('Enter');

    // The course as it was.
    await page.getByRole('heading', { name: 'Verloop van het gesprek' }).waitFor();
    expect(callIdOf(page)).toBe(callId);
    expect(await transcript(page)).toEqual([QUESTION, OTHER_QUESTION]);
    expect(await textsOf(cardTitle(page))).toEqual(titles);
    const times = await page.locator('.bb-moment__time').allTextContents();
    expect(times[0]).toBe('00:00');
    expect(times).toEqual([...times].sort());
    await page.getByText('Beller is tevreden.').waitFor();
    await page.getByRole('button', { name: /^Kaarten/ }).click();
    await eventually(() => card(page).count()).toBe(0);

    // A card is a jump away, also when it was filtered out.
    if (size === SIDE_BAR) await page.getByRole('button', { name: 'Spring naar een kaart' }).click();
    await page.locator('.bb-jump').last().click();
    await eventually(() => card(page).count()).toBe(2);
    await card(page)
      .last()
      .getByRole('button', { name: /^\[1\]/ })
      .click();
    await page.locator('mark').first().waitFor();
    await keyboard.press('Escape');
    await page.getByRole('link', { name: 'Ga terug naar zoeken' }).click();
    expect(await page.getByLabel('Woorden').inputValue()).toBe('reuniepl "*');
  },
);

test('a wrap-up can be taken back right away, and begins again where it ended', async () => {
  const page = await stage.open(SIDE_BAR);
  await callWithTwoCards(page);
  const callId = callIdOf(page);
  await page.keyboard.press('Control+Enter');
  await choice(page, 'Is de vraag opgelost?', 'Nee').click();
  await page.getByLabel('Notitie').fill('Vergissing.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Heropen gesprek' }).click();
  await lineBox(page).waitFor();
  expect(callIdOf(page)).toBe(callId);
  await page.getByRole('button', { name: 'Afronden' }).click();
  await eventually(() => page.getByLabel('Notitie').inputValue()).toBe('Vergissing.');
  await page.getByRole('radio', { name: 'Nee', checked: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Gesprek \d+ is afgerond/).waitFor();
});

test('of a caller who refused recording the screen says that only counts are kept', async () => {
  const page = await stage.open(SIDE_BAR);
  await signIn(page);
  await page.getByRole('button', { name: 'Begin gesprek' }).click();
  await lineBox(page).waitFor();
  await say(page, QUESTION);
  await card(page).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/deze aantallen: 1 regel, 1 antwoord gebruikt/).waitFor();
  expect(await page.getByLabel('Samenvatting').count()).toBe(0);
});
