/** Step 5: in a call, does this line want an answer now? Silence is a correct outcome, and says why. */
import { kinshipIn } from '../guard.ts';
import { expressesNeed } from '../need.ts';
import type { State, Step } from '../state.ts';
import { featuresOf, judgeNeed, type LineFeatures, type Need } from './judge.ts';
import type { ListeningSettings } from './settings.ts';

export const needStep: Step = {
  name: 'need',
  input: (state) => [state.line, state.question.earlier, state.question.shown ?? []],
  async run(state, deps) {
    if (state.question.mode === 'asked') return {};
    if (!state.heard || !state.vector || !deps.listening) return { need: bySigns(state) };
    return {
      need: judgeNeed(lineFeatures(state, deps.listening, kinshipIn(deps.knowledge)), deps.listening),
    };
  },
  outcome: ({ question, need }) => {
    if (!need) return question.mode === 'asked' ? 'gevraagd' : 'niet beoordeeld';
    return `vraag ${need.wanted.toFixed(2)}, past ${need.right.toFixed(2)}: ${need.why}`;
  },
};

/** The features of a line that was searched in its call; also used to fit the settings. */
export function lineFeatures(
  state: Pick<State, 'line' | 'question' | 'ranked' | 'heard' | 'vector'>,
  { middle }: Pick<ListeningSettings, 'middle'>,
  kinship: ReturnType<typeof kinshipIn>,
): LineFeatures {
  return featuresOf(
    {
      line: state.line,
      earlier: state.question.earlier,
      shown: state.question.shown ?? [],
      ranked: state.ranked,
      alone: state.heard?.alone ?? [],
      vector: state.vector ?? new Float32Array(),
    },
    middle,
    kinship,
  );
}

/** Without meaning search: signs decide whether, the guard decides what. */
function bySigns(state: State): Need {
  const wanted = expressesNeed(state.line);
  return {
    wanted: wanted ? 1 : 0,
    right: 1,
    why: wanted ? 'een teken van een vraag' : 'geen teken van een vraag',
  };
}
