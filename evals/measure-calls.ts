/** Whole calls, line by line, through the code of the live call. */

import type { BuiltService } from '../server/answering/create-service.ts';
import { freshMemory, hear } from '../server/answering/listener.ts';
import type { ListeningSettings } from '../server/answering/listening/settings.ts';
import { answer } from '../server/answering/pipeline.ts';
import type { Card } from '../server/contract/card.ts';
import type { CallCase } from './cases-file.ts';
import { fitListening, observe } from './fit-listening.ts';
import { share } from './metrics.ts';

type Heard = { shown: boolean; card: Card | null; cards: Card[] };

/** Settings for each call that were fitted on the other calls only. */
export async function leaveOneOut(calls: CallCase[], service: BuiltService, date: string) {
  const observations = await observe(calls, service, date);
  return new Map(
    calls.map(({ id }) => [id, fitListening(observations.filter((o) => o.call !== id))] as const),
  );
}

/**
 * hit: at a line that wants an answer, a new card at that line or the next caller line with a right fact among its
 * citations. hit@1: a right fact first in rank at that line. falseAlarm: lines that want silence with a new card, of
 * all lines and of the caller's. wrongShown: cards at lines that want an answer without a right fact. alone and
 * rightAlone: cards with one passage, and how many of them are right. kept: no new card, and the last one is right.
 */
export async function measureCalls(
  calls: CallCase[],
  service: BuiltService,
  date: string,
  settingsOf?: Map<string, ListeningSettings>,
) {
  const count = {
    wanted: 0,
    hits: 0,
    first: 0,
    quiet: 0,
    quietCaller: 0,
    alarms: 0,
    spoken: 0,
    wrong: 0,
    alone: 0,
    rightAlone: 0,
    kept: 0,
  };
  for (const call of calls) {
    const listening = settingsOf?.get(call.id) ?? service.pipeline.listening;
    const answerer = {
      answer: (question: Parameters<typeof answer>[0]) =>
        answer(question, { ...service.pipeline, listening }),
      hear: service.hear,
    };
    const memory = freshMemory();
    const heard: Heard[] = [];
    for (const [i, { speaker, text }] of call.lines.entries()) {
      const line = { speaker, text, n: i + 1, typed: false, date, data: {} };
      const one = await hear(line, memory, answerer);
      heard.push({
        shown: one.shown,
        card: one.answer?.card ?? null,
        cards: one.answers.map((a) => a.card),
      });
    }
    let last: Card[] = [];
    call.lines.forEach((line, i) => {
      const here = heard[i];
      if (!here) return;
      if (here.shown) last = here.cards;
      if (line.expect === 'stil') {
        count.quiet++;
        if (line.speaker === 'beller') count.quietCaller++;
        if (here.shown) count.alarms++;
      } else if (line.facts.length > 0) {
        count.wanted++;
        const next = call.lines.findIndex((l, j) => j > i && l.speaker === 'beller');
        if ([i, next].some((at) => heard[at]?.cards.some((c) => cites(c, line.facts)))) count.hits++;
        if (here.card?.alternatives[0]?.facts.some((f) => line.facts.includes(f))) count.first++;
        const right = here.cards.some((c) => cites(c, line.facts));
        if (here.shown) {
          count.spoken++;
          if (!right) count.wrong++;
          if (here.cards.every((c) => c.citations.length === 1)) {
            count.alone++;
            if (right) count.rightAlone++;
          }
        } else if (last.some((c) => cites(c, line.facts))) count.kept++;
      }
    });
  }
  return {
    calls: calls.length,
    hit: share(count.hits, count.wanted),
    'hit@1': share(count.first, count.wanted),
    falseAlarm: share(count.alarms, count.quiet),
    falseAlarmCaller: share(count.alarms, count.quietCaller),
    alarmsPerCall: calls.length > 0 ? count.alarms / calls.length : 0,
    spoken: share(count.spoken, count.wanted),
    wrongShown: share(count.wrong, count.spoken),
    alone: share(count.alone, count.spoken),
    rightAlone: share(count.rightAlone, count.alone),
    kept: share(count.kept, count.wanted),
  };
}

export type CallMeasures = Awaited<ReturnType<typeof measureCalls>>;

const cites = (card: Card, facts: string[]): boolean =>
  card.citations.some((c) => c.facts.some((f) => facts.includes(f)));
