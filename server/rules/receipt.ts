/** What determines a rule's answer. Same receipt, same answer. */
import { createHash } from 'node:crypto';
import type { Day } from '../knowledge/types.ts';
import type { Decision } from './types.ts';
import type { Value } from './values.ts';

export type RuleReceipt = {
  /** id@version and the hash of the rule file. */
  decision: string;
  /** Hash of every value of the parameters the decision refers to. */
  parameters: string;
  /** Hash of the values given, as read, in the order of the inputs. */
  data: string;
  /** Reference date, JJJJ-MM-DD. */
  date: Day;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const parameterHashes = new WeakMap<Decision, string>();

/** Builds the receipt; `given` are the values as read, "weet-niet" and refused texts included as text. */
export function ruleReceipt(
  decision: Decision,
  given: readonly (readonly [string, Value | string])[],
  date: Day,
): RuleReceipt {
  let parameters = parameterHashes.get(decision);
  if (parameters === undefined) {
    parameters = sha256(
      JSON.stringify(
        decision.constants.map(({ key, on, parameter: { key: name, unit, values } }) => [
          key,
          on,
          name,
          unit,
          values,
        ]),
      ),
    );
    parameterHashes.set(decision, parameters);
  }
  return {
    decision: `${decision.id}@${decision.version}:${decision.hash}`,
    parameters,
    data: sha256(JSON.stringify(given)),
    date,
  };
}
