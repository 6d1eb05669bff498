/** Reads the smaller lists of the knowledge base: referrals, lexicon, route examples. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { route } from '../contract/card.ts';
import { fold, words } from '../retrieval/dutch.ts';
import type { Lexicon } from '../retrieval/words.ts';
import type { RouteExamples } from '../triage/classifier.ts';
import type { SignLists } from '../triage/signs.ts';

const referral = z.object({
  key: z.string(),
  name: z.string(),
  /** What the agent can say to the caller. */
  say: z.string(),
  /** What belongs there, for the search by meaning. */
  when: z.string(),
  facts: z.array(z.string()).default([]),
});
export type Referral = z.infer<typeof referral>;

const lexiconEntry = z.object({ say: z.coerce.string(), means: z.array(z.coerce.string()).min(1) });
const routeFile = z.object({ route, examples: z.array(z.string()).min(1) });
const signList = z.object({
  certain: z.array(z.string()).default([]),
  likely: z.array(z.string()).default([]),
});
const signsFile = z.partialRecord(route, signList);

/** The signs stand beside the examples. */
const SIGNS = 'signs.yaml';

/** knowledge/referrals.yaml: organisations and teams to refer to, by key. */
export function loadReferrals(dir: string): Map<string, Referral> {
  return new Map(read(join(dir, 'referrals.yaml'), z.array(referral), []).map((r) => [r.key, r]));
}

/** knowledge/lexicon.yaml: what callers say → official terms. Keys as the word index looks them up. */
export function loadLexicon(dir: string): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const { say, means } of read(join(dir, 'lexicon.yaml'), z.array(lexiconEntry), [])) {
    const key = words(fold(say)).join(' ');
    lexicon.set(key, [...(lexicon.get(key) ?? []), ...means]);
  }
  return lexicon;
}

/** knowledge/routes/*.yaml: example utterances per route, in the order of the file names. */
export function loadRouteExamples(dir: string): RouteExamples[] {
  const folder = join(dir, 'routes');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((f) => f.endsWith('.yaml') && f !== SIGNS)
    .sort()
    .flatMap((f) => {
      const file = read<Omit<RouteExamples, 'file'> | null>(join(folder, f), routeFile, null);
      return file ? [{ ...file, file: f }] : [];
    });
}

/** knowledge/routes/signs.yaml: words and turns of phrase that point to a route. */
export function loadSigns(dir: string): SignLists {
  return read(join(dir, 'routes', SIGNS), signsFile, {});
}

/** A file that is not there gives the fallback; one that does not parse throws with its name. */
function read<T>(file: string, schema: z.ZodType<T>, fallback: T): T {
  if (!existsSync(file)) return fallback;
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}
