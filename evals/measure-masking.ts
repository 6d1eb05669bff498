/** How much personal data masking finds, per kind, and how many ordinary words it takes by mistake. */
import { generatedLines } from './masking/generate.ts';
import { isGone, type MarkedLine, maskedCharacters, ordinaryWords, unmarked } from './masking/marked-line.ts';
import { type Share, share } from './metrics.ts';

export type MaskingMeasures = { recall: Record<string, Share>; maskedByMistake: Share };

/** The written lines (evals/cases/maskeren.jsonl), and the generated ones when asked. Sets without lines are left out. */
export function measureMasking(written: MarkedLine[], generated: boolean): Record<string, MaskingMeasures> {
  const sets = { written, ...(generated ? { generated: generatedLines() } : {}) };
  return Object.fromEntries(
    Object.entries(sets)
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => [name, measureLines(lines)]),
  );
}

export function measureLines(lines: MarkedLine[]): MaskingMeasures {
  const hits = new Map<string, { gone: number; all: number }>();
  let words = 0;
  let mistakes = 0;
  for (const { marked } of lines) {
    const { text, marks } = unmarked(marked);
    const taken = maskedCharacters(text);
    for (const mark of marks) {
      const { gone, all } = hits.get(mark.kind) ?? { gone: 0, all: 0 };
      hits.set(mark.kind, { gone: gone + (isGone(text, taken, mark) ? 1 : 0), all: all + 1 });
    }
    const ordinary = ordinaryWords(text, taken, marks);
    words += ordinary.all;
    mistakes += ordinary.masked.length;
  }
  const recall = Object.fromEntries([...hits].map(([kind, { gone, all }]) => [kind, share(gone, all)]));
  return { recall, maskedByMistake: share(mistakes, words) };
}
