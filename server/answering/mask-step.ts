import { TOKEN } from '../privacy/kinds.ts';
import { mask } from '../privacy/mask.ts';
import type { Step } from './state.ts';

/** Step 1: personal data out, before anything else sees the text. */
export const maskStep: Step = {
  name: 'mask',
  // The input is raw here and nowhere else: its hash would be a fingerprint of personal data, so only its length counts.
  input: (state) => state.question.text.length,
  run(state) {
    const { text } = mask(state.question.text);
    return { line: text, query: text };
  },
  outcome: (state) => `${(state.line.match(TOKEN) ?? []).length} gemaskeerd`,
};
