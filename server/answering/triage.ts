/** Step 3: what kind of line is this, and does it ask for anything at all? */
import type { Step } from './state.ts';

export const triage: Step = {
  name: 'triage',
  input: (state) => state.query,
  run: async (state, deps) => ({ route: await deps.routes.judge(state.query) }),
  outcome: (state) => `${state.route.route}${state.route.silent ? ', stil' : ''}: ${state.route.why}`,
};
