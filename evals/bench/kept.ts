/** What a benchmark's server left in its database: read after it has stopped. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { percentile } from '../metrics.ts';
import { type Figures, round } from './row.ts';

const timings = z.record(z.string(), z.number());
const lineRow = z.object({
  call: z.string(),
  seq: z.number().nullable(),
  speaker: z.string(),
  n: z.number(),
  text: z.string(),
});
const answerRow = z.object({
  id: z.string(),
  call: z.string(),
  utterance: z.number().nullable(),
  shown: z.number(),
  timings_json: z.string(),
});

export type KeptLine = z.infer<typeof lineRow>;
export type KeptAnswer = z.infer<typeof answerRow>;

/** Every line and every answer under this data folder. */
export function readKept(dataDir: string): { lines: KeptLine[]; answers: KeptAnswer[] } {
  const database = new Database(join(dataDir, 'belbot.sqlite'), { readonly: true });
  try {
    const all = (sql: string) => database.prepare(sql).all();
    return {
      lines: z.array(lineRow).parse(all('select call, seq, speaker, n, text from utterances')),
      answers: z.array(answerRow).parse(all('select id, call, utterance, shown, timings_json from answers')),
    };
  } finally {
    database.close();
  }
}

/** Median and 95th percentile of every step of the pipeline, in milliseconds. */
export function stepTimes(answers: KeptAnswer[]): Figures {
  const byStep = new Map<string, number[]>();
  for (const { timings_json } of answers) {
    for (const [step, ms] of Object.entries(timings.parse(JSON.parse(timings_json)))) {
      const known = byStep.get(step) ?? [];
      known.push(ms);
      byStep.set(step, known);
    }
  }
  const figures: Figures = {};
  for (const [step, ms] of byStep) {
    figures[step] = { p50Ms: round(percentile(ms, 0.5), 2), p95Ms: round(percentile(ms, 0.95), 2) };
  }
  return figures;
}
