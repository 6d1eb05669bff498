/** Yes and no: bare answers to a question, and facts that a caller states. */
import type { Input } from '../rules/types.ts';
import { clauseRange, isAboutOthers, isNegation, isQuestion, isReported, isSupposed } from './certainty.ts';
import { contentStems, findWords, phrasesOf } from './cues.ts';
import { isMark, type Token } from './tokens.ts';

export type HeardAnswer = { value: 'ja' | 'nee'; from: number; to: number; inferred: boolean };

const YES = /^(ja|jawel|jazeker|inderdaad|klopt|zeker|absoluut)$/;
const NO = /^(nee|neen|nooit)$/;
/** After these the "ja" or "nee" was no answer, or not all of it. */
const UNCLEAR =
  /^(maar|weet|denk|dacht|misschien|eigenlijk|bedoel|bedoelt|wacht|sorry|soms|deels|half|wat|hoe|waarom|wanneer|welke|hoezo|moet|kan|goedemiddag|goedemorgen|goedendag|hallo|dag|of|als|snap|zal|geloof|volgens|begrijp|vroeger|toen|ooit|straks|gaat|laat|vraag|goeie|goede)$/;

/** A bare "ja", "nee hoor", "eerste keer", "klopt" right after the question; null when it is not plain. */
export function bareAnswer(tokens: readonly Token[]): HeardAnswer | null {
  let i = 0;
  while (i < tokens.length && /^(o|oh|ah|even|nu|,|\.)$/.test(tokens[i]?.word ?? '')) i++;
  const first = tokens[i]?.word ?? '';
  const text = tokens
    .slice(i)
    .map((t) => t.word)
    .join(' ');
  const phrase =
    /^(dat klopt|nog nooit|nog niet|nooit|(dit is |dat is |het is |t is )?(de |mijn )?(aller)?eerste keer|helemaal niet|zeker niet|klopt niet|absoluut niet|dat klopt niet)\b/.exec(
      text,
    )?.[0];
  const value = phrase
    ? /klopt$/.test(phrase)
      ? 'ja'
      : 'nee'
    : YES.test(first)
      ? 'ja'
      : NO.test(first)
        ? 'nee'
        : null;
  if (value === null || tokens.some((t) => t.word === '?')) return null;
  const length = phrase ? phrase.split(' ').length : 1;
  const rest = tokens.slice(i + length);
  const words = rest.map((t) => t.word);
  if (words.some((w) => UNCLEAR.test(w))) return null;
  // "ja nee", "nee ja", "ja dat heb ik niet": one word says yes, the other no
  if (value === 'ja' && words.some((w) => NO.test(w) || isNegation(w))) return null;
  if (value === 'nee' && words.some((w) => YES.test(w) || w === 'wel')) return null;
  return { value, from: i, to: i + length - 1, inferred: false };
}

const I = /^(ik|mijn|wij|we|ons|onze|mij|me|ikzelf|mezelf)$/;

/** A verb after which "niet" or "nooit" denies having the thing itself: "een dwangbevel heb ik nooit gehad". */
const HAVING = /^(gehad|gekregen|ontvangen|gevraagd|gebruikt|gestuurd)$/;

/** What the `said` phrases of a boolean say in this line. `answering`: the agent just asked it. */
export function statedAnswers(tokens: readonly Token[], input: Input, answering: boolean): HeardAnswer[] {
  const about = new Set(contentStems(`${input.label} ${input.question}`));
  const found: HeardAnswer[] = [];
  for (const phrase of phrasesOf(input)) {
    if (phrase.after !== null) continue;
    const meaning = phrase.means ?? (phrase.before.some(isNegation) ? 'nee' : 'ja');
    if (meaning !== 'ja' && meaning !== 'nee') continue;
    const gap = phrase.before.length > 1 ? 2 : 0;
    const affirmed = findWords(tokens, phrase.before, gap);
    const place = affirmed ?? findWords(tokens, phrase.before, gap, 0, true);
    if (!place) continue;
    const { from, to } = place;
    if (isQuestion(tokens, from) || isSupposed(tokens, from) || isReported(tokens, from)) continue;
    if (isOtherwise(tokens, from, phrase.before, input)) continue;
    const named = phrase.before.some((w) => /^(man|vrouw|partner|moeder|vader|zoontje|dochter)$/.test(w));
    if (!answering && !named && isAboutOthers(tokens, from, to)) continue;
    const clause = clauseRange(tokens, from);
    const around = tokens.slice(clause.from, clause.to + 1).map((t) => t.word);
    const negative = phrase.before.some(isNegation);
    if (!answering && !negative && phrase.before.length < 3 && !around.some((w) => I.test(w))) continue;
    // "ik ben geen ondernemer": the negation stands inside the phrase
    const inside = tokens.slice(from, to + 1).filter((t) => isNegation(t.word)).length;
    const denied = affirmed ? denial(tokens, from, to, clause) : inside === 1 ? 'yes' : 'unclear';
    if (denied === 'unclear' || (denied === 'yes' && (negative || phrase.means !== null))) continue;
    const value = denied === 'yes' ? 'nee' : meaning;
    const inferred = !contentStems(phrase.before.join(' ')).some((s) => about.has(s));
    found.push({ value, from: denied === 'yes' ? Math.max(clause.from, from - 3) : from, to, inferred });
  }
  return found;
}

