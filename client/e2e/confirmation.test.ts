import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readPdf } from '../../server/confirmation/testing/read-pdf.ts';
import { callDetail } from '../../server/contract/calls.ts';
import { createClient } from '../../server/testing/client.ts';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import { card, choice, expectFocus, say, signIn, signInAndBegin, tabTo } from './steps.ts';

const stage = setUpStage();

const QUESTION = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';
const DAY = 24 * 60 * 60_000;
const VALUES = {
  soort: 'definitief',
  ondernemer: 'nee',
  bedrag: '3800',
  andereSchuld: '0',
  eerderUitstel: 'nee',
  dwangbevel: 'nee',
  uiterste: new Date(Date.now() + 14 * DAY).toISOString().slice(0, 10),
};

/** Has the caller ask, and fills in what the rule needs behind the screen. */
async function verifiedCard(page: Page, callId: string): Promise<void> {
  await say(page, QUESTION);
  await card(page).waitFor();
  await stage.answered();
  const agent = createClient(stage.server().url);
  await agent.signIn('medewerker');
  const { events } = callDetail.parse((await agent.request('GET', `/api/calls/${callId}`)).body);
  const shown = events.findLast((event) => event.type === 'card');
  const path = `/api/calls/${callId}/answers/${shown?.type === 'card' ? shown.answerId : ''}/data`;
  const reply = await agent.request('POST', path, { data: VALUES });
  expect(z.object({ answerId: z.string() }).safeParse(reply.body).success).toBe(true);
  await card(page).getByText('Geverifieerd', { exact: true }).waitFor();
}

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Bevestiging' });
const preview = (page: Page): Locator =>
  dialog(page).getByRole('region', { name: 'Voorbeeld van het document' });

const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const found = await inPage.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });

/** Parts of the dialog that would scroll sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role="dialog"], [role="dialog"] *, .bb-dialog')]
      .filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
      .map((e) => `${e.className}: ${e.scrollWidth} in ${e.clientWidth}`),
  );

test.each([
  ['400 px', SIDE_BAR, false],
  ['400 px in the dark', SIDE_BAR, true],
  ['1440 px', FULL_SCREEN, false],
  ['1440 px in the dark', FULL_SCREEN, true],
])('an agent confirms a card in writing, and axe finds no violation, at %s', async (width, size, dark) => {
  const page = await stage.open(size, { script: axe.source, dark });
  const look = async (name: string) => {
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${width.replaceAll(' ', '-')}-${name}.png` });
    expect([name, await violations(page)]).toEqual([name, []]);
  };
  const callId = await signInAndBegin(page);
  await verifiedCard(page, callId);

  await page.keyboard.press('Alt+B');
  await card(page).getByRole('button', { name: 'In bevestiging', pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Bevestiging, 1 kaart' }).waitFor();
  await look('marked');
  await page.getByRole('button', { name: 'Bevestiging, 1 kaart' }).click();
  await preview(page).getByText('Kort uitstel kan', { exact: false }).first().waitFor();
  await look('draft');

  await dialog(page).getByRole('button', { name: 'Schrap: Per brief', exact: false }).click();
  await dialog(page).getByText('Geschrapt', { exact: true }).waitFor();
  await eventually(() => preview(page).textContent()).not.toContain('Postbus 100');
  await dialog(page).getByRole('button', { name: 'Voeg een zin toe' }).click();
  await dialog(page).getByLabel('Uw zin').fill('Mijn nummer is 111222333.');
  await look('adding');
  await dialog(page).getByRole('button', { name: 'Voeg toe', exact: true }).click();
  await dialog(page).getByText('In uw zin stond een persoonsgegeven.', { exact: false }).waitFor();
  await dialog(page).getByRole('button', { name: 'Verwijder: Mijn nummer', exact: false }).click();
  await dialog(page).getByText('[BSN-1]', { exact: false }).first().waitFor({ state: 'detached' });
  await look('struck');

  await dialog(page).getByLabel('Naam').fill('Aurelia Proefpersoon');
  const downloading = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Maak PDF' }).click();
  const file = await (await downloading).path();
  const { text, pages } = await readPdf(await readFile(file));
  expect(pages).toBeLessThanOrEqual(2);
  expect(text).toContain('Aurelia Proefpersoon');
  expect(text).toContain('Kort uitstel van betaling');
  expect(text).not.toContain('Postbus 100');
  await dialog(page).getByText('Er is 1 versie', { exact: false }).waitFor();
  await preview(page).scrollIntoViewIfNeeded();
  await look('preview');
  await dialog(page).getByRole('button', { name: 'Maak PDF' }).scrollIntoViewIfNeeded();
  await look('made');
});

test('the whole confirmation can be made with the keyboard, and focus returns', async () => {
  const page = await stage.open(FULL_SCREEN);
  const callId = await signInAndBegin(page);
  await verifiedCard(page, callId);
  await page.keyboard.press('Alt+I');
  await page.keyboard.press('Alt+B');
  await page.getByRole('button', { name: 'Bevestiging, 1 kaart' }).waitFor();
  await page.keyboard.press('Alt+Shift+B');
  await preview(page).waitFor();
  const strike = dialog(page).getByRole('button', { name: 'Schrap: Per brief', exact: false });
  await tabTo(page, strike);
  await page.keyboard.press('Enter');
  await dialog(page).getByText('Geschrapt', { exact: true }).waitFor();
  await tabTo(page, dialog(page).getByRole('button', { name: 'Maak PDF' }));
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await downloading;
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('textbox', { name: 'Wat zegt de beller?' }));
});

test.each([
  ['320 px', { width: 320, height: 640 }],
  ['200 % zoom of a screen of 1440 by 900', { width: 720, height: 450 }],
])('nothing in the dialog scrolls sideways, at %s', async (_width, size) => {
  const page = await stage.open(size);
  const callId = await signInAndBegin(page);
  await verifiedCard(page, callId);
  await page.keyboard.press('Alt+B');
  await page.getByRole('button', { name: 'Bevestiging, 1 kaart' }).click();
  await preview(page).getByText('Kort uitstel kan', { exact: false }).first().waitFor();
  expect(await tooWide(page)).toEqual([]);
});

test('the quality monitor sees what was struck', async () => {
  const page = await stage.open(FULL_SCREEN, { script: axe.source });
  await page.getByLabel('Gebruikersnaam').fill('kwaliteitsmonitor');
  await page.getByLabel('Wachtwoord').fill('belbot-demo');
  await page.getByRole('button', { name: 'Meld u aan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Antwoorden' }).waitFor();
  await page.getByRole('link', { name: 'Bevestigingen' }).click();
  await page.getByText('Geschrapt (Let op)').first().waitFor();
  await page.locator('s', { hasText: 'Postbus 100' }).first().waitFor();
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/monitor.png` });
  expect(await violations(page)).toEqual([]);
});

test('a confirmation can be opened from a call that is over', async () => {
  const page = await stage.open(SIDE_BAR);
  await signIn(page);
  await page.getByRole('region', { name: 'Uw gesprekken' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Open de bevestiging' }).click();
  await preview(page).getByText('Kort uitstel kan', { exact: false }).first().waitFor();
});

test('of a call that may not be recorded the screen says what is left of it', async () => {
  const page = await stage.open(SIDE_BAR, { script: axe.source });
  await signIn(page);
  await choice(page, 'Mag het gesprek worden bewaard?', 'Nee').click();
  await page.getByRole('button', { name: 'Begin gesprek' }).click();
  await page.getByRole('button', { name: 'Bevestiging', exact: true }).click();
  await dialog(page).getByText('Daarna is de tekst weg.', { exact: false }).waitFor();
  await dialog(page).getByText('Er is nog geen kaart met een antwoord.', { exact: false }).waitFor();
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/unrecorded.png` });
  expect(await violations(page)).toEqual([]);
});
