import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIDE_BAR, setUpStage } from './stage.ts';
import { card, QUESTION, say, signInAndBegin } from './steps.ts';

const stage = setUpStage({ MODEL: join(tmpdir(), 'belbot-no-model-here') });

test('without the model the console says that it searches on words only, and search and cards still work', async () => {
  const page = await stage.open(SIDE_BAR);
  await signInAndBegin(page);
  await page.getByText('Zoeken op betekenis staat uit. Zoeken op woorden werkt.').waitFor();
  await page.getByRole('button', { name: 'Toon de reden' }).click();
  await page.getByText('Zoeken op betekenis staat uit:').waitFor();

  await say(page, QUESTION);
  await card(page).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('bezwaar');
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').allTextContents()).toContainEqual(expect.stringMatching(/bezwaar/i));
});
