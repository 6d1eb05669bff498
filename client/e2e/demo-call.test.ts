import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import { callIdOf, card, cardTitle, choice, signIn, textOf, textsOf, transcript, wrapUp } from './steps.ts';

const stage = setUpStage();

/** Plays the call about an objection; fifty times as fast as spoken, where the screen offers four times. */
async function playDemo(page: Page): Promise<void> {
  await page.route('**/replay', (route) =>
    route.continue({ postData: { ...route.request().postDataJSON(), speed: 50 } }),
  );
  await page.getByLabel('Kies een gesprek').selectOption({ label: 'Bezwaar maken tegen een aanslag' });
  await choice(page, 'Snelheid', '4 keer zo snel').click();
  await page.getByRole('button', { name: 'Speel demogesprek af' }).click();
  await page.getByText('Afgespeeld: Bezwaar maken tegen een aanslag').waitFor();
}

/** Opens every source of the card in front and expects the sentence of the card to be marked there. */
async function openSources(page: Page): Promise<{ title: string; sources: number }> {
  const sources = await card(page)
    .getByRole('button', { name: /^\[\d\]/ })
    .all();
  for (const [index, source] of sources.entries()) {
    await source.click();
    await page.getByRole('heading', { name: `Bron ${index + 1}` }).waitFor();
    const marked = page.locator('mark').first();
    // Of a card in doubt the second source carries the second sentence.
    const sentences = await textsOf(card(page).locator('blockquote'));
    expect(await textOf(marked)).toBe(sentences[index] ?? sentences[0]);
    await page.keyboard.press('Escape');
    await marked.waitFor({ state: 'detached' });
  }
  return { title: await textOf(cardTitle(page)), sources: sources.length };
}

test.each([
  ['in the side bar', SIDE_BAR],
  ['on a full screen', FULL_SCREEN],
])(
  'a demo call gives cards with sources, can be wrapped up, and reads back as it was, %s',
  async (_where, size) => {
    const page = await stage.open(size);
    await signIn(page);
    await playDemo(page);
    const callId = callIdOf(page);

    const earlier = page.getByRole('region', { name: 'Eerdere kaarten' }).getByRole('button');
    await stage.answered();
    const kept = await stage.kept(callId);
    expect(kept.cards.length).toBeGreaterThan(1);
    await eventually(() => earlier.count()).toBe(kept.cards.length - 1);

    const opened = [await openSources(page)];
    // The card that was in front goes back to its place in the list, so the next one is one further down.
    for (let place = 0; place < kept.cards.length - 1; place++) {
      await earlier.nth(place).click();
      opened.push(await openSources(page));
    }
    expect(opened.reverse()).toEqual(kept.cards);
    expect(opened.some(({ sources }) => sources > 0)).toBe(true);

    await card(page).getByRole('button', { name: 'Duim omhoog' }).click();
    await page.getByText('Duim bewaard.').waitFor();

    await page.getByRole('button', { name: 'Afronden' }).click();
    await page
      .getByRole('radiogroup', { name: 'Waar ging het over?' })
      .getByRole('radio', { checked: true })
      .waitFor();
    await wrapUp(page, 'Ja');

    await page.getByText(/^Gesprek \d+ is afgerond/).waitFor();
    await page.getByRole('region', { name: 'Uw gesprekken' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Verloop van het gesprek' }).waitFor();
    expect(await transcript(page)).toEqual(kept.lines);
    expect(await textsOf(cardTitle(page))).toEqual(kept.cards.map(({ title }) => title));
    expect(await page.getByText('Duim omhoog').count()).toBe(1);
    for (const role of ['textbox', 'radio', 'checkbox'] as const)
      expect(await page.getByRole(role).count()).toBe(0);
    expect(await page.getByRole('button', { name: /Duim|Niet gebruikt|Afronden/ }).count()).toBe(0);
  },
);
