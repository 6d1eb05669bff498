/** Step 2: a need spread over two lines of the recogniser becomes one question again. */
import { joinMasked, type MaskedText, partOfMasked } from '../privacy/masked-text.ts';
import type { Step } from './state.ts';

/** A line that ends like this was cut off in the middle of a sentence. */
const UNFINISHED =
  /(?:,|…|\.\.\.|\b(?:en|of|maar|want|dat|die|de|het|een|mijn|m'n|van|voor|met|in|op|om|over|naar|als|toen|omdat|zo'n|eh|uh|hè|is|heb|ben|wil|kan|moet|hoe heet het|zeg maar|dan))\s*$/i;

/** Longest text that is searched for, in characters; the end of a longer line counts, since the question comes last. */
export const MAX_QUERY = 600;

export const coalesce: Step = {
  name: 'coalesce',
  input: (state) => [state.line, state.question.earlier.at(-1)?.text ?? ''],
  run(state) {
    const { mode, speaker, earlier } = state.question;
    const before = earlier.at(-1);
    const join =
      mode !== 'asked' &&
      before !== undefined &&
      before.speaker === speaker &&
      !before.answered &&
      UNFINISHED.test(before.text);
    const query: MaskedText = join ? joinMasked(before.text, state.line) : state.line;
    return { query: partOfMasked(query, lastPart), joined: join ? 1 : 0 };
  },
  outcome: (state) => (state.joined > 0 ? 'met de regel ervoor' : 'de regel zelf'),
};

/** The last MAX_QUERY characters, from the first whole word. */
function lastPart(text: string): string {
  if (text.length <= MAX_QUERY) return text;
  return text.slice(-MAX_QUERY).replace(/^\S*\s+/, '');
}
