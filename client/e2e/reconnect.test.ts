import { expect, test } from 'vitest';
import { eventually, FULL_SCREEN, setUpStage } from './stage.ts';
import { card, cardTitle, QUESTION, say, signInAndBegin, textOf, transcript } from './steps.ts';

const stage = setUpStage();

/** Lines without a question, so that nothing but the transcript changes. */
const spoken = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    speaker: 'medewerker' as const,
    seq: from + i,
    text: `Dit is regel ${from + i}.`,
  }));
const words = (lines: { text: string }[]) => lines.map(({ text }) => text);

test('after a lost connection every line is there once and in order, and what was typed meanwhile is sent once', async () => {
  const page = await stage.open(FULL_SCREEN);
  const callId = await signInAndBegin(page);
  const before = spoken(1, 3);
  for (const line of before) await stage.post(callId, line);
  await eventually(() => transcript(page)).toEqual(words(before));

  await page.context().setOffline(true);
  const meanwhile = [...spoken(4, 8), { speaker: 'beller' as const, seq: 9, text: QUESTION }];
  for (const line of meanwhile) await stage.post(callId, line);
  await say(page, 'Getypt zonder verbinding.');
  await page.getByText('Wordt verstuurd', { exact: true }).waitFor();
  await page.getByText('Geen verbinding. Uw regels blijven bewaard').waitFor();
  expect(await transcript(page)).toEqual([...words(before), 'Getypt zonder verbinding.']);

  await page.context().setOffline(false);
  const all = [...words(before), ...words(meanwhile), 'Getypt zonder verbinding.'];
  await eventually(() => transcript(page)).toEqual(all);
  await page.getByText('Geen verbinding.').waitFor({ state: 'detached' });
  await page.getByText('Wordt verstuurd', { exact: true }).waitFor({ state: 'detached' });

  const after = spoken(10, 12);
  for (const line of after) await stage.post(callId, line);
  await eventually(() => transcript(page)).toEqual([...all, ...words(after)]);
  expect((await stage.kept(callId)).lines).toEqual([...all, ...words(after)]);
});

test('when the server is killed and started again in the middle of a call, the call goes on without loss', async () => {
  const page = await stage.open(FULL_SCREEN);
  const callId = await signInAndBegin(page);
  const before = spoken(1, 3);
  for (const line of before) await stage.post(callId, line);
  await say(page, QUESTION);
  await card(page).waitFor();
  const title = await textOf(cardTitle(page));

  await stage.server().kill();
  await say(page, 'Getypt zonder server.');
  await page.getByText('Wordt verstuurd', { exact: true }).waitFor();
  await stage.server().restart();

  const all = [...words(before), QUESTION, 'Getypt zonder server.'];
  await eventually(async () => (await stage.kept(callId)).lines).toEqual(all);
  const after = spoken(4, 6);
  for (const line of after) await stage.post(callId, line);
  await eventually(() => transcript(page)).toEqual([...all, ...words(after)]);
  expect((await stage.kept(callId)).lines).toEqual([...all, ...words(after)]);

  // Read again from the server: nothing stood on the screen alone.
  await page.reload();
  await eventually(() => transcript(page)).toEqual([...all, ...words(after)]);
  await page.getByText(title).first().waitFor();
});
