/**
 * What the call so far is about: the line, the line joined to the caller's line before it, and the caller's earlier
 * lines with decay, each searched apart. Standardised scores are added; pasting everything together is worse.
 */
import { createHash } from 'node:crypto';
import type { MaskedText } from '../../privacy/masked-text.ts';
import type { Ranked, Retriever } from '../../retrieval/retriever.ts';
import type { Kinship } from '../guard.ts';
import type { EarlierLine } from '../types.ts';
import type { RankFeature } from './settings.ts';

/** Passages kept per searched text. */
const KEPT = 60;
/** What a caller's line weighs less with each later line of his. */
const DECAY = 0.65;
/** Longest text searched for, in characters; the end of a longer one counts. */
const LONGEST = 600;
/** Searched texts whose scores are remembered, so that a later line need not search them again (about 2 kB each). */
const REMEMBERED = 5000;

const FILLERS =
  /(?<![\p{L}])(?:eh|ehm|uh|uhm|hè|he|hoor|nou ja|nou|zeg maar|zegt u|zeg|ja|nee|oké|oke|o|oh|ach|dus|eigenlijk|gewoon|even|of zo|ofzo|kijk|poeh|tja|haha|mevrouw|meneer|goedemiddag|goedemorgen|hallo|hoi|dag)(?![\p{L}])\s*/giu;

/** A line without fillers and greetings; the line itself when hardly anything is left. */
export function withoutFillers(line: string): string {
  const rest = line.replace(FILLERS, '').replace(/\s+/g, ' ').trim();
  return rest.split(' ').length >= 2 ? rest : line;
}

export type Candidate = { id: string; features: Record<RankFeature, number> };

export type HeardSoFar = {
  /** Everything found, with what counts for and against it. */
  candidates: Candidate[];
  /** The search for the line alone, best first. */
  alone: Ranked[];
};

type Scores = Map<string, number>;
const memories = new WeakMap<Retriever, Map<string, Promise<Ranked[]>>>();

/** Searches a text, or remembers what was found for it. Same index and text, same answer. */
function search(text: string, retriever: Retriever): Promise<Ranked[]> {
  // By its hash: what callers said stays in no memory that outlives the call.
  const key = createHash('sha256').update(text).digest('base64');
  const memory = memories.get(retriever) ?? new Map<string, Promise<Ranked[]>>();
  memories.set(retriever, memory);
  const known = memory.get(key);
  if (known) {
    memory.delete(key);
    memory.set(key, known);
    return known;
  }
  const found = retriever.retrieve(text, KEPT).then(({ ranked }) => ranked);
  memory.set(key, found);
  found.catch(() => memory.delete(key));
  const oldest = memory.size > REMEMBERED ? memory.keys().next().value : undefined;
  if (oldest !== undefined) memory.delete(oldest);
  return found;
}

/**
 * Searches for a line in its call. shown: the passages on each card so far, oldest card first. Depends on nothing but
 * what it is given: after a restart the same lines give the same candidates.
 */
export async function searchInCall(
  {
    line,
    earlier,
    shown,
  }: { line: MaskedText; earlier: EarlierLine[]; shown: readonly (readonly string[])[] },
  retriever: Retriever,
  kinship: Kinship,
): Promise<HeardSoFar> {
  const said = earlier.filter((e) => e.speaker === 'beller').map((e) => e.text as string);
  const [previous] = said.slice(-1);
  const joinedText = [...(previous === undefined ? [] : [previous]), line as string]
    .map(withoutFillers)
    .join(' ')
    .slice(-LONGEST);
  const [alone, joined, ...before] = await Promise.all(
    [line.slice(-LONGEST), joinedText, ...said.reverse()].map((text) => search(text, retriever)),
  );
  const of = (ranked: Ranked[] | undefined): Scores => new Map((ranked ?? []).map((r) => [r.id, r.score]));
  const [lineScores, joinedScores] = [of(alone), of(joined)];
  const [last, ...older] = before.map(of);
  const ids = new Set([alone, joined, ...before].flatMap((list) => (list ?? []).map((r) => r.id)));
  const firsts = shown.flatMap((card) => card.slice(0, 1));
  const lastArticle = firsts.length > 0 ? kinship(firsts.at(-1) as string).article : null;
  const candidates = [...ids].map((id): Candidate => {
    const features: Record<RankFeature, number> = {
      line: lineScores.get(id) ?? 0,
      joined: joinedScores.get(id) ?? 0,
      before: last?.get(id) ?? 0,
      earlier: older.reduce((sum, scores, i) => sum + DECAY ** (i + 1) * (scores.get(id) ?? 0), 0),
      shown: firsts.includes(id) ? 1 : 0,
      sameArticle: lastArticle !== null && kinship(id).article === lastArticle ? 1 : 0,
    };
    return { id, features };
  });
  return { candidates, alone: alone ?? [] };
}

/** The candidates in order, with scores on the scale of a single search. Ties by id. */
export function rankInCall(
  { candidates, alone }: HeardSoFar,
  weights: Record<RankFeature, number>,
): Ranked[] {
  const own = new Map(alone.map((r) => [r.id, r]));
  const scale = Math.max(weights.line + weights.joined, 1e-9);
  return candidates
    .map(({ id, features }) => {
      const sum = Object.entries(features).reduce((s, [name, v]) => s + weights[name as RankFeature] * v, 0);
      const single = own.get(id);
      return {
        id,
        score: sum / scale,
        meaning: single?.meaning ?? 0,
        prototype: single?.prototype ?? 0,
        words: single?.words ?? 0,
        nearestQuestion: single?.nearestQuestion ?? 0,
      };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
