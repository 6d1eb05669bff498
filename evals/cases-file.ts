/** Reads evaluation cases: questions, paraphrase groups, whole calls and lines with personal data. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { speaker } from '../server/contract/calls.ts';
import { type MarkedLine, markedLine } from './masking/marked-line.ts';

export const questionCase = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.enum(['in', 'uit', 'rand', 'misbruik']).default('in'),
  route: z.string().optional(),
  /** Ids of the facts that carry the answer; empty = there is none. */
  facts: z.array(z.string()),
  reaction: z.enum(['antwoord', 'navragen', 'weigeren', 'doorverwijzen', 'stil']).optional(),
  data: z.record(z.string(), z.string()).optional(),
  expect: z
    .object({
      status: z.string().optional(),
      figures: z.array(z.string()).optional(),
      notFigures: z.array(z.string()).optional(),
    })
    .optional(),
});
export type QuestionCase = z.infer<typeof questionCase>;

export const paraphrase = z.object({ group: z.string(), question: z.string(), facts: z.array(z.string()) });
export type Paraphrase = z.infer<typeof paraphrase>;

export const callCase = z.object({
  id: z.string(),
  lines: z.array(z.object({ speaker, text: z.string(), expect: z.string(), facts: z.array(z.string()) })),
});
export type CallCase = z.infer<typeof callCase>;

export type Cases = {
  questions: QuestionCase[];
  paraphrases: Paraphrase[];
  calls: CallCase[];
  marked: MarkedLine[];
};

/** Reads a .jsonl file or all of a folder. Throws an Error with file and line when one does not parse. */
export function readCases(path: string): Cases {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((f) => f.endsWith('.jsonl'))
        .sort()
        .map((f) => join(path, f))
    : [path];
  const cases: Cases = { questions: [], paraphrases: [], calls: [], marked: [] };
  for (const file of files) {
    readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .forEach((line, i) => {
        if (line.trim() === '') return;
        const value = parseLine(line, `${file}:${i + 1}`);
        const add = <T>(schema: z.ZodType<T>, list: T[]) => {
          const parsed = schema.safeParse(value);
          if (!parsed.success)
            throw new Error(
              `${file}:${i + 1}: ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`,
            );
          list.push(parsed.data);
        };
        if ('marked' in value) add(markedLine, cases.marked);
        else if ('lines' in value) add(callCase, cases.calls);
        else if ('group' in value) add(paraphrase, cases.paraphrases);
        else add(questionCase, cases.questions);
      });
  }
  return cases;
}

function parseLine(line: string, where: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, with the place.
  }
  throw new Error(`${where}: geen JSON-object`);
}
