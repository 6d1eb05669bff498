/** Compares what was sent and what arrived with what the server kept. */
import { withoutNumbers } from '../../server/privacy/kinds.ts';
import { mask } from '../../server/privacy/mask.ts';
import { lineKey } from './console.ts';
import type { KeptAnswer, KeptLine } from './kept.ts';
import type { Phone } from './phones.ts';
import type { PostedLine } from './post-lines.ts';

export type Outcome = {
  /** Lines that were posted and are not in the database with their (masked) text. */
  linesLost: number;
  /** Lines of callers in the database without an answer; silence is an answer. */
  unanswered: number;
  /** Cards shown in calls with a console that did not arrive there. */
  cardsLost: number;
  cardsShown: number;
  notAcknowledged: number;
  /** Posts that failed and were tried again, by reason. */
  failures: Record<string, number>;
};

/** Fills in cardAt of the lines, too. */
export function compare({
  lines,
  phones,
  kept,
}: {
  lines: PostedLine[];
  phones: Phone[];
  kept: { lines: KeptLine[]; answers: KeptAnswer[] };
}): Outcome {
  const keptText = new Map(kept.lines.map((l) => [`${l.call} ${l.seq}`, l.text]));
  const answered = new Set(kept.answers.map((a) => lineKey(a.call, a.utterance ?? 0)));
  const listening = new Map(phones.filter((p) => p.socket).map((p) => [p.callId, p]));
  let linesLost = 0;
  let unanswered = 0;
  for (const line of lines) {
    const { callId, cards } = line.phone;
    const text = keptText.get(`${callId} ${line.seq}`);
    if (text === undefined || withoutNumbers(text) !== withoutNumbers(mask(line.text).text)) linesLost++;
    if (line.n === null) continue;
    if (line.speaker === 'beller' && !answered.has(lineKey(callId, line.n))) unanswered++;
    line.cardAt = cards.get(lineKey(callId, line.n))?.at ?? null;
  }
  const failures: Record<string, number> = {};
  for (const why of lines.flatMap((line) => line.failures)) failures[why] = (failures[why] ?? 0) + 1;
  const arrived = new Set(phones.flatMap((p) => [...p.cards.values()].flatMap((card) => card.all)));
  const shown = kept.answers.filter((a) => a.shown === 1 && listening.has(a.call));
  return {
    linesLost,
    unanswered,
    cardsLost: shown.filter((a) => !arrived.has(a.id)).length,
    cardsShown: shown.length,
    notAcknowledged: lines.filter((line) => line.ackAt === null).length,
    failures,
  };
}
