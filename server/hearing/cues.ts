/** What ties a value to an input: the `said` phrases of the rule file, and the words of its label and question. */
import { fold, isStopWord, stem, words } from '../retrieval/dutch.ts';
import type { Input } from '../rules/types.ts';
import { isNegation } from './certainty.ts';
import { isMark, phraseWords, type Token } from './tokens.ts';

/** A `said` phrase, read. "een aanslag van …" · "verder niets openstaan = 0" · "zzp". */
export type Phrase = {
  /** Words before the value; all words when there is no slot. */
  before: string[];
  /** Words after the value; null = the phrase has no slot. */
  after: string[] | null;
  /** What the phrase means by itself: "0", "nee"; null = the value must be said. */
  means: string | null;
};

export function readPhrase(said: string): Phrase {
  const [text = '', meaning] = said.split(' = ');
  const [before = '', after] = text.split(/…|\.\.\./);
  return {
    before: phraseWords(before),
    after: after === undefined ? null : phraseWords(after),
    means: meaning?.trim() ?? null,
  };
}

export const phrasesOf = (input: Input): Phrase[] => input.said.map(readPhrase);

/** Words of a phrase that a caller may leave out. */
const OPTIONAL = /^(een|de|het|ik|mijn|dat|die|ons|onze|er|we|wij|is)$/;

const same = (a: string, b: string) => a === b || (a.length > 4 && b.length > 4 && stem(a) === stem(b));

/** Where a run of words stands, with at most `gap` other words between two of them; null = not there. */
export function findWords(
  tokens: readonly Token[],
  phrase: readonly string[],
  gap: number,
  start = 0,
  acrossNegation = false,
): { from: number; to: number } | null {
  const first = phrase[0];
  if (first === undefined) return null;
  for (let i = start; i < tokens.length; i++) {
    if (!same(tokens[i]?.word ?? '', first)) continue;
    let at = i;
    const fits = phrase.slice(1).every((word) => {
      for (let j = at + 1; j <= at + 1 + gap; j++) {
        const token = tokens[j];
        if (!token || isMark(token.word)) return false;
        if (same(token.word, word)) {
          at = j;
          return true;
        }
        // a negation in the gap turns the phrase round
        if (!acrossNegation && isNegation(token.word)) return false;
      }
      return false;
    });
    if (fits) return { from: i, to: at };
  }
  return null;
}

/** A place where a value belongs to an input; stronger = more words said. */
export type Fit = { strength: number; from: number; to: number; phrase: Phrase };

/** The strongest `said` phrase around the value at tokens from–to; null = none. */
export function fitOf(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  from: number,
  to: number,
): Fit | null {
  let best: Fit | null = null;
  for (const phrase of phrases) {
    if (phrase.means !== null) continue;
    const fit =
      phrase.after === null
        ? fitNear(tokens, phrase, from, to)
        : fitSlot(tokens, phrase, phrase.after, from, to);
    if (fit && fit.strength > (best?.strength ?? 0)) best = fit;
  }
  return best;
}

function fitSlot(
  tokens: readonly Token[],
  phrase: Phrase,
  after: readonly string[],
  from: number,
  to: number,
): Fit | null {
  let strength = 0;
  let first = from;
  let reach = 1;
  for (const word of phrase.before.toReversed()) {
    const at = lookBack(tokens, word, first, reach);
    if (at === null && !OPTIONAL.test(word)) return null;
    if (at === null) continue;
    first = at;
    reach = 2;
    strength++;
  }
  let last = to;
  reach = 2;
  for (const word of after) {
    const at = lookAhead(tokens, word, last, reach);
    if (at === null) return null;
    last = at;
    reach = 1;
    strength++;
  }
  return strength === 0 ? null : { strength: 10 + strength, from: first, to: last, phrase };
}

function lookBack(tokens: readonly Token[], word: string, from: number, gap: number): number | null {
  for (let i = from - 1; i >= Math.max(0, from - 1 - gap); i--) {
    const token = tokens[i];
    if (!token || isMark(token.word)) return null;
    if (same(token.word, word)) return i;
    if (isNegation(token.word)) return null;
  }
  return null;
}

function lookAhead(tokens: readonly Token[], word: string, to: number, gap: number): number | null {
  for (let i = to + 1; i <= Math.min(tokens.length - 1, to + 1 + gap); i++) {
    const token = tokens[i];
    if (!token || isMark(token.word)) return null;
    if (same(token.word, word)) return i;
    if (isNegation(token.word)) return null;
  }
  return null;
}

