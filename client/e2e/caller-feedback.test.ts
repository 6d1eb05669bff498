import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { FULL_SCREEN, SIDE_BAR, type Size, setUpStage } from './stage.ts';
import { expectFocus, signInAndBegin, tabTo, textsOf, wrapUp } from './steps.ts';

const stage = setUpStage();

const group = (page: Page, name: RegExp) => page.getByRole('radiogroup', { name });
const answer = (page: Page, question: RegExp, option: string | RegExp) =>
  group(page, question).getByRole('radio', { name: option, exact: true });

/** Opens the questions for the caller in the wrap-up of a running call. */
async function openQuestions(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  const fold = page.getByRole('button', { name: 'Vraag de beller om een mening' });
  await fold.waitFor();
  await tabTo(page, fold);
  await page.keyboard.press('Enter');
  await group(page, /Is uw vraag opgelost/).waitFor();
}

/** Makes a link and returns its address; the questions for the caller are open. */
async function makeLink(page: Page): Promise<string> {
  const make = page.getByRole('button', { name: 'Maak een link' });
  await tabTo(page, make);
  await page.keyboard.press('Enter');
  const copy = page.getByRole('button', { name: 'Kopieer de link' });
  await copy.waitFor();
  await tabTo(page, copy, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Gekopieerd').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The address of a link that an agent made in a window of his own. */
async function newLink(): Promise<string> {
  const agent = await stage.open(SIDE_BAR);
  await signInAndBegin(agent);
  await openQuestions(agent);
  const link = await makeLink(agent);
  await agent.keyboard.press('Escape');
  return link;
}

test('an agent asks with one key per question, a caller answers a link by keyboard, and both are read back', async () => {
  const agent = await stage.open(SIDE_BAR);
  await signInAndBegin(agent);
  await openQuestions(agent);

  await tabTo(agent, answer(agent, /Is uw vraag opgelost/, 'Niet gevraagd'));
  for (const key of ['d', '5', 'e']) await agent.keyboard.press(key);
  await expectFocus(answer(agent, /uitleggen/, 'Niet gevraagd'));
  await agent.getByText('Bewaard.', { exact: true }).waitFor();
  for (const [question, option] of [
    [/Is uw vraag opgelost/, 'Deels'],
    [/Hoe tevreden/, '5, zeer tevreden'],
    [/begrepen/, 'Een beetje'],
  ] as const) {
    expect(await answer(agent, question, option).isChecked()).toBe(true);
  }
  const link = await makeLink(agent);

  const caller = await stage.open({ width: 320, height: 640 });
  await caller.goto(link);
  await caller.getByRole('heading', { level: 1, name: 'Wat vond u van het gesprek?' }).waitFor();
  const press = (key: string) => caller.keyboard.press(key);
  // Nothing chosen: the page says so and the caller hears it.
  await tabTo(caller, caller.getByRole('button', { name: 'Verstuur uw antwoorden' }));
  await press('Enter');
  await expectFocus(caller.getByRole('alert'));
  await tabTo(caller, caller.getByRole('link', { name: 'Ga naar de eerste vraag' }));
  await press('Enter');
  await tabTo(caller, caller.getByRole('group', { name: /opgelost/ }).getByLabel('Ja'));
  await press('Space');
  await tabTo(caller, caller.getByRole('group', { name: /Hoe tevreden/ }).getByLabel('1. Zeer ontevreden'));
  await press('Space');
  for (let i = 0; i < 3; i++) await press('ArrowDown');
  await tabTo(caller, caller.getByRole('button', { name: 'Verstuur uw antwoorden' }));
  await press('Enter');
  await caller.getByRole('heading', { level: 1, name: 'Bedankt voor uw antwoorden' }).waitFor();
  expect(await caller.context().cookies()).toEqual([]);
  await caller.goto(link);
  await caller.getByRole('heading', { level: 1, name: 'Deze link werkt niet' }).waitFor();

  await wrapUp(agent, 'Ja');
  await agent.getByRole('region', { name: 'Uw gesprekken' }).getByRole('link').first().click();
  const opinion = agent.getByRole('region', { name: 'Wat de beller vond' });
  await opinion.getByText(/Via de link op/).waitFor();
  expect(await textsOf(opinion.locator('dd'))).toEqual([
    'Deels',
    'Zeer tevreden (5 van 5)',
    'Een beetje',
    'Ja',
    'Tevreden (4 van 5)',
  ]);
});

test('a caller who was told a code types it and gets the questions', async () => {
  const link = await newLink();
  const caller = await stage.open(SIDE_BAR);
  await caller.goto('/mening');
  const code = link.split('/').at(-1) ?? '';
  await caller.getByLabel('Uw code').fill(code.toLowerCase().replace(/-/g, ' '));
  await caller.keyboard.press('Enter');
  await caller.getByRole('heading', { level: 1, name: 'Wat vond u van het gesprek?' }).waitFor();
  expect(caller.url()).toBe(link);
});

/** What axe finds wrong on the page, each with the place. */
const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const found = await inPage.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test.each<[string, Size, boolean]>([
  ['320 px', { width: 320, height: 640 }, false],
  ['400 px in the dark', SIDE_BAR, true],
  ['200 % zoom of a screen of 1440 by 900', { width: 720, height: 450 }, false],
  ['1440 px', FULL_SCREEN, false],
])(
  'the pages of a caller and the questions of the agent are accessible and fit, at %s',
  async (_what, size, dark) => {
    const found: string[] = [];
    const look = async (page: Page, state: string) => {
      for (const violation of await violations(page)) found.push(`${state}: ${violation}`);
      if (await isTooWide(page)) found.push(`${state}: scrolls sideways`);
      if (process.env.SHOTS) {
        const name = `${size.width}${dark ? '-dark' : ''}-${state.replace(/ /g, '-')}.png`;
        await page.screenshot({ path: `${process.env.SHOTS}/${name}`, fullPage: true });
      }
    };
    const agent = await stage.open(size, { script: axe.source, dark });
    await signInAndBegin(agent);
    await openQuestions(agent);
    await look(agent, 'questions of the agent');
    const link = await makeLink(agent);
    await look(agent, 'link made');

    const caller = await stage.open(size, { script: axe.source, dark });
    await caller.goto('/mening');
    await look(caller, 'code');
    await caller.getByLabel('Uw code').fill('abc');
    await caller.keyboard.press('Enter');
    await caller.getByText('Dit is geen hele code').waitFor();
    await look(caller, 'half a code');
    await caller.goto(link);
    await look(caller, 'questions');
    await caller.getByRole('button', { name: 'Verstuur uw antwoorden' }).click();
    await caller.getByRole('alert').waitFor();
    await look(caller, 'nothing chosen');
    await caller
      .getByRole('group', { name: /begrepen/ })
      .getByLabel('Een beetje')
      .check();
    await caller.getByRole('button', { name: 'Verstuur uw antwoorden' }).click();
    await caller.getByRole('heading', { name: 'Bedankt voor uw antwoorden' }).waitFor();
    await look(caller, 'thanks');
    await caller.goto(link);
    await look(caller, 'used link');

    await wrapUp(agent, 'Ja');
    await agent.getByRole('region', { name: 'Uw gesprekken' }).getByRole('link').first().click();
    await agent.getByText(/Via de link op/).waitFor();
    await look(agent, 'call read back');
    expect(found).toEqual([]);
  },
);