/** Wished, feared, over, or still to come: "ik had een eigen bedrijf", "straks krijg ik een dwangbevel". */
const NOT_NOW =
  /^(wil|wou|wilde|willen|beginnen|begin|starten|gestopt|stoppen|geweest|vroeger|bang|straks|misschien|had|hadden|dreigt|dreigen|krijg|krijgen|volgend|volgende|ooit|vorige|was)$/;

/** Does the clause speak of another time than now, or of a tax return that the input is not about? */
function isOtherwise(
  tokens: readonly Token[],
  from: number,
  phrase: readonly string[],
  input: Input,
): boolean {
  const clause = clauseRange(tokens, from);
  const around = tokens.slice(clause.from, clause.to + 1).map((t) => t.word);
  if (around.some((w) => NOT_NOW.test(w) && !phrase.includes(w))) return true;
  return (
    around.includes('aangifte') &&
    !`${input.label} ${input.question} ${phrase.join(' ')}`.includes('aangifte')
  );
}

/** Is what stands at from–to denied in its clause? */
function denial(
  tokens: readonly Token[],
  from: number,
  to: number,
  clause: { from: number; to: number },
): 'yes' | 'no' | 'unclear' {
  const before = tokens.slice(clause.from, from).map((t) => t.word);
  const after = tokens.slice(to + 1, clause.to + 1).map((t) => t.word);
  const all = [...before, ...after];
  if (!all.some(isNegation)) return 'no';
  if (all.filter(isNegation).length > 1) return 'unclear';
  const near = before.slice(-3);
  if (near.some((w) => /^(geen|zonder)$/.test(w))) return 'yes';
  if (near.includes('nooit') && (near.at(-1) === 'een' || near.at(-1) === 'nooit')) return 'yes';
  if (near.at(-1) === 'niet') return 'yes';
  const first = all.find((w) => /^(niet|nooit)$/.test(w));
  if (first && after.some((w) => HAVING.test(w))) return 'yes';
  return 'unclear';
}

/** A partner is the caller's own: not an ex, not one who has died, not one who may come. */
const NO_PARTNER_NOW =
  /^(ex|ex-?(man|vrouw|partner|vriend|vriendin)|overleden|gestorven|gescheiden|scheiding|wijlen|weduwe|weduwnaar)$/;

/** "mijn vrouw" in a statement: there is a partner. Only for an input that asks about a partner as such. */
export function partnerMentioned(tokens: readonly Token[], input: Input): HeardAnswer | null {
  if (input.type !== 'boolean' || !/^(fiscale )?partner$/.test(input.label)) return null;
  if (
    tokens.some(
      (t, i) => NO_PARTNER_NOW.test(t.word) || (t.word === 'uit' && tokens[i + 1]?.word === 'elkaar'),
    )
  )
    return null;
  const at = tokens.findIndex(
    (t, i) => t.word === 'mijn' && /^(man|vrouw|echtgenoot|echtgenote)$/.test(tokens[i + 1]?.word ?? ''),
  );
  if (at < 0 || isSupposed(tokens, at)) return null;
  return isMark(tokens[at + 1]?.word) ? null : { value: 'ja', from: at, to: at + 1, inferred: true };
}
