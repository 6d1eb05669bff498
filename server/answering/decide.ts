/**
 * The rule for this question, worked out with what is known of the caller. A rule answers when the agent chose it or
 * gave data for it, when what was said is enough for an outcome, or when it is one that asks at once; otherwise it is
 * offered beside the answer of the knowledge base.
 */
import { type Evaluation, evaluate } from '../rules/evaluate.ts';
import type { Decision } from '../rules/types.ts';
import { fittingRule, ruleForData } from './choose-rule.ts';
import { dataFor, heardData } from './known-data.ts';
import type { PipelineDeps, State, Step } from './state.ts';
import type { KnownData } from './types.ts';

export const decide: Step = {
  name: 'decide',
  input: (state) => [state.query, state.question.data, state.question.rule],
  async run(state, deps) {
    const { question } = state;
    if (question.rule !== null) {
      const decision = deps.rules.decisions.get(question.rule);
      // The values heard before are among the data already.
      return decision ? asVerdict(workOut(decision, state, {})) : {};
    }
    if (state.route.silent || wantsNothing(state, deps)) return {};
    const asked = await ruleForDataGiven(state, deps);
    if (asked) return asVerdict(workOut(asked, state, heardIn(asked, state)));
    const fitting = await fittingRule(state, deps);
    if (!fitting) return {};
    const worked = workOut(fitting, state, heardIn(fitting, state));
    const known = Object.keys(worked.sources).length > 0 || worked.evaluation.invalid.length > 0;
    const answers = worked.evaluation.status === 'outcome' || (fitting.ask === 'meteen' && known);
    return known && answers ? asVerdict(worked) : { offer: worked.evaluation };
  },
  outcome: ({ verdict, offer }) => {
    const evaluation = verdict.kind === 'decision' ? verdict.evaluation : offer;
    if (!evaluation) return 'geen regel';
    const what = `${evaluation.decision.id} ${evaluation.status}`;
    return verdict.kind === 'decision' ? what : `${what}, aangeboden`;
  },
};

/** A line of a call that asks nothing now. */
const wantsNothing = ({ question, need }: State, { listening }: PipelineDeps): boolean =>
  question.mode === 'overheard' && need !== null && listening !== null && need.wanted < listening.speak;

/** Lines read for a rule that would only be offered: taking the offer reads the whole call. */
const NEAR_LINES = 6;

/** Without an amount, a day, a year or an age no rule comes to an outcome, so that there is nothing to read for one. */
const A_FIGURE = /\d|honderd|duizend|tig\b|\bton\b|\bjaar\b|vandaag|gisteren|morgen/i;

/** What was said so far that the rule can use, this line included. */
function heardIn(decision: Decision, { question, line }: State): KnownData {
  const { earlier, speaker, n, date } = question;
  const now = { speaker, text: line, n };
  if (decision.ask === 'meteen') return heardData(decision, [...earlier, now], date);
  const near = [...earlier.slice(-NEAR_LINES), now];
  return near.some((l) => A_FIGURE.test(l.text)) ? heardData(decision, near, date) : {};
}

type Worked = { evaluation: Evaluation; sources: KnownData };

function workOut(decision: Decision, state: State, heard: KnownData): Worked {
  const { data, refused, sources } = dataFor(decision, state.question.data, heard);
  return { evaluation: evaluate(decision, { data, refused, date: state.question.date }), sources };
}

const asVerdict = ({ evaluation, sources }: Worked) => ({
  verdict: { kind: 'decision', evaluation, sources } as const,
});

/** Data filled in by hand are for a rule, whatever the question is like; what was heard before is not. */
async function ruleForDataGiven(state: State, deps: PipelineDeps): Promise<Decision | null> {
  const filledIn = Object.values(state.question.data).some(
    (v) => v.origin === 'ingevuld' && v.label === null,
  );
  return filledIn ? ruleForData(state, deps) : null;
}
