/** Words and turns of phrase that point to a route: data (knowledge/routes/signs.yaml), read as patterns. */
import type { Route } from '../contract/card.ts';
import { words } from '../retrieval/dutch.ts';

/** The signs of a route as an editor writes them. */
export type SignList = { certain: string[]; likely: string[] };
export type SignLists = Partial<Record<Route, SignList>>;

/** The signs found in a line, as they are written in the list. */
export type FoundSigns = { certain: string[]; likely: string[] };

export type Signs = {
  /** Signs per route in a line; routes without any are left out. */
  find(text: string): Map<Route, FoundSigns>;
};

/** Reads the lists. Throws an Error with the sign when one cannot be read. */
export function readSigns(lists: SignLists): Signs {
  const routes = Object.entries(lists).map(([route, { certain, likely }]) => ({
    route: route as Route,
    certain: certain.map((sign) => ({ sign, pattern: patternOf(sign) })),
    likely: likely.map((sign) => ({ sign, pattern: patternOf(sign) })),
  }));
  return {
    find(text) {
      const line = words(text).join(' ');
      const found = new Map<Route, FoundSigns>();
      for (const { route, certain, likely } of routes) {
        const of = (list: typeof certain) =>
          list.filter(({ pattern }) => pattern.test(line)).map(({ sign }) => sign);
        const here = { certain: of(certain), likely: of(likely) };
        if (here.certain.length + here.likely.length > 0) found.set(route, here);
      }
      return found;
    },
  };
}

/** A sign as a pattern over folded words: * the rest of a word, e? an optional letter, ".." up to four words, a|b either. */
export function patternOf(sign: string): RegExp {
  if (!/^[a-z0-9*?|. ]+$/.test(sign)) throw new Error(`teken "${sign}": alleen kleine letters, * ? | en ..`);
  const source = sign
    .split(' ')
    .map((token, i) => {
      if (token === '..') return '(?: [a-z0-9.,]+){0,4}';
      const either = token
        .split('|')
        .map((word) => word.replaceAll('*', '[a-z]*'))
        .join('|');
      return `${i === 0 ? '' : ' '}(?:${either})`;
    })
    .join('');
  return new RegExp(`(?<![a-z])${source}(?![a-z])`);
}

/** A sign as the agent reads it: "niks .. te eten" → "niks … te eten". */
export const signInWords = (sign: string): string =>
  sign
    .replaceAll(' .. ', ' … ')
    .replaceAll('|', '/')
    .replace(/[a-z]?\?/g, '')
    .replaceAll('*', '…');
