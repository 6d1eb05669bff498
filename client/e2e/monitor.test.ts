import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import { card, cardTitle, expectFocus, QUESTION, say, signInAndBegin, tabTo, textOf } from './steps.ts';

const stage = setUpStage();

/** An agent asks something in a call and gets a card. Returns its title. */
async function makeCard(): Promise<string> {
  const page = await stage.open(FULL_SCREEN);
  await signInAndBegin(page);
  await say(page, QUESTION);
  await card(page).waitFor();
  return textOf(cardTitle(page));
}

/** Signs in as the quality monitor of the demo. */
async function signInAsMonitor(page: Page): Promise<void> {
  await page.getByLabel('Gebruikersnaam').fill('kwaliteitsmonitor');
  await page.getByLabel('Wachtwoord').fill('belbot-demo');
  await page.getByRole('button', { name: 'Meld u aan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Antwoorden' }).waitFor();
}

/** What axe finds wrong on the page, and what scrolls sideways. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const found = await inPage.run(document, { resultTypes: ['violations'] });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
    ];
  });
}

test('a monitor opens the card of a call and works it out again, with the keyboard alone', async () => {
  const title = await makeCard();
  const page = await stage.open(FULL_SCREEN);
  await signInAsMonitor(page);
  const row = page.getByRole('listitem').filter({ hasText: QUESTION }).first();
  await row.getByText('Uit kennisbank').waitFor();
  await tabTo(page, row.getByRole('link', { name: title }));
  await page.keyboard.press('Enter');

  await card(page).waitFor();
  expect(await textOf(cardTitle(page))).toBe(title);
  await page.getByRole('row', { name: /^zoeken / }).waitFor();
  const button = page.getByRole('button', { name: 'Reken na' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await page.getByText('Dezelfde kaart, byte voor byte.').waitFor();
  await expectFocus(button);

  await page.getByRole('link', { name: 'Ga terug naar de antwoorden' }).click();
  await page.getByText('Alleen met regel').click();
  await eventually(() => new URL(page.url()).search).toBe('?regel=1');
});

test('a card that comes out otherwise says why, and a server that fails is no dead end', async () => {
  await makeCard();
  const page = await stage.open(SIDE_BAR);
  await signInAsMonitor(page);
  await page.getByRole('listitem').getByRole('link').first().click();
  await card(page).waitFor();
  await page.route('**/reproduce', (route) => route.fulfill({ status: 503, body: 'weg' }), { times: 1 });
  await page.getByRole('button', { name: 'Reken na' }).click();
  await page.getByRole('alert').waitFor();
  const reason = 'De kaart is anders omdat de kennisbank is gewijzigd.';
  await page.route('**/reproduce', (route) =>
    route.fulfill({
      json: {
        answer: 'a',
        result: 'different',
        reason,
        changed: [{ what: 'kennisbank', was: 'aaaaaaaaaaaaaaaa', is: 'bbbbbbbbbbbbbbbb' }],
        differences: [{ field: 'say', was: '"Zes weken."', is: '"Acht weken."' }],
      },
    }),
  );
  await page.getByRole('button', { name: 'Reken na' }).click();
  for (const text of [reason, 'Zes weken.', 'Acht weken.', 'aaaaaaaaaaaa'])
    await page.getByText(text, { exact: true }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test.each([
  ['320 px', { width: 320, height: 640 }, false],
  ['400 px in the dark', SIDE_BAR, true],
  ['1440 px', FULL_SCREEN, false],
])('axe finds nothing and nothing scrolls sideways, at %s', async (_width, size, dark) => {
  await makeCard();
  const page = await stage.open(size, { script: axe.source, dark });
  const found: string[] = [];
  const look = async (state: string) => {
    for (const fault of await faults(page)) found.push(`${state}: ${fault}`);
  };
  await signInAsMonitor(page);
  await page.getByRole('listitem').first().waitFor();
  await look('list');
  await page.getByText('Alleen met regel').click();
  await page.getByText('Er zijn nog geen kaarten van een regel.').waitFor();
  await look('empty list');
  await page.getByText('Alleen met regel').click();
  await page.getByRole('listitem').getByRole('link').first().click();
  await card(page).waitFor();
  await look('answer');
  await page.getByRole('button', { name: 'Reken na' }).click();
  await page.getByText('Dezelfde kaart, byte voor byte.').waitFor();
  await look('worked out again');
  expect(found).toEqual([]);
});
