/**
 * Classifies a line by its nearest examples (knowledge/routes), with explicit signs for the unmistakable. Simple on
 * purpose: it must keep silent on greetings and noise, and tell what is not for the tax service.
 */
import type { Route } from '../contract/card.ts';
import { words } from './dutch.ts';
import type { Embedder } from './embedder.ts';
import { loadOrBuildIndex } from './index-store.ts';

export type RouteExamples = { route: Route; examples: string[] };

export type RouteJudgement = {
  route: Route;
  /** Nothing is asked: greeting, agreement, noise. */
  silent: boolean;
  /** The sign or the share of nearest examples that decided, for the log. */
  why: string;
};

export type RouteClassifier = { judge(text: string): Promise<RouteJudgement> };

/** Examples that vote, each with the weight of its similarity above the furthest of them. */
const NEIGHBOURS = 7;

const GREETING =
  /^(?:(?:goede?\s*(?:morgen|middag|avond|dag)|goeie\s*(?:morgen|middag|avond)|hallo|hoi|hi|dag|ja|nee|nou|oke|ok|prima|goed|mooi|fijn|top|precies|inderdaad|klopt|zeker|juist|natuurlijk|duidelijk|helder|begrepen|bedankt|dank|dankjewel|dankuwel|u|je|jij|wel|hoor|graag|gedaan|tot|ziens|doei|fijne|nog|eh|uh|uhm|ehm|hm|hmm|mm|mhm|aha|ah|oh|o|ach|he|zo|even|moment|momentje|een|en|dat|is|heel|hartelijk|mevrouw|meneer|met|mij|daar|ben|ik|weer|alvast|eigenlijk|dus|dan|maar|allemaal|snap)\s*)+$/;

/** Explicit signs, before the examples: the cheapest and the surest. */
export function silentBySign(text: string): string | null {
  const all = words(text);
  const letters = all.filter((w) => /[a-z]/.test(w));
  if (all.length === 0) return 'geen woorden';
  if (letters.length === 0) return 'alleen cijfers';
  if (GREETING.test(letters.join(' '))) return 'groet of instemming';
  return null;
}

/** Words only, when meaning search is off: signs decide, everything else counts as routine. */
export const signsOnly: RouteClassifier = {
  judge: async (text) => {
    const sign = silentBySign(text);
    return sign
      ? { route: 'tussendoor', silent: true, why: sign }
      : { route: 'routine', silent: false, why: 'zonder voorbeelden' };
  },
};

/** Embeds the examples (kept under `dir`) and classifies by the nearest ones. */
export async function createRouteClassifier(
  examples: RouteExamples[],
  embedder: Embedder,
  dir: string,
  onProgress?: (share: number) => void,
): Promise<RouteClassifier> {
  const flat = examples.flatMap(({ route, examples: list }) => list.map((text) => ({ route, text })));
  const { index } = await loadOrBuildIndex(
    dir,
    flat.map(({ text }) => ({ kind: 'query' as const, text })),
    embedder,
    onProgress,
  );
  return {
    async judge(text) {
      const sign = silentBySign(text);
      if (sign) return { route: 'tussendoor', silent: true, why: sign };
      const [vector] = await embedder.embed([text], 'query');
      if (!vector) return signsOnly.judge(text);
      const near = index.nearest(vector, NEIGHBOURS + 1).map((row) => ({
        route: flat[row]?.route ?? ('routine' as Route),
        similarity: index.similarity(vector, row),
      }));
      const floor = near.at(-1)?.similarity ?? 0;
      const votes = new Map<Route, number>();
      let total = 0;
      for (const { route, similarity } of near.slice(0, NEIGHBOURS)) {
        const weight = similarity - floor + 1e-6;
        votes.set(route, (votes.get(route) ?? 0) + weight);
        total += weight;
      }
      const [route, weight] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [
        'routine',
        0,
      ];
      const share = total > 0 ? weight / total : 0;
      return {
        route,
        silent: route === 'tussendoor' && share >= 0.6,
        why: `${Math.round(share * 100)} % van de naaste voorbeelden`,
      };
    },
  };
}
