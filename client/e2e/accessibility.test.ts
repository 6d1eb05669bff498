import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import { beginCall, CANNOT_PAY, card, choice, QUESTION, say, signIn, wrapUp } from './steps.ts';

const stage = setUpStage();

/** No passage is about this. */
const UNANSWERABLE = 'Welke kleur verf past bij een blauwe keuken?';

/** Goes through the states of the console and shows each to `look`, under the name of the state. */
async function tour(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Meld u aan' }).waitFor();
  await look('sign-in');
  await signIn(page);
  await page.getByRole('button', { name: 'Speel demogesprek af' }).waitFor();
  await look('start');

  await beginCall(page);
  await say(page, QUESTION);
  await card(page).waitFor();
  await look('running call with card');
  await page.keyboard.press('Alt+1');
  await page.locator('mark').first().waitFor();
  await look('source open');
  await page.keyboard.press('Escape');
  await page.locator('mark').first().waitFor({ state: 'detached' });

  await page.keyboard.press('Control+K');
  await page.keyboard.type('uitstel');
  await page.getByRole('option').first().waitFor();
  await look('search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+I');

  await say(page, UNANSWERABLE);
  await card(page).getByText('Niet gevonden', { exact: true }).waitFor();
  await look('not found');

  await say(page, CANNOT_PAY);
  await card(page).getByText('Nog nodig', { exact: true }).waitFor();
  await look('question of a rule');
  await page.keyboard.press('Alt+A');
  await page.keyboard.press('8');
  await card(page)
    .getByRole('button', { name: /wat als/ })
    .waitFor();
  await look('rule without an outcome');
  await card(page).getByRole('button', { name: 'Wijzig bedrag van de aanslag' }).click();
  await look('value being changed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+W');
  await page
    .getByRole('button', { name: /^Waarom niet de andere rijen/ })
    .first()
    .click();
  await look('trace');
  await page.keyboard.press('Escape');
  await page.locator('.bb-trace').waitFor({ state: 'detached' });
  await card(page)
    .getByRole('button', { name: /wat als/ })
    .click();
  await page.getByText('Wat als: niet voor deze beller vastgelegd').waitFor();
  await look('what-if');
  await page.keyboard.press('Escape');
  await page.locator('.bb-what-if').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Toon de toetsen' }).click();
  await page.getByRole('dialog', { name: 'Toetsen' }).waitFor();
  await look('help');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Afronden' }).click();
  await choice(page, 'Is de vraag opgelost?', 'Ja').waitFor();
  await look('wrap-up');
  await choice(page, 'Wat gebeurt er nog?', 'Terugbellen').click();
  await page.getByRole('button', { name: 'Rond af' }).click();
  await page.getByText('Kies ja, deels of nee.').waitFor();
  await look('wrap-up with something missing');
  await choice(page, 'Wat gebeurt er nog?', 'Niets').click();
  await wrapUp(page, 'Nee');
  await page.getByRole('region', { name: 'Uw gesprekken' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Verloop van het gesprek' }).waitFor();
  await look('call read back');
  await page.goto('/gesprekken?q=bezwaar');
  await page.locator('mark').first().waitFor();
  await look('searching back');
}

test.each([
  ['400 px', SIDE_BAR, false],
  ['400 px in the dark', SIDE_BAR, true],
  ['1440 px', FULL_SCREEN, false],
])('axe finds no accessibility violation in any state, at %s', async (_width, size, dark) => {
  const page = await stage.open(size, { script: axe.source, dark });
  const found: string[] = [];
  await tour(page, async (state) => {
    for (const violation of await violations(page)) found.push(`${state}: ${violation}`);
  });
  expect(found).toEqual([]);
});

/** Parts that are wider than the room they have, so that they would scroll sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const scrolls =
          element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
        return scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth;
      })
      .map(({ tagName, className, scrollWidth, clientWidth }) => {
        return `${tagName} ${className}: ${scrollWidth} in ${clientWidth}`;
      }),
  );

test.each([
  ['320 px', { width: 320, height: 640 }],
  ['200 % zoom of a screen of 1440 by 900', { width: 720, height: 450 }],
])('nothing scrolls sideways in any state, at %s', async (_width, size) => {
  const page = await stage.open(size);
  const found: string[] = [];
  await tour(page, async (state) => {
    for (const part of await tooWide(page)) found.push(`${state}: ${part}`);
  });
  expect(found).toEqual([]);
});
