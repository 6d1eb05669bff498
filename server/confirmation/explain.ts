/**
 * "Hoe komen we hieraan?" for the caller: the trace of a rule in plain sentences. Everything in them stands in the
 * trace or in the values given; nothing is worked out or looked up here. Pure.
 */
import type { Card, TraceEntry, UsedInput } from '../contract/card.ts';
import { longDate } from '../contract/dutch-date.ts';
import { asSentence, capital, toCaller } from './sentences.ts';

type TableEntry = Extract<TraceEntry, { kind: 'table' }>;
type Column = TableEntry['columns'][number];
export type Explained = Pick<Card, 'title' | 'inputs' | 'trace' | 'rule'>;

/**
 * Paragraphs of sentences, in reading order: what counted, the amounts in force and what was worked out, the conclusion.
 * Nothing for a card of the knowledge base, which quotes.
 */
export function explain(card: Explained): string[][] {
  if (!card.rule) return [];
  const conditions = card.trace.flatMap((entry) => (entry.kind === 'table' ? conditionsOf(entry, card) : []));
  const said = new Set(conditions.map((c) => c.key));
  const constants = constantSentences(card.trace);
  const worked = card.trace.flatMap((entry) => {
    const shown = entry.kind !== 'constant' && !said.has(entry.key) && isMeasure(entry.value);
    return shown && !aboutCaller(entry.label) ? [`${capital(entry.label)}: ${entry.value}.`] : [];
  });
  const conclusion = `Daarom is het antwoord “${card.title.replace(/\.$/, '')}”.`;
  const paragraphs = [conditions.map((c) => c.text), constants, [...worked, conclusion]];
  return paragraphs.map((sentences) => [...new Set(sentences)]).filter((sentences) => sentences.length > 0);
}

/** What decided in a table: one sentence per cell of the row that matched. */
function conditionsOf(table: TableEntry, card: Explained): { key: string; text: string }[] {
  const row = table.rows.find((r) => r.matched === 'ja');
  if (!row) return [];
  const cells = row.cells.flatMap((cell, c) => {
    const column = table.columns[c];
    if (!column || cell.verdict !== 'ja' || cell.test === '-') return [];
    const text = conditionSentence(column, cell.reads, card);
    return text === null ? [] : [{ key: column.key, text }];
  });
  const why = row.why && !aboutCaller(row.why) ? [{ key: '', text: `Reden: ${asSentence(row.why)}` }] : [];
  return [...cells, ...why];
}

function conditionSentence(column: Column, reads: string, { inputs, trace }: Explained): string | null {
  const input = inputs.find((i) => i.key === column.key);
  if (input?.item.type === 'boolean') return answerSentence(input);
  if (input?.item.type === 'choice') return `${capital(toCaller(input.label))}: ${toCaller(input.text)}.`;
  const entry = trace.find((e) => e.key === column.key);
  // What a table gives in words is a name inside the rule; the row behind it is told by itself.
  if (entry?.kind === 'table' && !isMeasure(column.value)) return null;
  if (aboutCaller(column.label) && !input) return null;
  const label = toCaller(column.label);
  if (column.value === 'ja') return `Dit klopt: ${label}.`;
  if (column.value === 'nee') return `Dit klopt niet: ${label}.`;
  if (!isMeasure(column.value)) return null;
  return `${capital(label)}: ${column.value}.${comparison(column.value, reads)}`;
}

function comparison(value: string, reads: string): string {
  if (reads === value || reads === 'elke waarde' || reads === 'maakt niet uit') return '';
  return reads.includes(' tot en met ') ? ` Dat valt binnen ${reads}.` : ` Dat is ${reads}.`;
}

/** A yes or no as a statement where that is safe, and otherwise as the answer to its question. */
function answerSentence({ item, text }: UsedInput): string {
  const question = /^[^?]*\?/.exec(item.question)?.[0] ?? item.question;
  const [, verb, rest] = /^(Hebt|Bent|Krijgt|Kunt|Moet|Had|Was|Reist) u (.+)\?$/.exec(question) ?? [];
  if (verb && rest) {
    if (text === 'ja') return `U ${verb.toLowerCase()} ${rest}.`;
    if (text === 'nee' && /^een (?!.*(?:,| of ))/.test(rest)) {
      return `U ${verb.toLowerCase()} geen ${rest.slice('een '.length)}.`;
    }
  }
  return `Uw antwoord op de vraag “${question}” is ${text}.`;
}

/** The amounts in force, under the period in which they are. */
function constantSentences(trace: readonly TraceEntry[]): string[] {
  const byPeriod = new Map<string, string[]>();
  for (const entry of trace) {
    if (entry.kind !== 'constant') continue;
    const { label, value, from, to, certainty } = entry;
    const period =
      to === null ? `vanaf ${longDate(from)}` : `van ${longDate(from)} tot en met ${longDate(to)}`;
    const check = certainty === 'B' ? ' en zijn niet in de oorspronkelijke bron nagekeken' : '';
    const head = `Deze cijfers gelden ${period}${check}.`;
    byPeriod.set(head, [...(byPeriod.get(head) ?? []), `${capital(toCaller(label))}: ${value}.`]);
  }
  return [...byPeriod].flatMap(([head, amounts]) => [head, ...amounts]);
}

/** An amount, a percentage, a number or a date; not a name inside the rule. */
const isMeasure = (value: string): boolean => /^(?:€|-?\d)/.test(value);

const aboutCaller = (text: string): boolean => /\bbeller\b/.test(text);
