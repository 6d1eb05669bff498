/**
 * When to speak in a call, as data (knowledge/listening.json): fitted on labelled calls by
 * `npm run evals:tune -- --listening --write`, and part of every receipt.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { SIGN_NAMES } from './signs.ts';

const numbers = (names: readonly string[]) => z.object(Object.fromEntries(names.map((n) => [n, z.number()])));

/** What makes a passage rank high at a line of a call; all scores are standardised. */
export const RANK_FEATURES = ['line', 'joined', 'before', 'earlier', 'shown', 'sameArticle'] as const;
export type RankFeature = (typeof RANK_FEATURES)[number];

/** What the search says about a line: does it know an answer, and is that answer new? */
export const FOUND_FEATURES = [
  'score',
  'margin',
  'articleMargin',
  'lineScore',
  'sameAsLast',
  'wasShown',
  'boundary',
  'noCardYet',
  'lineAgrees',
] as const;
export type FoundFeature = (typeof FOUND_FEATURES)[number];

export const listeningSettings = z.object({
  ranking: numbers(RANK_FEATURES),
  /** Logistic: an answer is wanted now. */
  need: z.object({
    bias: z.number(),
    signs: numbers(SIGN_NAMES),
    found: numbers(FOUND_FEATURES),
    /** Over the line's vector, seen from the middle. */
    meaning: z.array(z.number()),
  }),
  /** Logistic: the first passage carries the answer. */
  right: z.object({ bias: z.number(), found: numbers(FOUND_FEATURES) }),
  /** The middle of the lines that the need was fitted on. */
  middle: z.array(z.number()),
  /** Probability of need from which BelBot speaks. */
  speak: z.number(),
  /** Probability of being right from which one passage stands alone on the card; below it two are offered. */
  sure: z.number(),
  /** Probability of being right below which BelBot keeps silent. */
  least: z.number(),
});
export type ListeningSettings = {
  ranking: Record<RankFeature, number>;
  need: {
    bias: number;
    signs: Record<(typeof SIGN_NAMES)[number], number>;
    found: Record<FoundFeature, number>;
    meaning: number[];
  };
  right: { bias: number; found: Record<FoundFeature, number> };
  middle: number[];
  speak: number;
  sure: number;
  least: number;
};

/** Reads the settings; null when the file is not there. Throws when it does not parse. */
export function loadListening(file: string): ListeningSettings | null {
  if (!existsSync(file)) return null;
  return listeningSettings.parse(JSON.parse(readFileSync(file, 'utf8'))) as ListeningSettings;
}
