/**
 * Evaluates a decision: an outcome, what is still missing (only what can still change the outcome), a stop (the facts
 * do not reach), or values that cannot be right. Pure: the same decision, data and date always give the same result.
 */

import type { Certainty } from '../contract/card.ts';
import { longDate } from '../contract/dutch-date.ts';
import type { Day } from '../knowledge/types.ts';
import { type Abs, needsOf, union } from './feel/abstract.ts';
import { type Frame, isShown, openFrame } from './frame.ts';
import { DOES_NOT_KNOW, readValue } from './read-value.ts';
import { type RuleReceipt, ruleReceipt } from './receipt.ts';
import { restsOn } from './rests-on.ts';
import { type TableResult, tryRows } from './table.ts';
import { fill } from './template.ts';
import { type TraceEntry, traceOf, valueText } from './trace.ts';
import type { AskItem, Basis, Decision, Input, Outcome } from './types.ts';
import { type Value, written } from './values.ts';

export type Invalid = { key: string; label: string; message: string };

export type WrittenOutcome = {
  key: string;
  title: string;
  say: string;
  steps: string[];
  watchOuts: string[];
  referTo: string[];
};
export type WrittenStop = { key: string; title: string; unknown: string; where: string };

export type Evaluation = {
  decision: { id: string; version: string; title: string };
  date: Day;
  status: 'outcome' | 'missing' | 'stop' | 'invalid';
  outcome: WrittenOutcome | null;
  stop: WrittenStop | null;
  /** In the order to ask; with status "invalid" the refused items come first. */
  missing: AskItem[];
  invalid: Invalid[];
  /** The values in the outcome's sentences, as written. */
  figures: Record<string, string>;
  /** Values used: as given, and as written for a person. */
  inputs: { item: AskItem; given: string; value: string }[];
  basis: Basis[];
  facts: string[];
  /** A: every fact read in a primary source ("geverifieerd"). B: at least one was not ("berekend, controleer"). */
  certainty: Certainty;
  /** Ids of the B facts, with what was taken from each. */
  reservations: { fact: string; figure: string }[];
  trace: TraceEntry[];
  receipt: RuleReceipt;
};

/**
 * Runs `decision` for the data given as text (unknown keys are left alone) on a reference date (JJJJ-MM-DD). An item in
 * `refused` counts as asked again, with that sentence as the reason (the caller contradicted himself).
 */
export function evaluate(
  decision: Decision,
  {
    data,
    refused = {},
    date,
  }: { data: Readonly<Record<string, string>>; refused?: Readonly<Record<string, string>>; date: Day },
): Evaluation {
  const read = readData(decision, data, refused);
  const frame = openFrame(decision, read.values, date);
  const base: Evaluation = {
    decision: { id: decision.id, version: decision.version, title: decision.title },
    date,
    status: 'stop',
    outcome: null,
    stop: null,
    missing: [],
    invalid: read.invalid,
    figures: {},
    inputs: usedInputs(decision, data, read),
    basis: [],
    facts: [],
    certainty: 'A',
    reservations: [],
    trace: [],
    receipt: ruleReceipt(decision, read.given, date),
  };
  if (date < decision.validFrom || (decision.validTo !== null && date > decision.validTo)) {
    const period =
      decision.validTo === null
        ? `vanaf ${longDate(decision.validFrom)}`
        : `van ${longDate(decision.validFrom)} tot en met ${longDate(decision.validTo)}`;
    return {
      ...base,
      stop: stopFor(
        'buiten-periode',
        `Deze regel geldt ${period}, niet op ${longDate(date)}.`,
        'Zoek de regel voor die datum op bij de bron.',
      ),
    };
  }
  const table = tryRows(decision.outcomeTable, decision.types, frame.lookup, (a, b) => a.result === b.result);
  const result = decide(base, frame, table, read);
  return { ...result, trace: traceOf(frame, table) };
}

type ReadData = {
  values: Map<string, Value>;
  doesNotKnow: Set<string>;
  invalid: Invalid[];
  given: [string, Value | string][];
};

function readData(
  decision: Decision,
  data: Readonly<Record<string, string>>,
  refused: Readonly<Record<string, string>>,
): ReadData {
  const read: ReadData = { values: new Map(), doesNotKnow: new Set(), invalid: [], given: [] };
  for (const input of decision.inputs) {
    const message = Object.hasOwn(refused, input.key) ? refused[input.key] : undefined;
    if (message !== undefined) {
      read.invalid.push({ key: input.key, label: input.label, message });
      read.given.push([input.key, 'tegenstrijdig']);
      continue;
    }
    if (!Object.hasOwn(data, input.key)) continue;
    const text = String(data[input.key]).trim();
    if (DOES_NOT_KNOW.test(text)) {
      read.doesNotKnow.add(input.key);
      read.given.push([input.key, 'weet-niet']);
      continue;
    }
    const value = readValue(input, text);
    if (value.ok) read.values.set(input.key, value.value);
    else read.invalid.push({ key: input.key, label: input.label, message: value.message });
    read.given.push([input.key, value.ok ? value.value : `ongeldig: ${text}`]);
  }
  return read;
}

