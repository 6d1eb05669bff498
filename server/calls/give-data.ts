import { withoutFile } from '../answering/known-data.ts';
import type { KnownData, KnownValue } from '../answering/types.ts';
import { knowledgeNotReady } from '../answering-in-background.ts';
import { AppError, notFound } from '../app-error.ts';
import { fileKey } from '../client-file/file-key.ts';
import type { CallEvent, GiveDataBody } from '../contract/calls.ts';
import type { Card } from '../contract/card.ts';
import { mask } from '../privacy/mask.ts';
import { storedMasked } from '../privacy/masked-text.ts';
import { type CardEvent, callMemory } from './call-memory.ts';
import { cardEvents } from './call-store.ts';
import { type CallDeps, dutchDay } from './deps.ts';
import { earlierLines } from './earlier-lines.ts';
import { findOpenCall } from './find-open-call.ts';
import { keepAnswer } from './keep-answer.ts';
import { withMemory } from './unrecorded.ts';

type Given = { callId: string; answerId: string } & GiveDataBody;

/**
 * Works the rule of a card out again with values the agent filled in or took from the client file, and shows the card
 * that revises it. Throws AppError NIET_GEVONDEN, GESPREK_GESLOTEN, GEEN_REGEL, DOSSIER_OPNIEUW or
 * KENNISBANK_NIET_KLAAR.
 */
export async function giveData(
  { user, ...given }: Given & { user: string },
  deps: CallDeps,
): Promise<{ answerId: string }> {
  const { callId } = given;
  // After the answers before it, so that a second value is worked out with the first one known.
  return deps.state.answers.run(callId, async () => {
    const { answer, revises } = await workOut(given, deps);
    const kept = await deps.state.turns.run(callId, () =>
      keepAnswer({ callId, utterance: null, answer, shown: true, requestedBy: user, revises }, deps),
    );
    deps.metrics.card(answer.card.status, null);
    return { answerId: kept.id };
  });
}

/** The card these values would give; nothing is kept. Throws as giveData. */
export async function whatIf(given: Given, deps: CallDeps): Promise<{ card: Card }> {
  const { answer } = await workOut(given, deps);
  return { card: answer.card };
}

async function workOut({ callId, answerId, data, fromFile = [] }: Given, deps: CallDeps) {
  const { db } = deps.store;
  const service = deps.answering.current();
  if (!service) throw knowledgeNotReady();
  await findOpenCall(db, callId);
  const cards = withMemory(deps.state, callId, await cardEvents(db, callId));
  const shown = lastVersion(cards, answerId);
  if (!shown) throw notFound('Dit antwoord');
  const rule = shown.card.rule?.id ?? shown.card.offer?.rule;
  const labels = rule === undefined ? null : service.labelsOf(rule);
  if (rule === undefined || !labels) throw noRule();

  const date = dutchDay(deps.now());
  const memory = await callMemory(db, deps.state, callId);
  // A rule that was offered has not used what was said yet.
  const known = shown.card.rule ? memory.data : withoutFile(memory.data);
  const heard = shown.card.rule
    ? {}
    : service.hear(rule, await earlierLines(callId, Number.MAX_SAFE_INTEGER, deps), date);
  const answer = await service.answer({
    // It was masked when the card was made.
    text: storedMasked(shown.card.question),
    mode: 'asked',
    speaker: 'beller',
    n: null,
    date,
    data: {
      ...known,
      ...heard,
      ...filledInFor(labels, data),
      ...takenFromFile(fromFile, { callId, rule, labels }, deps),
    },
    rule,
    earlier: [],
  });
  return { answer, revises: shown.answerId };
}

/** The card as it stands now: the one with this id, or the last that took its place. */
export function lastVersion(events: readonly CallEvent[], answerId: string): CardEvent | null {
  let found: CardEvent | null = null;
  for (const event of events) {
    if (event.type !== 'card') continue;
    if (event.answerId === answerId || (found && event.revises === found.answerId)) found = event;
  }
  return found;
}

/** Values are free text until a rule reads them, so they are masked like everything that is typed. */
function filledInFor(labels: ReadonlyMap<string, string>, data: GiveDataBody['data']): KnownData {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, KnownValue][] => {
      const label = labels.get(key);
      if (label === undefined) return [];
      const text = value === null ? null : mask(value).text;
      return [[key, { value: text, origin: 'ingevuld', said: null, utterance: null, label }]];
    }),
  );
}

/** Only what was fetched for this rule, as it was fetched: the console names the items, not the values. */
function takenFromFile(
  keys: readonly string[],
  { callId, rule, labels }: { callId: string; rule: string; labels: ReadonlyMap<string, string> },
  { state }: CallDeps,
): KnownData {
  const fetched = state.fromFile.get(callId);
  return Object.fromEntries(
    keys.map((key): [string, KnownValue] => {
      const found = fetched?.get(fileKey(rule, key));
      const label = labels.get(key);
      if (!found || label === undefined) throw fetchAgain();
      return [key, { value: found.value, origin: 'dossier', said: null, utterance: null, label }];
    }),
  );
}

const fetchAgain = () =>
  new AppError({
    status: 409,
    code: 'DOSSIER_OPNIEUW',
    message:
      'Deze gegevens zijn niet meer in beeld. Haal ze opnieuw op uit het dossier. Er is niets gewijzigd.',
  });

const noRule = () =>
  new AppError({
    status: 409,
    code: 'GEEN_REGEL',
    message: 'Bij deze kaart hoort geen berekening. Er is niets gewijzigd.',
  });
