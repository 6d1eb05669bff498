import axe from 'axe-core';
import { expect, test } from 'vitest';
import { callDetail } from '../../server/contract/calls.ts';
import { violations } from './axe.ts';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import { callIdOf, card, cardTitle, choice, say, signIn, signInAndBegin, textOf } from './steps.ts';

const stage = setUpStage();

test('a call of somebody in need ends with a warm hand-over, and no card pushes a rate or a term forward', async () => {
  const page = await stage.open(FULL_SCREEN, { script: axe.source });
  await signIn(page);
  await page.route('**/replay', (route) =>
    route.continue({ postData: { ...route.request().postDataJSON(), speed: 25 } }),
  );
  await page
    .getByLabel('Kies een gesprek')
    .selectOption({ label: 'Geldnood: een aanmaning terwijl er geen eten is' });
  await choice(page, 'Snelheid', '4 keer zo snel').click();
  await page.getByRole('button', { name: 'Speel demogesprek af' }).click();
  await page.getByText('Afgespeeld: Geldnood').waitFor();
  await stage.answered();
  const callId = callIdOf(page);

  await eventually(() => textOf(cardTitle(page))).toBe('Eerst de beller, dan de belasting');
  const words = await textOf(card(page));
  expect(words).toContain('Stella-team');
  expect(words).not.toMatch(/€|procent|%/);

  await card(page).getByRole('button', { name: 'Draag warm over' }).click();
  const summary = page.getByLabel('Samenvatting');
  await summary.waitFor();
  expect(await summary.inputValue()).toContain('kinderen geen eten');
  expect(await violations(page)).toEqual([]);
  await summary.fill(`${await summary.inputValue()}Belt morgen terug, BSN 111222333`);
  await page.getByRole('button', { name: 'Leg overdracht vast' }).click();
  await page.getByText('Overgedragen aan Stella-team.').waitFor();

  const kept = callDetail.parse(
    await page.evaluate(async (id) => (await fetch(`/api/calls/${id}`)).json() as Promise<unknown>, callId),
  );
  const handOver = kept.events.find((e) => e.type === 'handover');
  expect(handOver?.summary).toContain('Belt morgen terug, BSN [BSN-1]');
  const cards = kept.events.flatMap((e) => (e.type === 'card' ? [e.card.title] : []));
  expect(cards).toEqual(['Eerst de beller, dan de belasting']);
});

test('cards can come on request only, and one key makes a card of what was just said', async () => {
  const page = await stage.open(SIDE_BAR);
  const callId = await signInAndBegin(page);
  await page.keyboard.press('Alt+l');
  await page.getByText('Kaarten komen alleen als u erom vraagt.').waitFor();
  await stage.post(callId, {
    speaker: 'beller',
    text: 'tot wanneer kan ik bezwaar maken tegen mijn aanslag',
    seq: 1,
  });
  await stage.answered();
  expect((await stage.kept(callId)).cards).toEqual([]);
  await page.keyboard.press('Alt+r');
  await eventually(() => textOf(cardTitle(page))).toMatch(/[Bb]ezwaar/);
  await page.keyboard.press('Alt+l');
  await say(page, 'wat is de btw op een boek?');
  await eventually(async () => (await stage.kept(callId)).cards.length).toBe(2);
});