/** A phrase without a slot: at most three words from the value, in the same stretch of speech. */
function fitNear(tokens: readonly Token[], phrase: Phrase, from: number, to: number): Fit | null {
  let start = 0;
  for (;;) {
    const found = findWords(tokens, phrase.before, 0, start);
    if (!found) return null;
    const between =
      found.to < from
        ? tokens.slice(found.to + 1, from)
        : found.from > to
          ? tokens.slice(to + 1, found.from)
          : [];
    if (between.length <= 3 && !between.some((t) => isMark(t.word) || isNegation(t.word)))
      return {
        strength: 9 + phrase.before.length,
        from: Math.min(found.from, from),
        to: Math.max(found.to, to),
        phrase,
      };
    start = found.from + 1;
  }
}

/** Words that say nothing about which input is meant. */
const GENERIC = new Set(
  `bedrag bedragen jaar jaren dag dagen datum datums hele totaal soort eerste laatste nieuwe januari kalenderjaar andere
  beller kan kost maand maanden uitgaven werk woning box samen iemand beide eerder dat dit uiterste hoogte waarde wie
  aantal minstens vorige belasting betalen`
    .split(/\s+/)
    .map((w) => stem(w)),
);
/** Words of a question that only carry it: "heeft u … gehad", "kunt u mij zeggen". */
const LIGHT = new Set(
  `gehad gekregen ontvangen krijgt krijgen gaat gaan weten zeggen vertellen noemen misschien ooit precies ongeveer
  verder ergens sprake dank meneer mevrouw vraag vragen mag vraagje staat stond staan gaf bedoelt bedoelen momenteel
  daarvoor daarvan hiervoor daarover ervan erop kijken kijk prima goed dus komt eens laatste keer helemaal want
  duidelijk snap begrijp eerst alleen graag`
    .split(/\s+/)
    .map((w) => stem(w)),
);

/** Words that only ask. */
const ASKING =
  /^(welke?|wanneer|hoeveel|waarom|waarvoor|waarover|waarmee|wilt|deze|daarvan|volgens|zoals|omdat|gaf|geef|geeft|hoezo)$/;

/** Stems of the words of a text that carry meaning. */
export function contentStems(text: string): string[] {
  return words(text)
    .filter((w) => !isStopWord(w) && !ASKING.test(w) && !/^\d/.test(w) && w.length > 2)
    .map(stem);
}

/** Stems that point to this input by its label. */
export const labelStems = (input: Input): Set<string> =>
  new Set(contentStems(input.label).filter((s) => s.length > 3 && !GENERIC.has(s)));

/** Everything the rule file says about an input, as stems. */
export function vocabulary(input: Input): Set<string> {
  const options = input.options.flatMap((o) => [o.label, ...o.said]);
  return new Set(
    [input.label, input.question, ...input.said, ...options].flatMap((text) => contentStems(text)),
  );
}

type Form = 'year' | 'date' | 'number' | 'open' | 'yes-no';

const FORMS: [Form, RegExp][] = [
  ['year', /\b(welk|wat voor) (\w+)?jaar\b/],
  ['date', /\bwanneer\b|\bwelke (\w+ )?(datum|dag)\b|\bwat is de (\w+ )?(datum|dag)/],
  ['number', /\bhoeveel\b|\bhoe (hoog|oud|groot|lang|vaak)\b|\bwelk bedrag\b|\bwat is (het|uw) bedrag\b/],
  ['open', /\b(wat|welke?|wie|waar|waarvoor|waarover|waarmee|waartegen|waarom|hoe)\b/],
  [
    'yes-no',
    /(^|\b(en|ja|oke|dan|want|maar|nog|even|vraag|nou|goed|of) )(hebt|heeft|bent|kunt|is|was|gaat|krijgt|moet|wilt|doet|woont|had|zijn|staat|staan|loopt|komt|betaalt|hoort|reist|rijdt|werkt|verdient|u (hebt|heeft|bent|had))\b/,
  ],
];
const FITS: Record<Form, Input['type'][]> = {
  year: ['year'],
  date: ['date'],
  number: ['amount', 'integer', 'percentage'],
  open: ['choice', 'amount', 'date', 'year', 'integer', 'percentage'],
  'yes-no': ['boolean', 'choice', 'amount'],
};

