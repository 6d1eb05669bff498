import { expect, test } from 'vitest';
import { callDetail } from '../../server/contract/calls.ts';
import { longDate } from '../../server/contract/dutch-date.ts';
import { eventually, FULL_SCREEN, setUpStage } from './stage.ts';
import { callIdOf, card, cardTitle, choice, signIn, textOf } from './steps.ts';

const stage = setUpStage();

/** The last day for payment that the caller names, and four calendar months later, as JJJJ-MM-DD. */
function dates(today: Date): { due: string; until: string } {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(today);
  const due = new Date(`${day}T12:00:00Z`);
  due.setUTCDate(due.getUTCDate() + 14);
  const last = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 5, 0)).getUTCDate();
  const until = new Date(
    Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 4, Math.min(due.getUTCDate(), last)),
  );
  return { due: due.toISOString().slice(0, 10), until: until.toISOString().slice(0, 10) };
}

test('the call about not being able to pay goes from what is missing to a verified answer, by what is said', async () => {
  const page = await stage.open(FULL_SCREEN);
  await signIn(page);
  await page.route('**/replay', (route) =>
    route.continue({ postData: { ...route.request().postDataJSON(), speed: 25 } }),
  );
  await page
    .getByLabel('Kies een gesprek')
    .selectOption({ label: 'Aanslag die niet in één keer betaald kan worden' });
  await choice(page, 'Snelheid', '4 keer zo snel').click();
  await page.getByRole('button', { name: 'Speel demogesprek af' }).click();

  const { due, until } = dates(new Date());
  const conclusion = `Kort uitstel kan: tot ${longDate(until)}`;
  await page.getByText('Afgespeeld: Aanslag die niet in één keer betaald kan worden').waitFor();
  const deck = page
    .getByRole('region', { name: 'Eerdere kaarten' })
    .getByRole('button', { name: conclusion });
  await deck.click();
  await eventually(() => textOf(cardTitle(page))).toBe(conclusion);
  await card(page).getByText('Geverifieerd').waitFor();
  const words = await textOf(card(page));
  expect(words).toContain(longDate(due));
  expect(words).toContain('€ 3.800');

  // The same need kept its card: it asked, was filled in by what the caller said, and ended with the answer.
  const kept = await page.evaluate(
    async (id) => (await fetch(`/api/calls/${id}`)).json() as Promise<unknown>,
    callIdOf(page),
  );
  const chain = callDetail.parse(kept).events.flatMap((e) => (e.type === 'card' && e.card.rule ? [e] : []));
  expect(chain.map((e) => e.card.status)).toEqual([
    ...Array.from({ length: chain.length - 1 }, () => 'nog-nodig'),
    'geverifieerd',
  ]);
  expect(chain.map((e) => e.revises)).toEqual([null, ...chain.slice(0, -1).map((e) => e.answerId)]);
  expect(chain.at(-1)?.card.inputs.every((i) => i.origin === 'gezegd')).toBe(true);
});
