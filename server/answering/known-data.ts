/** What is known of a caller, fitted to one rule: filled in by the agent first, then what was said. Pure. */

import type { Card } from '../contract/card.ts';
import { hearInputs } from '../hearing/hear-inputs.ts';
import type { Decision } from '../rules/types.ts';
import type { EarlierLine, KnownData, KnownValue } from './types.ts';

/** The values for a rule, as `evaluate` takes them, and where each came from. */
export type RuleData = {
  data: Record<string, string>;
  /** Items the caller contradicted himself on, with the sentence that says so. */
  refused: Record<string, string>;
  sources: KnownData;
};

/** A line that values are read from. */
export type HeardFrom = Pick<EarlierLine, 'speaker' | 'text' | 'n'>;

/** Values given by hand, by key of the input, for whichever rule has such an input. */
export const filledIn = (data: Record<string, string>): KnownData =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      { value, origin: 'ingevuld', said: null, utterance: null, label: null },
    ]),
  );

/** Filled in or accepted by the agent, which stands above what was said. */
export const byAgent = ({ origin }: KnownValue): boolean => origin === 'ingevuld' || origin === 'dossier';

/** The values without those of the client file, which are for the decision that asked for them and no other. */
export const withoutFile = (data: KnownData): KnownData =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value.origin !== 'dossier'));

/** Reads the inputs of a rule from the lines of a call, oldest first, on a reference date (JJJJ-MM-DD). */
export function heardData(decision: Decision, lines: readonly HeardFrom[], date: string): KnownData {
  const heard = hearInputs(lines, decision.inputs, date);
  return Object.fromEntries(
    heard.map(({ key, value, origin, said, line: at }): [string, KnownValue] => {
      const label = decision.inputs.find((i) => i.key === key)?.label ?? null;
      return [key, { value, origin, said, utterance: lines[at]?.n ?? null, label }];
    }),
  );
}

/**
 * Puts known and newly heard values together for a rule. What the agent filled in, or took back, stands above what
 * was said; what was said last stands above what was known before.
 */
export function dataFor(decision: Decision, known: KnownData, heard: KnownData): RuleData {
  const result: RuleData = { data: {}, refused: {}, sources: {} };
  for (const { key, label } of decision.inputs) {
    const own = known[key];
    const usable = own && (own.label === null || own.label === label) ? own : undefined;
    const value = usable && byAgent(usable) ? usable : (heard[key] ?? usable);
    if (!value) continue;
    if (value.value !== null) {
      result.data[key] = value.value;
      result.sources[key] = value;
    } else if (value.origin !== 'ingevuld') {
      result.refused[key] =
        `${label.charAt(0).toUpperCase()}${label.slice(1)}: de beller zei “${value.said}”. Dat past niet bij elkaar. Vraag het opnieuw.`;
    }
  }
  return result;
}

/** The values a card used, to be known in the rest of the call. */
export const knownFrom = ({ inputs }: Card): KnownData =>
  Object.fromEntries(
    inputs.map(({ key, label, value, origin, said, utterance }) => [
      key,
      { value, origin, said, utterance, label },
    ]),
  );
