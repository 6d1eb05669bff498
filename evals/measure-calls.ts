/** Whole calls, line by line, through the code of the live call. */
import { freshMemory, hear } from '../server/answering/listener.ts';
import type { AnsweringService } from '../server/answering/service.ts';
import type { Card } from '../server/contract/card.ts';
import type { CallCase } from './cases-file.ts';
import { share } from './metrics.ts';

type Heard = { shown: boolean; card: Card | null };

/**
 * hit: at a line that wants an answer, a new card at that line or the next caller line with a right fact among its
 * citations. hit@1: a right fact first in rank at that line. falseAlarm: lines that want silence with a new card.
 */
export async function measureCalls(calls: CallCase[], service: AnsweringService, date: string) {
  let wanted = 0;
  let hits = 0;
  let first = 0;
  let quiet = 0;
  let alarms = 0;
  for (const call of calls) {
    const memory = freshMemory();
    const heard: Heard[] = [];
    for (const [i, { speaker, text }] of call.lines.entries()) {
      const line = { speaker, text, n: i + 1, typed: false, date, data: {} };
      const { answer, shown } = await hear(line, memory, service);
      heard.push({ shown, card: answer?.card ?? null });
    }
    call.lines.forEach((line, i) => {
      if (line.expect === 'stil') {
        quiet++;
        if (heard[i]?.shown) alarms++;
      } else if (line.facts.length > 0) {
        wanted++;
        const next = call.lines.findIndex((l, j) => j > i && l.speaker === 'beller');
        if ([i, next].some((at) => heard[at]?.shown && cites(heard[at]?.card, line.facts))) hits++;
        if (heard[i]?.card?.alternatives[0]?.facts.some((f) => line.facts.includes(f))) first++;
      }
    });
  }
  return {
    calls: calls.length,
    hit: share(hits, wanted),
    'hit@1': share(first, wanted),
    falseAlarm: share(alarms, quiet),
    alarmsPerCall: calls.length > 0 ? alarms / calls.length : 0,
  };
}

const cites = (card: Card | null | undefined, facts: string[]): boolean =>
  card?.citations.some((c) => c.facts.some((f) => facts.includes(f))) ?? false;
