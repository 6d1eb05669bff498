/** Found, shown, route, reaction, sources and time over single questions. */
import { filledIn } from '../server/answering/known-data.ts';
import type { AnsweringService } from '../server/answering/service.ts';
import type { Answer } from '../server/answering/types.ts';
import { ANSWER_STATUSES, type Card } from '../server/contract/card.ts';
import { passageText } from '../server/knowledge/check.ts';
import { figures } from '../server/knowledge/figures.ts';
import type { QuestionCase } from './cases-file.ts';
import {
  classification,
  firstRight,
  hitAt,
  mean,
  ndcgAt,
  percentile,
  reciprocalRank,
  type Share,
  share,
} from './metrics.ts';

export type QuestionMeasures = Awaited<ReturnType<typeof measureQuestions>>;

type Outcome = { case: QuestionCase; answer: Answer; rank: number };

/** Asks every question once, alone, and measures. */
export async function measureQuestions(cases: QuestionCase[], service: AnsweringService, date: string) {
  const outcomes: Outcome[] = [];
  for (const c of cases) {
    const answer = await service.answer({
      text: c.question,
      mode: 'asked',
      speaker: 'beller',
      date,
      n: null,
      rule: null,
      data: filledIn(c.data ?? {}),
      earlier: [],
      top: 10,
    });
    outcomes.push({ case: c, answer, rank: firstRight(answer.card.alternatives, c.facts) });
  }
  const answerable = outcomes.filter((o) => o.case.facts.length > 0);
  const without = outcomes.filter((o) => o.case.facts.length === 0);
  const shown = answerable.filter((o) => isAnswer(o.answer.card));
  const hit = (k: number) => share(answerable.filter((o) => hitAt(o.rank, k)).length, answerable.length);
  const routed = outcomes.filter((o) => o.case.route);
  const reacted = outcomes.filter((o) => o.case.reaction);
  const stepNames = [...new Set(outcomes.flatMap((o) => Object.keys(o.answer.timings)))];

  return {
    n: cases.length,
    found: {
      'hit@1': hit(1),
      'hit@3': hit(3),
      'hit@5': hit(5),
      'MRR@10': mean(answerable.map((o) => reciprocalRank(o.rank, 10))),
      'nDCG@10': mean(answerable.map((o) => ndcgAt(o.answer.card.alternatives, o.case.facts, 10))),
    },
    shown: {
      coverage: share(shown.length, answerable.length),
      rightWhenShown: share(shown.filter((o) => citesRight(o)).length, shown.length),
      wrongShownWithoutAnswer: share(without.filter((o) => isAnswer(o.answer.card)).length, without.length),
    },
    route:
      routed.length > 0
        ? classification(routed.map((o) => ({ expected: o.case.route ?? '', got: o.answer.card.route })))
        : null,
    reaction: classification(
      reacted.map((o) => ({ expected: o.case.reaction ?? '', got: reactionOf(o.answer.card) })),
    ).accuracy,
    expected: expectations(outcomes),
    sources: sources(
      outcomes.map((o) => o.answer.card),
      service,
    ),
    time: Object.fromEntries(
      stepNames.map((name) => {
        const ms = outcomes.map((o) => o.answer.timings[name] ?? 0);
        return [name, { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) }];
      }),
    ),
    perKind: Object.fromEntries(
      (['in', 'uit', 'rand', 'misbruik'] as const).map((kind) => {
        const some = answerable.filter((o) => o.case.kind === kind);
        return [kind, share(some.filter((o) => o.rank === 0).length, some.length)];
      }),
    ),
    wrong: [
      ...answerable.filter((o) => isAnswer(o.answer.card) && !citesRight(o)),
      ...without.filter((o) => isAnswer(o.answer.card)),
    ].map((o) => ({
      id: o.case.id,
      question: o.answer.card.question,
      shown: o.answer.card.citations[0]?.passage ?? '',
    })),
  };
}

export const isAnswer = (card: Card): boolean => ANSWER_STATUSES.includes(card.status);

const citesRight = (o: Outcome): boolean =>
  o.answer.card.citations.some((c) => c.facts.some((f) => o.case.facts.includes(f)));

/** What the card makes the agent do, in the words of the cases. */
export function reactionOf(card: Card): string {
  switch (card.status) {
    case 'stil':
      return 'stil';
    case 'nog-nodig':
      return 'navragen';
    case 'doorverwijzen':
      return 'doorverwijzen';
    case 'niet-gevonden':
      return 'weigeren';
    default:
      return 'antwoord';
  }
}

function expectations(outcomes: Outcome[]): Share {
  const some = outcomes.filter((o) => o.case.expect);
  const right = some.filter(({ case: c, answer }) => {
    const inSay = figures(answer.card.say);
    const { status, figures: wanted = [], notFigures: unwanted = [] } = c.expect ?? {};
    const all = (list: string[]) => list.flatMap((f) => [...figures(f)]);
    return (
      (!status || answer.card.status === status) &&
      all(wanted).every((f) => inSay.has(f)) &&
      all(unwanted).every((f) => !inSay.has(f))
    );
  });
  return share(right.length, some.length);
}

/** Every card that says something cites something, and every figure it says stands in what it cites. */
function sources(cards: Card[], service: AnsweringService) {
  const saying = cards.filter((c) => c.say !== '');
  const figuresStand = saying.filter((card) => {
    const cited = card.citations.map((c) => service.knowledge.passageById.get(c.passage));
    const known = figures(cited.map((p) => (p ? passageText(p) : '')).join('\n'));
    return [...figures(card.say)].every((f) => known.has(f));
  });
  return {
    withCitation: share(saying.filter((c) => c.citations.length > 0).length, saying.length),
    figuresInCited: share(figuresStand.length, saying.length),
  };
}
