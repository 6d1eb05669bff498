/** Reads the input files of `ask`: batches of questions and whole calls. */
import { z } from 'zod';
import { speaker } from '../contract/calls.ts';
import { UsageError } from './ask-arguments.ts';

const call = z.object({ id: z.string(), lines: z.array(z.object({ speaker, text: z.string() })) });
export type CallInput = z.infer<typeof call>;

/** "id TAB question" per line; empty lines are skipped. A line without a tab is a question with its number as id. */
export function batchLines(text: string): { id: string; question: string }[] {
  return text
    .split(/\r?\n/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const tab = line.indexOf('\t');
      return tab < 0
        ? { id: String(number), question: line }
        : { id: line.slice(0, tab), question: line.slice(tab + 1) };
    });
}

/** One call as JSON per line. Throws UsageError with the line number when one does not parse. */
export function callLines(text: string): CallInput[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [call.parse(JSON.parse(line))];
    } catch {
      throw new UsageError(
        `Regel ${i + 1} is geen gesprek: {"id", "lines": [{"speaker": "beller"|"medewerker", "text"}]}.`,
      );
    }
  });
}
