import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createClient } from '../../server/testing/client.ts';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import {
  callIdOf,
  card,
  expectFocus,
  lineBox,
  say,
  signInAndBegin,
  tabTo,
  transcript,
  wrapUp,
} from './steps.ts';

const stage = setUpStage({ CLIENT_FILE: 'demo' });

/** A line that a calculation fits. */
const QUESTION = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';
const ERASED = 'De woorden zijn niet (meer) bewaard.';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const openConsent = (page: Page) => button(page, /^Wijzig toestemming/);

/** Reads a call back from the list. */
async function readBack(page: Page, callId: string): Promise<void> {
  await page.locator(`a[href="/gesprekken/${callId}"]`).click();
  await page.getByRole('heading', { name: 'Verloop van het gesprek' }).waitFor();
}

/** What axe finds wrong, and what is wider than its room. */
const problems = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { resultTypes: ['violations'] });
    const root = document.scrollingElement;
    const wide = root && root.scrollWidth > root.clientWidth ? [`wide: ${root.scrollWidth}`] : [];
    return [...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)), ...wide];
  });

async function signInAsAdmin(page: Page): Promise<void> {
  await page.getByLabel('Gebruikersnaam').fill('beheerder');
  await page.getByLabel('Wachtwoord').fill('belbot-demo');
  await button(page, 'Meld u aan').click();
  await page.getByRole('heading', { name: 'Bewaartermijnen' }).waitFor();
}

/** Accepts the calculation that the card in front offers, as its own button does; leaves a card that asks. */
async function acceptOffer(page: Page): Promise<void> {
  await card(page).waitFor();
  const agent = createClient(stage.server().url);
  await agent.signIn('medewerker');
  const path = `/api/calls/${callIdOf(page)}`;
  const { body } = await agent.request('GET', path);
  const { events } = body as { events: { type: string; answerId: string; card: { status: string } }[] };
  const shown = events.findLast((event) => event.type === 'card');
  if (shown && shown.card.status !== 'nog-nodig') {
    await agent.request('POST', `${path}/answers/${shown.answerId}/data`, { data: {} });
  }
  await card(page).getByText('Nog nodig', { exact: true }).waitFor();
}

