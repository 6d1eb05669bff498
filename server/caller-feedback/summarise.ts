/** Counts of what callers answered, never about fewer than FEWEST_ANSWERS of them. */
import { dutchDay } from '../calls/deps.ts';
import {
  CALLER_QUESTIONS,
  type CallerAnswers,
  type CallerFeedbackChannel,
  type CallerFeedbackSummary,
  type CallerQuestion,
  callerFeedbackChannel,
  FEWEST_ANSWERS,
} from '../contract/caller-feedback.ts';

type Given = CallerAnswers & { channel: CallerFeedbackChannel; day: string };
type Counts = Record<string, number>;
type Period = { from: string; to: string; n: number; counts: Counts };

const EXPLANATION = `U ziet alleen aantallen van ${FEWEST_ANSWERS} antwoorden of meer, en alleen van weken die voorbij zijn. Zo valt één beller niet op. Een week met minder antwoorden telt mee in de eerste periode die er wel genoeg heeft. Antwoorden aan de medewerker en antwoorden via een link staan apart: aan wie hen hielp, antwoorden mensen vaak vriendelijker. Bellers kiezen zelf of zij antwoorden; de cijfers gaan niet over alle bellers.`;

/**
 * `given`: answers, oldest first. Each period is closed for good as soon as it holds FEWEST_ANSWERS, so that also the
 * difference between two looks on different days is never about fewer.
 */
export function summarise(given: readonly Given[], now: Date): CallerFeedbackSummary {
  const until = lastSunday(now);
  return {
    minimum: FEWEST_ANSWERS,
    until,
    explanation: EXPLANATION,
    questions: CALLER_QUESTIONS.map((question) => ({
      key: question.key,
      text: question.text,
      channels: callerFeedbackChannel.options.map((channel) => ({
        channel,
        ...countWeeks(
          question,
          given.filter((one) => one.channel === channel && one.day <= until),
        ),
      })),
    })),
  };
}

/** Days after which the answers of a day stand: an agent may change those asked until a day after the call. */
const SETTLED_AFTER_DAYS = 2;

/** The last day of the last week whose answers stand. */
export const lastSunday = (now: Date): string =>
  addDays(mondayOf(addDays(dutchDay(now), -SETTLED_AFTER_DAYS)), -1);

function countWeeks(question: CallerQuestion, given: readonly Given[]) {
  const periods: Period[] = [];
  let open: Period | null = null;
  for (const one of given) {
    const answer = one[question.key];
    if (answer === null) continue;
    const monday = mondayOf(one.day);
    if (open && open.n >= FEWEST_ANSWERS && monday > open.to) {
      periods.push(open);
      open = null;
    }
    open ??= { from: monday, to: '', n: 0, counts: emptyCounts(question) };
    open.to = addDays(monday, 6);
    open.n += 1;
    open.counts[answer] = (open.counts[answer] ?? 0) + 1;
  }
  const enough = open !== null && open.n >= FEWEST_ANSWERS;
  if (open && enough) periods.push(open);
  const counts = emptyCounts(question);
  for (const period of periods) {
    for (const [answer, n] of Object.entries(period.counts)) counts[answer] = (counts[answer] ?? 0) + n;
  }
  const n = periods.reduce((sum, period) => sum + period.n, 0);
  return { n, counts, periods, waiting: open && !enough ? open.n : 0 };
}

const emptyCounts = (question: CallerQuestion): Counts =>
  Object.fromEntries(question.options.map(({ value }) => [value, 0]));

/** The Monday of the week of a day; days as JJJJ-MM-DD. */
function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
