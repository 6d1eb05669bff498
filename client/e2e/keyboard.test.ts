import { expect, test } from 'vitest';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import {
  callIdOf,
  card,
  cardTitle,
  expectFocus,
  hasFocus,
  lineBox,
  QUESTION,
  say,
  signInAndBegin,
  tabTo,
  textOf,
} from './steps.ts';

const stage = setUpStage();

/** Another question that the knowledge base has a passage for. */
const OTHER_QUESTION = 'Hoe vraag ik uitstel van betaling aan?';

test.each([
  ['in the side bar', SIDE_BAR],
  ['on a full screen', FULL_SCREEN],
])('a whole call can be done without a mouse, %s', async (_where, size) => {
  const page = await stage.open(size);
  const { keyboard } = page;
  const press = (keys: string) => keyboard.press(keys);

  // Signing in and beginning the call.
  await tabTo(page, page.getByLabel('Gebruikersnaam'));
  await keyboard.type('medewerker');
  await tabTo(page, page.getByLabel('Wachtwoord'));
  await keyboard.type('belbot-demo');
  await press('Enter');
  await page.getByRole('button', { name: 'Begin gesprek' }).waitFor();
  await tabTo(page, page.getByRole('checkbox', { name: /De beller weet/ }));
  await press('Space');
  await tabTo(page, page.getByRole('radio', { name: 'Nee' }));
  await press('ArrowUp');
  await tabTo(page, page.getByRole('button', { name: 'Begin gesprek' }));
  await press('Enter');

  // A line gives a card; the box stays ready for the next line.
  await expectFocus(lineBox(page));
  await keyboard.type(QUESTION);
  await press('Enter');
  await card(page).waitFor();
  await expectFocus(lineBox(page));
  const title = await textOf(cardTitle(page));

  await press('Alt+U');
  await page.getByText('Gekopieerd').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/\s+/g, ' ')).toBe(await textOf(card(page).getByRole('blockquote')));
  await press('Alt+J');
  await eventually(() => pressed('Duim omhoog')).toBe('true');

  // A source, by its key and by its button: Esc leads back to where the focus was.
  await press('Alt+1');
  await page.locator('mark').first().waitFor();
  await press('Escape');
  await page.locator('mark').first().waitFor({ state: 'detached' });
  await expectFocus(lineBox(page));
  const source = card(page).getByRole('button', { name: /^\[1\]/ });
  await tabTo(page, source);
  await press('Enter');
  await page.locator('mark').first().waitFor();
  expect(await hasFocus(source)).toBe(false);
  await press('Escape');
  await expectFocus(source);

  // A passage found by hand, in front as a card.
  await press('Control+K');
  const search = page.getByRole('searchbox');
  await expectFocus(search);
  await keyboard.type('invorderingsrente');
  const hit = page.getByRole('option').first();
  await hit.waitFor();
  await press('ArrowDown');
  await press('Enter');
  const show = page.getByRole('button', { name: 'Toon als kaart' });
  await show.waitFor();
  await tabTo(page, show);
  await press('Enter');
  await eventually(() => textOf(cardTitle(page))).not.toBe(title);

  // The help, from anywhere but a field.
  await tabTo(page, card(page).getByRole('button', { name: 'Duim omlaag' }));
  await press('?');
  await page.getByRole('dialog', { name: 'Toetsen' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectFocus(card(page).getByRole('button', { name: 'Duim omlaag' }));

  await press('Control+Enter');
  await page.getByRole('dialog', { name: /afronden/ }).waitFor();
  await tabTo(page, page.getByRole('radio', { name: 'Ja' }));
  await press('Space');
  await press('Control+Enter');
  await page.getByText(/^Gesprek \d+ is afgerond/).waitFor();

  function pressed(name: string) {
    return card(page).getByRole('button', { name }).getAttribute('aria-pressed');
  }
});

test('typing goes on while cards arrive, and no key without Ctrl or Alt does anything meanwhile', async () => {
  const page = await stage.open(SIDE_BAR);
  const callId = await signInAndBegin(page);
  const [before, after] = ['Wat kost dat? k j n 1 ', '? en nu weer verder /'];
  await page.keyboard.type(before);
  await stage.post(callId, { speaker: 'beller', seq: 1, text: QUESTION });
  await card(page).waitFor();
  await page.keyboard.type(after);
  await stage.post(callId, { speaker: 'beller', seq: 2, text: OTHER_QUESTION });
  await page.getByRole('region', { name: 'Eerdere kaarten' }).waitFor();

  await expectFocus(lineBox(page));
  expect(await lineBox(page).inputValue()).toBe(before + after);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('button', { pressed: true }).count()).toBe(0);
});

test.each(['focus', 'pointer'])(
  'a new card waits while the %s is in the one in front, and one key opens it',
  async (what) => {
    const page = await stage.open(SIDE_BAR);
    await signInAndBegin(page);
    await say(page, QUESTION);
    await card(page).waitFor();
    const title = await textOf(cardTitle(page));

    const copy = card(page).getByRole('button', { name: 'Kopieer' });
    if (what === 'focus') await tabTo(page, copy, 'Shift+Tab');
    else await copy.hover();
    await stage.post(callIdOf(page), { speaker: 'beller', seq: 1, text: OTHER_QUESTION });
    const waiting = page.getByRole('button', { name: /^Nieuw: / });
    await waiting.waitFor();
    expect(await textOf(cardTitle(page))).toBe(title);
    expect(await hasFocus(copy)).toBe(what === 'focus');

    const next = (await textOf(waiting)).replace(/^Nieuw: /, '');
    await page.keyboard.press('Alt+K');
    await waiting.waitFor({ state: 'detached' });
    expect(next).toContain(await textOf(cardTitle(page)));
    await page.getByRole('region', { name: 'Eerdere kaarten' }).getByText(title).waitFor();
  },
);
