import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, FULL_SCREEN, SIDE_BAR, setUpStage } from './stage.ts';
import {
  callIdOf,
  card,
  choice,
  expectFocus,
  lineBox,
  QUESTION,
  say,
  signInAndBegin,
  tabTo,
  textOf,
  wrapUp,
} from './steps.ts';

const stage = setUpStage();

async function signInAs(page: Page, username: string, heading: RegExp): Promise<void> {
  await page.getByLabel('Gebruikersnaam').fill(username);
  await page.getByLabel('Wachtwoord').fill('belbot-demo');
  await page.getByRole('button', { name: 'Meld u aan' }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Fails with the state and the place when axe finds something, or when a part scrolls sideways. */
async function expectSound(page: Page, state: string): Promise<void> {
  const found = await page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { resultTypes: ['violations'] });
    const wide = [...document.querySelectorAll('*')].filter((element) => {
      const scrolls =
        element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
      return scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth;
    });
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      ...wide.map(({ tagName, className }) => `too wide: ${tagName} ${className}`),
    ];
  });
  expect(found, state).toEqual([]);
}

const script = axe.source;
const line = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test('from a question with the keyboard alone to the answer of a colleague, with its source', async () => {
  const agent = await stage.open(SIDE_BAR, { script });
  const helper = await stage.open(FULL_SCREEN, { script });
  await signInAs(helper, 'hulplijn', /^Hulplijn/);
  await line(helper, /^Er wacht niemand/);
  await expectSound(helper, 'empty queue');

  await signInAndBegin(agent);
  const callId = callIdOf(agent);
  await say(agent, QUESTION);
  await card(agent).waitFor();
  await agent.keyboard.press('Alt+H');
  const note = agent.getByLabel('Toelichting voor de hulplijn');
  await expectFocus(note);
  await agent.keyboard.type('Het gaat om een bv. Nummer 111222333.');
  await expectSound(agent, 'asking');
  await agent.keyboard.press('Enter');
  await line(agent, 'Hulplijn: in de wachtrij, nummer 1');
  // The keyboard goes back to where it was.
  await expectFocus(lineBox(agent));
  await expectSound(agent, 'waiting');

  const inQueue = helper.getByRole('link', { name: QUESTION });
  await tabTo(helper, inQueue);
  await helper.keyboard.press('Enter');
  await line(helper, 'Het gaat om een bv. Nummer [BSN-1].');
  await helper.getByRole('heading', { name: 'Wat BelBot vond' }).waitFor();
  await expectSound(helper, 'question open');
  await helper.getByRole('button', { name: 'Neem deze vraag' }).press('Enter');
  await line(agent, 'Hulplijn: in behandeling bij Demo hulplijn');

  const field = helper.getByLabel('Uw antwoord aan Demo medewerker');
  await expectFocus(field);
  await field.fill('Ja, ook een bv.\nBinnen zes weken.');
  await helper.getByLabel('Zoek een bron').fill('bezwaar termijn');
  await helper
    .getByRole('button', { name: /^Kies als bron/ })
    .first()
    .click();
  await expectSound(helper, 'answering');
  await helper.setViewportSize({ width: 720, height: 450 });
  await expectSound(helper, 'answering at 200 % zoom');
  await helper.setViewportSize(FULL_SCREEN);
  await say(agent, 'Een momentje');
  await lineBox(agent).fill('half getypt');
  await helper.getByRole('button', { name: 'Verstuur het antwoord' }).click();
  await line(helper, 'Uw antwoord is verstuurd naar Demo medewerker.');
  await expectSound(helper, 'answered');

  const answer = agent.getByRole('article', { name: 'Van de hulplijn: Demo hulplijn, hulplijn' });
  await answer.waitFor();
  expect(await textOf(answer)).toContain('Ja, ook een bv. Binnen zes weken.');
  expect(await lineBox(agent).inputValue()).toBe('half getypt');
  await expectFocus(lineBox(agent));
  await eventually(() => agent.locator('[aria-live="polite"]').allTextContents()).toContainEqual(
    'Nieuwe kaart: Van de hulplijn: Ja, ook een bv.',
  );
  await expectSound(agent, 'answer in front');
  await agent.keyboard.press('Alt+1');
  await agent.getByRole('dialog', { name: 'Bron 1' }).getByText('Zekerheid').first().waitFor();
  await agent.keyboard.press('Escape');

  await agent.getByRole('button', { name: 'Afronden' }).click();
  await wrapUp(agent, 'Ja');
  await agent.goto(`/gesprekken/${callId}`);
  await answer.waitFor();
  await expectSound(agent, 'call read back');

  const manager = await stage.open(SIDE_BAR, { script });
  await signInAs(manager, 'kennisbeheerder', /^Wat BelBot niet wist/);
  await manager.getByRole('heading', { level: 3, name: QUESTION }).waitFor();
  await expectSound(manager, 'gaps');
  await manager.getByRole('button', { name: 'Afgehandeld' }).click();
  await choice(manager, 'Afgehandeld, want …', 'een artikel is aangepast').click();
  await expectSound(manager, 'marking a gap');
  await manager.getByRole('button', { name: 'Bewaar' }).click();
  await line(manager, /^Niets te doen/);
  await manager.getByRole('button', { name: 'Maak ongedaan' }).click();
  await manager.getByRole('heading', { level: 3, name: QUESTION }).waitFor();
});

test('a question without a card can be withdrawn; a call that is taken over says by whom', async () => {
  const agent = await stage.open({ width: 320, height: 640 }, { script, dark: true });
  const helper = await stage.open({ width: 320, height: 640 }, { script, dark: true });
  await signInAs(helper, 'hulplijn', /^Hulplijn/);
  await signInAndBegin(agent);

  const ask = async (text: string) => {
    await agent.keyboard.press('Alt+H');
    await agent.getByLabel('Uw vraag aan de hulplijn').fill(text);
    await expectSound(agent, 'asking at 320 px');
    await agent.keyboard.press('Enter');
    await line(agent, 'Hulplijn: in de wachtrij, nummer 1');
  };
  await ask('Wat doe ik bij een faillissement?');
  await helper.getByRole('link', { name: 'Wat doe ik bij een faillissement?' }).waitFor();
  await agent.getByRole('button', { name: 'Trek in' }).click();
  await line(agent, 'Hulplijn: vraag ingetrokken');
  await line(helper, /^Er wacht niemand/);

  await ask('Mag de curator bellen?');
  await helper.getByRole('link', { name: 'Mag de curator bellen?' }).click();
  await helper.getByRole('button', { name: 'Neem deze vraag' }).click();
  await helper.getByRole('button', { name: 'Verstuur het antwoord' }).waitFor();
  await expectSound(helper, 'answering at 320 px');
  await helper.getByRole('button', { name: 'Neem het gesprek over' }).click();
  await helper.getByRole('button', { name: 'Neem over' }).click();
  await line(helper, /^U neemt dit gesprek over/);
  await line(agent, 'Hulplijn: Demo hulplijn neemt dit gesprek over. Verbind de beller door.');
  await expectSound(agent, 'taken over at 320 px');
});
