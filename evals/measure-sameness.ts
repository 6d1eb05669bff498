/** The same question gives the same card; paraphrases give the same passage. */
import type { AnsweringService } from '../server/answering/service.ts';
import type { Paraphrase } from './cases-file.ts';
import { firstRight, share } from './metrics.ts';

/** Asks each wording twice (byte for byte the same?) and compares the first passage within each group. */
export async function measureSameness(paraphrases: Paraphrase[], service: AnsweringService, date: string) {
  const ask = async (text: string) =>
    (
      await service.answer({
        text,
        mode: 'asked',
        speaker: 'beller',
        n: null,
        date,
        data: {},
        rule: null,
        earlier: [],
      })
    ).card;
  let same = 0;
  let right = 0;
  let five = 0;
  const first = new Map<string, string[]>();
  for (const { group, question, facts } of paraphrases) {
    const card = await ask(question);
    if (JSON.stringify(card) === JSON.stringify(await ask(question))) same++;
    const rank = firstRight(card.alternatives, facts);
    if (rank === 0) right++;
    if (rank >= 0 && rank < 5) five++;
    first.set(group, [...(first.get(group) ?? []), card.alternatives[0]?.passage ?? '']);
  }
  const pairs = [...first.values()].flatMap((list) =>
    list.flatMap((a, i) => list.slice(i + 1).map((b) => a === b)),
  );
  return {
    sameCard: share(same, paraphrases.length),
    samePassage: share(pairs.filter(Boolean).length, pairs.length),
    'hit@1': share(right, paraphrases.length),
    'hit@5': share(five, paraphrases.length),
  };
}
