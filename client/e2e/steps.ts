/** What an agent does in the console, with the words that stand on the screen. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './stage.ts';

/** A line for which the knowledge base has a passage, in every year. */
export const QUESTION = 'Tot wanneer kan ik bezwaar maken tegen mijn aanslag?';

/** A line for which a rule asks what is still needed; the amount is in it. */
export const CANNOT_PAY = 'ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen';

/** Signs in as the medewerker of the demo. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Gebruikersnaam').fill('medewerker');
  await page.getByLabel('Wachtwoord').fill('belbot-demo');
  await page.getByRole('button', { name: 'Meld u aan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Gesprekken' }).waitFor();
}

/** Signs in and begins a call that may be kept. Returns the id of the call. */
export async function signInAndBegin(page: Page): Promise<string> {
  await signIn(page);
  return beginCall(page);
}

/** Begins a call that may be kept. Returns its id. */
export async function beginCall(page: Page): Promise<string> {
  await choice(page, 'Mag het gesprek worden bewaard?', 'Ja').click();
  await page.getByRole('button', { name: 'Begin gesprek' }).click();
  await lineBox(page).waitFor();
  return callIdOf(page);
}

/** One of a few choices, all visible. */
export const choice = (page: Page, group: string, option: string): Locator =>
  page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true });

/** Fills in how the call went, and ends it; its dialog is open. */
export async function wrapUp(page: Page, solved: 'Ja' | 'Nee'): Promise<void> {
  await choice(page, 'Is de vraag opgelost?', solved).click();
  await page.getByRole('button', { name: 'Rond af' }).click();
  await page.getByRole('heading', { level: 1, name: 'Gesprekken' }).waitFor();
}

/** The call that the page is about. */
export const callIdOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** The one box to type in. */
export const lineBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Wat zegt de beller?' });

/** Types what the caller says and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await lineBox(page).fill(text);
  await lineBox(page).press('Enter');
}

/** The card in front. */
export const card = (page: Page): Locator => page.getByRole('article');

/** What the card in front says in one line. */
export const cardTitle = (page: Page): Locator => card(page).getByRole('heading', { level: 2 });

/** The text of an element, without what keeps an amount or a date on one line. */
export const textOf = async (element: Locator): Promise<string> =>
  ((await element.textContent()) ?? '')
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The same for each of several elements, in order. */
export const textsOf = async (elements: Locator): Promise<string[]> =>
  Promise.all((await elements.all()).map(textOf));

/** The lines of the transcript, in order, without who said them and when. */
export const transcript = (page: Page): Promise<string[]> => page.locator('.bb-line__text').allTextContents();

/** Presses Tab until `target` has the focus. Fails when it cannot be reached. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const MOST = 60;
  for (let presses = 0; presses < MOST; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** Whether the keyboard goes to `target`. */
export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Waits until `target` has the focus. */
export const expectFocus = (target: Locator) => eventually(() => hasFocus(target)).toBe(true);