describe('a caller who no longer wants to be recorded', () => {
  test.each([
    ['in the side bar', SIDE_BAR],
    ['on a full screen', FULL_SCREEN],
  ])('is served as before, and read back the call holds no word, %s', async (_where, size) => {
    const page = await stage.open(size);
    const callId = await signInAndBegin(page);
    await say(page, 'Tot wanneer kan ik bezwaar maken tegen mijn aanslag?');
    await card(page).waitFor();

    await openConsent(page).click();
    await button(page, /^Stop met bewaren/).click();
    const dialog = page.getByRole('dialog', { name: 'Stoppen met bewaren en wissen?' });
    expect(await dialog.textContent()).toContain('Wat u en de beller zeiden: 1 regel.');
    await button(page, 'Wis en stop met bewaren').click();
    await page.getByText('Gewist: 1 regel en de woorden van 1 kaart.').waitFor();
    await button(page, 'Ga verder met het gesprek').click();
    await button(page, /Gesprek wordt niet bewaard/).waitFor();

    await say(page, 'Wat is de btw op een boek?');
    await page.getByRole('region', { name: 'Eerdere kaarten' }).waitFor();
    if (size === SIDE_BAR) await button(page, /^Gesprek tot nu toe/).click();
    expect(await transcript(page)).toEqual([
      'Tot wanneer kan ik bezwaar maken tegen mijn aanslag?',
      'Wat is de btw op een boek?',
    ]);

    await button(page, 'Afronden').click();
    await wrapUp(page, 'Ja');
    await readBack(page, callId);
    expect(await transcript(page)).toEqual([ERASED, ERASED]);
    expect(await card(page).count()).toBe(2);
    await page.getByText(/^nee, gewist om/).waitFor();
  });

  test('can be obeyed with the keyboard alone, and can change his mind', async () => {
    const page = await stage.open(FULL_SCREEN);
    const callId = await signInAndBegin(page);
    await say(page, 'Eerste regel over zonnebloemen.');
    await eventually(() => transcript(page)).toHaveLength(1);
    await tabTo(page, openConsent(page), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await button(page, /Beller weet van de assistent/).waitFor({ state: 'attached' });
    await tabTo(page, button(page, /^Stop met bewaren/));
    await page.keyboard.press('Enter');
    // What is safe has the focus; Enter by accident erases nothing.
    await expectFocus(button(page, 'Ga terug'));
    await page.keyboard.press('Enter');
    await expectFocus(button(page, /^Stop met bewaren/));
    await page.keyboard.press('Enter');
    await tabTo(page, button(page, 'Wis en stop met bewaren'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expectFocus(button(page, 'Ga verder met het gesprek'));
    await page.keyboard.press('Enter');
    await expectFocus(openConsent(page));

    await page.keyboard.press('Enter');
    await tabTo(page, button(page, 'Bewaar vanaf nu'));
    await page.keyboard.press('Enter');
    await page.getByText('Het gesprek wordt vanaf nu bewaard').waitFor();
    await page.keyboard.press('Escape');
    await lineBox(page).focus();
    await say(page, 'Tweede regel over madeliefjes.');
    await eventually(() => transcript(page)).toHaveLength(2);
    await button(page, 'Afronden').click();
    await wrapUp(page, 'Nee');
    await readBack(page, callId);
    expect(await transcript(page)).toEqual([ERASED, 'Tweede regel over madeliefjes.']);
  });
});

test('what a card asks for can be fetched from the file, is taken over one by one, and is gone when read back', async () => {
  const page = await stage.open(FULL_SCREEN);
  const callId = await signInAndBegin(page);
  await say(page, QUESTION);
  await acceptOffer(page);
  await button(page, 'Haal op uit het dossier').click();
  await expectFocus(page.getByLabel('Dossier (demo, verzonnen personen)'));
  await page.getByLabel('Dossier (demo, verzonnen personen)').selectOption('demo-storing');
  await button(page, 'Haal op').click();
  await page.getByText('Het dossier is nu niet te bereiken.').waitFor();
  await page.getByLabel('Dossier (demo, verzonnen personen)').selectOption('demo-1');
  await button(page, 'Haal op').click();
  await button(page, /^Neem over: soort aanslag/).click();
  await button(page, /^Neem over: soort aanslag/).waitFor({ state: 'detached' });
  const left = await page.getByRole('button', { name: /^Neem over/ }).count();
  for (let i = 0; i < left; i++) {
    const next = page.getByRole('button', { name: /^Neem over/ }).first();
    if ((await next.count()) === 0) break;
    const name = (await next.getAttribute('aria-label')) ?? '';
    await next.click();
    await button(page, name).waitFor({ state: 'detached' });
  }
  await card(page).getByText('Geverifieerd', { exact: true }).waitFor();
  await button(page, 'Afronden').click();
  await wrapUp(page, 'Ja');
  await readBack(page, callId);
  await page.getByText('De woorden van deze kaart zijn niet (meer) bewaard.').first().waitFor();
  expect(await page.locator('main').textContent()).not.toContain('april 2027');
});

test('the beheerder changes how long data are kept, cleans up, and sees that it was done', async () => {
  const page = await stage.open(FULL_SCREEN);
  await signInAsAdmin(page);
  await page.getByText('Aan: demo met verzonnen personen').waitFor();
  const days = page.getByRole('textbox', { name: 'Notities, dagen' });
  await days.fill('0');
  await days.press('Enter');
  await page.getByText('Kies een heel getal van 1 tot en met 3.650.').waitFor();
  await days.fill('30');
  await page.getByText('Korter: wat ouder is dan 30 dagen verdwijnt').waitFor();
  await days.press('Enter');
  await page.getByText('Gekozen door Demo beheerder').waitFor();
  await expectFocus(days);
  await page.getByRole('textbox', { name: 'Gespreksregels, dagen' }).fill('2000');
  await page.keyboard.press('Enter');
  await page.getByText(/Een gesprek wordt na 1825 dagen helemaal verwijderd/).waitFor();
  await page.reload();
  await page.getByText('Gekozen door Demo beheerder').waitFor();
  expect(await days.inputValue()).toBe('30');

  await button(page, /^Nu opschonen/).click();
  await button(page, 'Schoon nu op').click();
  const runs = page.getByRole('region', { name: 'Opschoonbeurten' });
  await runs.getByRole('row', { name: /Demo beheerder klaar/ }).waitFor();
});

test.each([
  ['400 px', SIDE_BAR, false],
  ['400 px in the dark', SIDE_BAR, true],
  ['320 px', { width: 320, height: 640 }, false],
  ['200 % zoom of a screen of 1440 by 900', { width: 720, height: 450 }, false],
  ['1440 px', FULL_SCREEN, true],
])('nothing here is inaccessible or too wide, at %s', async (_width, size, dark) => {
  let page = await stage.open(size, { script: axe.source, dark });
  const found: string[] = [];
  const look = async (state: string) => {
    for (const problem of await problems(page)) found.push(`${state}: ${problem}`);
  };
  const callId = await signInAndBegin(page);
  await say(page, QUESTION);
  await acceptOffer(page);
  await button(page, 'Haal op uit het dossier').click();
  await button(page, 'Haal op').click();
  await button(page, /^Neem over: soort aanslag/).waitFor();
  await look('client file');
  await openConsent(page).click();
  await page.getByRole('dialog').waitFor();
  await look('consent');
  await button(page, /^Stop met bewaren/).click();
  await look('confirm');
  await button(page, 'Wis en stop met bewaren').click();
  await button(page, 'Ga verder met het gesprek').waitFor();
  await look('erased');
  await button(page, 'Ga verder met het gesprek').click();
  await button(page, 'Afronden').click();
  await wrapUp(page, 'Ja');
  await readBack(page, callId);
  await look('read back');
  page = await stage.open(size, { script: axe.source, dark });
  await signInAsAdmin(page);
  await page.getByRole('textbox', { name: 'Notities, dagen' }).fill('0');
  await page.keyboard.press('Enter');
  await look('beheer');
  await button(page, /^Nu opschonen/).click();
  await page.getByRole('dialog').waitFor();
  await look('clean up');
  expect(found).toEqual([]);
});