/** The tax year, as a rule and an agent ask for it. */
export const OVER_YEAR = /\bover welk (\w+)?jaar\b/;

const plain = (text: string) => words(text).join(' ');

const SECOND_QUESTION =
  / en (heeft|hebt|is|bent|wilt|moet|kunt|had|gaat|wat|hoe|over|om|wanneer|welke?|waar|krijgt|woont|doet)\b/;

export type Asked = { key: string; form: Form };

/** Which input an agent's line asks, and in which form; null when none, or more than one, or not clearly. */
export function asked(agentLine: string, inputs: readonly Input[]): Asked | null {
  const text = plain(agentLine);
  const readOut = inputs.filter((i) => text.includes(plain(i.question)));
  const form = FORMS.find(([, sign]) => sign.test(text))?.[0];
  if (readOut.length > 1) return null;
  const only = readOut[0];
  const rest = only ? text.replace(plain(only.question), '') : text;
  if (SECOND_QUESTION.test(rest)) return null;
  if (only && contentStems(rest).filter((s) => !LIGHT.has(s)).length > 1) return null;
  if (only) return { key: only.key, form: form ?? 'open' };
  if (!form) return null;
  // two questions in one breath: which of them is answered is anyone's guess
  if ((text.match(/\b(hoeveel|wanneer|welke?|wie|waarvoor|waarover)\b/g) ?? []).length > 1) return null;
  const said = contentStems(agentLine).filter((s) => !LIGHT.has(s));
  const alternatives = / of /.test(text);
  const scored = inputs
    .filter((input) => FITS[form].includes(input.type))
    .map((input) => {
      const known = vocabulary(input);
      const hits = said.filter((s) => known.has(s));
      return {
        input,
        hits: new Set(hits).size,
        misses: said.length - hits.length,
        pointing: new Set(hits.filter((s) => !GENERIC.has(s))).size,
      };
    })
    .filter(({ input, hits, misses, pointing }) => {
      if (input.type === 'boolean' && alternatives && !/ of /.test(plain(input.question))) return false;
      if (form === 'yes-no') return misses === 0 && pointing >= 1;
      // "over welk jaar" asks the tax year, never a year of birth or death
      if (form === 'year' && OVER_YEAR.test(text) && !OVER_YEAR.test(plain(input.question))) return false;
      if (form === 'year')
        return (
          misses <= 1 && (pointing >= 1 || (OVER_YEAR.test(text) && OVER_YEAR.test(plain(input.question))))
        );
      // "hoeveel moet u nog betalen": common words only, which still fit one input of the decision
      return hits >= 1 && (pointing >= 1 ? misses * 2 <= hits : misses === 0 && form === 'number');
    })
    .sort((a, b) => b.pointing - a.pointing || b.hits - a.hits);
  const [best, second] = scored;
  if (!best) return null;
  if (second && second.pointing === best.pointing && second.hits === best.hits) return null;
  return { key: best.input.key, form };
}

/** Which input an agent's line asks; null when none or more than one. */
export const askedItem = (agentLine: string, inputs: readonly Input[]): string | null =>
  asked(agentLine, inputs)?.key ?? null;

/** Words of money that is something else than what was asked, unless the rule file uses them for this input. */
const OTHER_MONEY =
  /^(boete|rente|belastingrente|invorderingsrente|loon|salaris|inkomen|inkomsten|kosten|huur|pensioen|verdien|verdiende|verdienen|winst|omzet|hypotheek|spaargeld|spaarrekening|rekening|korting|teruggaaf|uitkering|bijstand|gemeente|waterschap|energie|zorgverzekering|telefoon|schuld|schulden|lening|erfenis|gift|schenking|btw|premie|verlies|verzekering|alimentatie|vergoeding|drempel|grens|vrijstelling|eigenrisico|risico|toeslag|zorgtoeslag|huurtoeslag|aanmaning|dwangbevel)$/;

/** Is other money named in this stretch of tokens than the input is about? */
export function namesOtherMoney(tokens: readonly Token[], from: number, to: number, input: Input): boolean {
  const own = vocabulary(input);
  return tokens
    .slice(from, to + 1)
    .some((t) => OTHER_MONEY.test(t.word) && !own.has(stem(t.word)) && !own.has(stem(fold(t.raw))));
}
