/** From ranking and judgement to a verdict, for lines of a call. */
import { periodFit } from '../../retrieval/period.ts';
import type { PipelineDeps, State, Verdict } from '../state.ts';
import type { Need } from './judge.ts';
import type { ListeningSettings } from './settings.ts';
import { asks, contentWords } from './signs.ts';
import { yearsSaid } from './years.ts';

/**
 * Sure: the passage alone. Doubtful: two passages to choose from. Hardly likely: nothing. A card that is there
 * already is not shown again, unless the caller asks on and the second passage is new.
 */
export function verdictInCall(
  state: State,
  need: Need,
  settings: ListeningSettings,
  deps: PipelineDeps,
): Verdict {
  const { question, ranked, years } = state;
  const requested = question.mode === 'requested';
  if (!requested && need.wanted < settings.speak) {
    return { kind: 'silence', why: `nog geen vraag: ${need.why}` };
  }
  if (!requested && givesDataOnly(state))
    return { kind: 'silence', why: 'noemt gegevens van zichzelf en vraagt niets' };
  const [best] = ranked;
  if (!best) return { kind: 'nothing' };
  if (deps.boundaries.has(best.id)) return { kind: 'out-of-scope', boundary: best.id };
  const passage = deps.knowledge.passageById.get(best.id);
  if (!passage) return { kind: 'nothing' };
  if (need.right < settings.least) return { kind: 'not-sure', confidence: need.right };
  // A year named some lines ago is a preference; only one in the line itself can refuse a passage.
  const own = yearsSaid(state.line, question.date);
  const asked = periodFit(passage, years, question.date);
  const fit = asked === 'other-year' ? periodFit(passage, own, question.date) : asked;
  if (fit === 'other-year') {
    const current = Number(question.date.slice(0, 4));
    return { kind: 'no-year', passage: best.id, years: own.length > 0 ? own : [current] };
  }
  const last = question.shown?.at(-1) ?? [];
  const asksOn = best.id === last[0];
  if (!requested && asksOn && repeats(state)) {
    return { kind: 'silence', why: 'deze kaart staat er al' };
  }
  if (need.right >= settings.sure && !asksOn) return { kind: 'answer', passage: best.id, period: fit };
  const second = ranked.slice(1).find(({ id }) => {
    const other = deps.knowledge.passageById.get(id);
    return other !== undefined && periodFit(other, years, question.date) !== 'other-year';
  });
  const alsoPossible = second?.id ?? null;
  if (!requested && asksOn && (alsoPossible === null || last.includes(alsoPossible))) {
    return { kind: 'silence', why: 'deze kaart staat er al' };
  }
  return { kind: 'answer', passage: best.id, period: fit, ...(alsoPossible ? { alsoPossible } : {}) };
}

/** A line with masked data in it and no question of its own: the caller answers, or makes himself known. */
const givesDataOnly = ({ line }: State): boolean => /\[[A-Z][A-Z-]*-\d+\]/.test(line) && !asks(line);

/** Share of content words from which two lines ask the same. */
const SAME_WORDS = 0.6;

/** The caller asks again, in nearly the same words, what led to a card before. */
function repeats({ line, question }: State): boolean {
  const asked = new Set(contentWords(line));
  return question.earlier.some((e) => {
    if (e.speaker !== 'beller' || !e.answered) return false;
    const before = new Set(contentWords(e.text));
    const both = [...asked].filter((w) => before.has(w)).length;
    return both > 0 && both / (asked.size + before.size - both) >= SAME_WORDS;
  });
}
