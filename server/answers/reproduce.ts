import type { AnsweringService } from '../answering/service.ts';
import type { Answer, AnswerInput, StepRecord } from '../answering/types.ts';
import type { Reproduction } from '../contract/answers.ts';
import type { Receipt } from '../contract/card.ts';
import { changedParts, differingFields } from './compare.ts';
import { explain } from './explain.ts';
import type { StoredAnswer } from './find-answers.ts';
import { readCard, readInput, readSteps } from './stored-json.ts';

/**
 * Works a logged card out again from what it was worked out from, on its own reference date, with the knowledge, rules
 * and settings of now, and compares the two. Keeps nothing and never throws over what was stored.
 */
export async function reproduce(stored: StoredAnswer, service: AnsweringService): Promise<Reproduction> {
  const impossible = (reason: string): Reproduction => ({
    answer: stored.id,
    result: 'impossible',
    reason,
    changed: [],
    differences: [],
  });
  if (stored.input_json === null) return impossible(stored.recording ? TOO_OLD : REFUSED);
  const card = readCard(stored.card_json);
  const input = readInput(stored.input_json);
  const steps = readSteps(stored.steps_json);
  if (!card || !input || !steps) return impossible(unreadable({ card, input, steps }));
  const hindrance = hindranceOf(input, card.receipt, service);
  if (hindrance) return impossible(hindrance);
  const answer = await workOut(input, service);
  if (!answer) return impossible(noPassage(input));

  // As it would be stored: without what JSON leaves out.
  const again: Answer['card'] = JSON.parse(JSON.stringify(answer.card));
  const differences = differingFields(card, again);
  const changed = changedParts(card.receipt, again.receipt);
  const reason = explain(
    { card, failed: failedOf(steps) },
    { card: again, failed: failedOf(answer.steps) },
    { changed, differences },
  );
  return {
    answer: stored.id,
    result: differences.length === 0 ? 'same' : 'different',
    reason,
    changed,
    differences,
  };
}

async function workOut(input: AnswerInput, service: AnsweringService): Promise<Answer | null> {
  if (input.kind === 'passage') return service.cardOfPassage(input.passage, input.query, input.date);
  const { kind: _, ...question } = input;
  return service.answer(question);
}

/** Why it cannot be done (now); null when it can. */
function hindranceOf(input: AnswerInput, receipt: Receipt, service: AnsweringService): string | null {
  if (input.kind === 'passage') return null;
  if (input.rule !== null && service.labelsOf(input.rule) === null) {
    return `Deze kaart is niet na te rekenen: de regel ${input.rule} staat niet meer bij de regels, of is geweigerd omdat er een fout in zit.`;
  }
  const { meaningSearch } = service.status();
  if (receipt.model !== 'uit' && meaningSearch === 'opbouw') {
    return 'Deze kaart is nog niet na te rekenen: zoeken op betekenis wordt nog opgebouwd. Probeer het zo opnieuw.';
  }
  return null;
}

const REFUSED =
  'Deze kaart is niet na te rekenen: de beller wilde niet dat het gesprek werd bewaard, dus de vraag is niet bewaard.';
const TOO_OLD =
  'Deze kaart is niet na te rekenen: hij is gemaakt door een oudere versie, die niet bewaarde waaruit een kaart is uitgerekend.';

const noPassage = (input: AnswerInput) =>
  `Deze kaart is niet na te rekenen: de passage ${input.kind === 'passage' ? input.passage : ''} staat niet meer in de kennisbank.`;

function unreadable({ card, input }: { card: unknown; input: unknown; steps: unknown }): string {
  const what = !card ? 'de bewaarde kaart' : !input ? 'de bewaarde vraag' : 'het verslag van de stappen';
  return `Deze kaart is niet na te rekenen: ${what} is niet te lezen. Meld dit bij de beheerder.`;
}

const failedOf = (steps: readonly Pick<StepRecord, 'name' | 'error'>[]) =>
  steps.filter((s) => s.error !== undefined).map((s) => s.name);
