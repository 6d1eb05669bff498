/** Reads knowledge/aanpak.yaml: what a kind of line asks of the agent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { guidance, type Route, route } from '../contract/card.ts';

const sentences = z.array(z.string().min(1)).default([]);
const lookUps = guidance.shape.lookUp.default([]);

const approach = z.strictObject({
  route,
  /** It takes the card: no answer, rate or deadline is pushed forward. */
  instead: z.boolean(),
  tone: guidance.shape.tone,
  title: z.string().min(1),
  say: z.string(),
  do: sentences,
  dont: sentences,
  /** Keys from referrals.yaml. */
  referrals: sentences,
  /** Shown only when one of the words was said: whole words or groups of words, a star stands for any ending. */
  when: z
    .array(
      z.strictObject({
        words: z.array(z.string().min(2)).min(1),
        do: sentences,
        referrals: sentences,
        lookUp: lookUps,
      }),
    )
    .default([]),
  handOver: z.boolean(),
  /** Facts on which claims rest. */
  facts: sentences,
});
export type Approach = z.infer<typeof approach>;

/** By route; empty without the file. Throws with the name of the file when it does not parse. */
export function loadApproaches(dir: string): Map<Route, Approach> {
  const file = join(dir, 'aanpak.yaml');
  if (!existsSync(file)) return new Map();
  const parsed = z.array(approach).safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return new Map(parsed.data.map((a) => [a.route, a]));
  const issue = parsed.error.issues[0];
  throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}
