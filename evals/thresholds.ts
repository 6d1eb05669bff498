/** What the project promises on its own questions (evals/cases/vragen.jsonl). */

import type { CallMeasures } from './measure-calls.ts';
import type { MaskingMeasures } from './measure-masking.ts';
import type { QuestionMeasures } from './measure-questions.ts';
import type { TriageMeasures } from './measure-triage.ts';

export type Thresholds = {
  firstRight: number;
  hitAt5: number;
  rightWhenShown: number;
  coverage: number;
  /** Largest share of questions without an answer that may get one. */
  wrongShown: number;
};

export const THRESHOLDS: Thresholds = {
  firstRight: 0.85,
  hitAt5: 0.97,
  rightWhenShown: 0.95,
  coverage: 0.8,
  wrongShown: 0,
};

/** Smallest recall per kind of personal data, and the largest share of ordinary words that may be masked. */
export type MaskingThresholds = {
  recall: Record<string, number>;
  otherRecall: number;
  maskedByMistake: number;
};

export const MASKING_THRESHOLDS: MaskingThresholds = {
  recall: { BSN: 0.99, IBAN: 0.99, TELEFOON: 0.99, 'E-MAIL': 0.99, ADRES: 0.99 },
  otherRecall: 0.9,
  maskedByMistake: 0.01,
};

/** A sentence for each promise of masking that is not kept, in each set of lines. */
export function maskingFailures(sets: Record<string, MaskingMeasures>, t: MaskingThresholds): string[] {
  return Object.entries(sets).flatMap(([set, { recall, maskedByMistake }]) => [
    ...Object.entries(recall)
      .filter(([kind, { value }]) => value < (t.recall[kind] ?? t.otherRecall))
      .map(
        ([kind, { value }]) =>
          `masking ${set} ${kind} ${value.toFixed(3)} is lager dan ${t.recall[kind] ?? t.otherRecall}`,
      ),
    ...(maskedByMistake.value > t.maskedByMistake
      ? [`masking ${set} by mistake ${maskedByMistake.value.toFixed(3)} is hoger dan ${t.maskedByMistake}`]
      : []),
  ]);
}

/** A sentence for each promise that is not kept. */
export function failures(m: QuestionMeasures, t: Thresholds): string[] {
  const lines: string[] = [];
  const least = (name: string, value: number, bound: number) => {
    if (value < bound) lines.push(`${name} ${value.toFixed(3)} is lager dan ${bound}`);
  };
  least('first right', m.found['hit@1'].value, t.firstRight);
  least('hit@5', m.found['hit@5'].value, t.hitAt5);
  least('right when shown', m.shown.rightWhenShown.value, t.rightWhenShown);
  least('coverage', m.shown.coverage.value, t.coverage);
  if (m.shown.wrongShownWithoutAnswer.value > t.wrongShown) {
    lines.push(
      `answered without an answer ${m.shown.wrongShownWithoutAnswer.value.toFixed(3)} is hoger dan ${t.wrongShown}`,
    );
  }
  least('statements with a citation', m.sources.withCitation.value, 1);
  least('figures in the cited passage', m.sources.figuresInCited.value, 1);
  return lines;
}

/** What the project promises on its own calls, leave-one-call-out. */
export const CALL_THRESHOLDS = { hit: 0.75, first: 0.67, falseAlarm: 0.1, rightAlone: 0.9 };

/** A sentence for each promise about calls that is not kept. */
export function callFailures(m: CallMeasures): string[] {
  const t = CALL_THRESHOLDS;
  return [
    ...atLeast('calls hit', m.hit.value, t.hit),
    ...atLeast('calls hit@1', m['hit@1'].value, t.first),
    ...atLeast('calls right when alone on the card', m.rightAlone.value, t.rightAlone),
    ...atMost('calls false alarm', m.falseAlarm.value, t.falseAlarm),
  ];
}

/** What the project promises of the triage, cross-validated. */
export const TRIAGE_THRESHOLDS = {
  macroF1: 0.85,
  distressFound: 0.95,
  silenceAnswered: 0.05,
  questionsKept: 0.9,
};

/** A sentence for each promise about the triage that is not kept. */
export function triageFailures(m: TriageMeasures): string[] {
  const t = TRIAGE_THRESHOLDS;
  return [
    ...atLeast('triage macro-F1', m.macroF1, t.macroF1),
    ...atLeast('triage distress found', m.distressFound.value, t.distressFound),
    ...atLeast('triage questions kept', m.questionsKept.value, t.questionsKept),
    ...atMost('triage silence answered', m.silenceAnswered.value, t.silenceAnswered),
  ];
}

const atLeast = (name: string, value: number, bound: number): string[] =>
  value < bound ? [`${name} ${value.toFixed(3)} is lager dan ${bound}`] : [];
const atMost = (name: string, value: number, bound: number): string[] =>
  value > bound ? [`${name} ${value.toFixed(3)} is hoger dan ${bound}`] : [];
