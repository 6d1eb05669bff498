/** Counts and medians over calls, per day, per category and both together. Pure. */
import type { MeasureRow } from '../contract/measures.ts';
import type { Solved } from '../contract/wrap-up.ts';

/** What one closed call brings in; null where it is not known. */
export type CallFigures = {
  day: string;
  category: string;
  waitingSeconds: number | null;
  repeatCall: boolean | null;
  transferred: boolean;
  wrapUpSeconds: number | null;
  firstCardSeconds: number | null;
  thumbsUp: number;
  thumbsDown: number;
  solved: Solved | null;
};

/** The middle value, or the mean of the two in the middle; null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** All calls, each day, each category, and each category of each day, in that order. */
export function measureRows(calls: readonly CallFigures[]): MeasureRow[] {
  const days = groups(calls, (call) => call.day);
  const categories = groups(calls, (call) => call.category);
  return [
    row(null, null, calls),
    ...days.map(([day, group]) => row(day, null, group)),
    ...categories.map(([category, group]) => row(null, category, group)),
    ...days.flatMap(([day, group]) =>
      groups(group, (call) => call.category).map(([category, part]) => row(day, category, part)),
    ),
  ];
}

function groups(calls: readonly CallFigures[], by: (call: CallFigures) => string): [string, CallFigures[]][] {
  const found = new Map<string, CallFigures[]>();
  for (const call of calls) {
    const group = found.get(by(call)) ?? [];
    group.push(call);
    found.set(by(call), group);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function row(day: string | null, category: string | null, calls: readonly CallFigures[]): MeasureRow {
  const known = (value: (call: CallFigures) => number | null) =>
    calls.map(value).filter((seconds) => seconds !== null);
  const counting = (fits: (call: CallFigures) => boolean) => calls.filter(fits).length;
  const sum = (value: (call: CallFigures) => number) => calls.reduce((total, call) => total + value(call), 0);
  const waiting = known((call) => call.waitingSeconds);
  const wrapUp = known((call) => call.wrapUpSeconds);
  const firstCard = known((call) => call.firstCardSeconds);
  return {
    day,
    category,
    calls: calls.length,
    waitingKnown: waiting.length,
    waitingMedian: median(waiting),
    repeatKnown: counting((call) => call.repeatCall !== null),
    repeatCalls: counting((call) => call.repeatCall === true),
    transfers: counting((call) => call.transferred),
    wrapUpKnown: wrapUp.length,
    wrapUpMedian: median(wrapUp),
    withCard: firstCard.length,
    firstCardMedian: median(firstCard),
    thumbsUp: sum((call) => call.thumbsUp),
    thumbsDown: sum((call) => call.thumbsDown),
    solvedYes: counting((call) => call.solved === 'ja'),
    solvedPartly: counting((call) => call.solved === 'deels'),
    solvedNo: counting((call) => call.solved === 'nee'),
  };
}