function decide(base: Evaluation, frame: Frame, table: TableResult, read: ReadData): Evaluation {
  const { decision } = frame;
  if (table.stop?.t === 'stop')
    return { ...base, stop: stopFor('niet-bekend', table.stop.reason, table.stop.where) };
  const reached = [...new Set(table.possible.map((r) => r.result))];
  const [only] = reached;
  if (only === undefined)
    return {
      ...base,
      stop: stopFor('geen-rij', 'Geen rij van de beslistabel past op deze gegevens.', 'Vraag de hulplijn.'),
    };
  const outcomes = reached.flatMap((key) => decision.outcomes.get(key) ?? []);
  const figures = outcomes.map((o) => figuresOf(frame, o));
  const needs = union(table.needs, ...figures.map((f) => f.needs));
  if (needs.length > 0) return askFor(base, decision, needs, read);
  if (reached.length > 1)
    return {
      ...base,
      stop: stopFor('niet-eenduidig', 'De beslistabel geeft meer dan één uitkomst.', 'Vraag de hulplijn.'),
    };

  const grounds = restsOn(frame, table, only);
  const stop = decision.stops.get(only);
  if (stop) {
    const { key, title, unknown, where } = stop;
    return { ...base, ...grounds, status: 'stop', stop: { key, title, unknown, where } };
  }
  const [outcome] = outcomes;
  const [found] = figures;
  if (!outcome || !found)
    return {
      ...base,
      stop: stopFor('geen-uitkomst', `Uitkomst ${only} bestaat niet.`, 'Vraag de hulplijn.'),
    };
  if (found.stop?.t === 'stop')
    return { ...base, ...grounds, stop: stopFor('niet-bekend', found.stop.reason, found.stop.where) };
  return { ...base, ...grounds, status: 'outcome', ...writeOutcome(frame, outcome) };
}

/** What the sentences of an outcome need: inputs not given, or a figure that cannot be had. */
function figuresOf(frame: Frame, outcome: Outcome): { needs: readonly string[]; stop: Abs | null } {
  const always = [outcome.title, outcome.say, ...outcome.steps, ...outcome.referTo];
  const shown = [...always, ...outcome.watchOuts.filter((w) => isShown(frame, w.when)).map((w) => w.text)];
  const values = shown.flatMap((t) => t.names).map(frame.lookup);
  return { needs: union(...values.map(needsOf)), stop: values.find((v) => v.t === 'stop') ?? null };
}

function writeOutcome(
  frame: Frame,
  outcome: Outcome,
): { outcome: WrittenOutcome; figures: Record<string, string> } {
  const figures: Record<string, string> = {};
  const figure = (name: string): string => {
    const text = valueText(frame.decision, name, frame.lookup(name));
    figures[name] = text;
    return text;
  };
  const written: WrittenOutcome = {
    key: outcome.key,
    title: fill(outcome.title, figure),
    say: fill(outcome.say, figure),
    steps: outcome.steps.map((s) => fill(s, figure)),
    watchOuts: outcome.watchOuts.filter((w) => isShown(frame, w.when)).map((w) => fill(w.text, figure)),
    referTo: outcome.referTo.map((r) => fill(r, figure)),
  };
  return { outcome: written, figures };
}

function askFor(base: Evaluation, decision: Decision, needs: readonly string[], read: ReadData): Evaluation {
  const refused = new Set(read.invalid.map((i) => i.key));
  const order = [...needs.filter((n) => refused.has(n)), ...needs.filter((n) => !refused.has(n))];
  const inputs = order.flatMap((key) => decision.inputs.find((i) => i.key === key) ?? []);
  const missing = inputs.filter((i) => !read.doesNotKnow.has(i.key)).map(askItem);
  if (missing.length > 0)
    return { ...base, status: inputs.some((i) => refused.has(i.key)) ? 'invalid' : 'missing', missing };
  const [first] = inputs;
  const unknown = `Zonder ${inputs.map((i) => i.label).join(' en ')} is dit niet te beantwoorden.`;
  return {
    ...base,
    stop: stopFor('beller-weet-niet', unknown, first?.find ?? 'Laat de beller het opzoeken en terugbellen.'),
  };
}

function askItem(input: Input): AskItem {
  const { key, question, why, type, label, unit, find } = input;
  const options = input.options.map((o) => ({ key: o.key, label: o.label }));
  return { key, question, why, label, type, unit, options, find };
}

/** What was given and could be read, in the order of the rule; "weet niet" is an answer too. */
function usedInputs(
  decision: Decision,
  data: Readonly<Record<string, string>>,
  { values, doesNotKnow }: ReadData,
): Evaluation['inputs'] {
  return decision.inputs.flatMap((input) => {
    const value = values.get(input.key);
    const labels = decision.types.get(input.key)?.options ?? undefined;
    const text = value === undefined ? null : written(input.kind, value, labels);
    if (text === null && !doesNotKnow.has(input.key)) return [];
    const given = String(data[input.key]).trim();
    return [{ item: askItem(input), given, value: text ?? 'weet beller niet' }];
  });
}

function stopFor(key: string, unknown: string, where: string): WrittenStop {
  return { key, title: 'Dit kan BelBot niet uitrekenen', unknown, where };
}
