/** What one line of the caller says about the inputs of a decision. */
import { stem } from '../retrieval/dutch.ts';
import { DOES_NOT_KNOW } from '../rules/read-value.ts';
import type { Input } from '../rules/types.ts';
import {
  CORRECTION,
  clauseRange,
  isAboutOthers,
  isCorrectedBetween,
  isNegation,
  isQuestion,
  isReported,
  isSupposed,
} from './certainty.ts';
import { optionIn } from './choices.ts';
import { type Asked, type Fit, findWords, fitOf, labelStems, OVER_YEAR, phrasesOf } from './cues.ts';
import { type LineContext, type Spotted, spot } from './spot.ts';
import { isMark, type Token } from './tokens.ts';

export type { LineContext } from './spot.ts';

import { bareAnswer, partnerMentioned, statedAnswers } from './yes-no.ts';

/** A value that a line gives to an input; from–to are tokens. */
export type Claim = {
  key: string;
  value: string;
  from: number;
  to: number;
  inferred: boolean;
  correction: boolean;
};

/** A claim before it is known whether another input claims the same words. */
type Candidate = Claim & { strength: number; opensWithMore: boolean };

/** By how the value was tied to the input: the label in the same sentence, an answer, a `said` phrase (10 and up). */
const BY_LABEL = 5;
const BY_QUESTION = 8;

/** The values of a line, at most one for each input. */
export function claimsIn(context: LineContext): Claim[] {
  const found = context.inputs.flatMap((input) => {
    const one = oneValue(candidatesFor(input, context), context.tokens);
    return one ? [one] : [];
  });
  return found.filter((claim) => isOwner(claim, found, context));
}

/** Does this claim keep its words when another input of the same kind claims them too? */
function isOwner(claim: Candidate, all: readonly Candidate[], { inputs, heard }: LineContext): boolean {
  const typeOf = (key: string) => inputs.find((i) => i.key === key)?.type;
  if (typeOf(claim.key) === 'choice' || typeOf(claim.key) === 'boolean') return true;
  return all.every((other) => {
    if (other === claim || other.to < claim.from || other.from > claim.to) return true;
    const kind = typeOf(other.key);
    if (kind === 'choice' || kind === 'boolean') return true;
    // an answer to one question in the words of another input: unclear
    if (other.strength === BY_QUESTION || claim.strength === BY_QUESTION) return false;
    // "nog een aanslag van …" is another one only after a first
    if (claim.strength > other.strength) return !claim.opensWithMore || heard.has(other.key);
    return false;
  });
}

/** The one value that the candidates agree on, or the last after a correction; null otherwise. */
function oneValue(candidates: readonly Candidate[], tokens: readonly Token[]): Candidate | null {
  const strongest = Math.max(...candidates.map((c) => c.strength));
  const [first, ...rest] = candidates.filter((c) => c.strength === strongest).sort((a, b) => a.from - b.from);
  if (!first) return null;
  let now = first;
  for (const next of rest) {
    if (next.value === now.value) continue;
    if (!isCorrectedBetween(tokens, now.to, next.from)) return null;
    now = { ...next, correction: true };
  }
  return now;
}

function candidatesFor(input: Input, context: LineContext): Candidate[] {
  switch (input.type) {
    case 'boolean':
      return booleans(input, context);
    case 'choice': {
      const option = optionIn(context.tokens, input, context.question?.key === input.key);
      return option ? [plain(input, option.key, option, 10)] : [];
    }
    default:
      return [...meanings(input, context), ...values(input, context)];
  }
}

type Place = { from: number; to: number; inferred?: boolean };

const plain = (input: Input, value: string, place: Place, strength: number, fit?: Fit): Candidate => ({
  key: input.key,
  value,
  from: place.from,
  to: place.to,
  inferred: place.inferred ?? false,
  correction: false,
  strength,
  opensWithMore: fit?.phrase.before[0] === 'nog',
});

function booleans(input: Input, { tokens, question }: LineContext): Candidate[] {
  const answering = question?.key === input.key;
  const stated = statedAnswers(tokens, input, answering);
  const partner = partnerMentioned(tokens, input);
  const facts = partner && stated.length === 0 ? [partner] : stated;
  const bare = answering ? bareAnswer(tokens) : null;
  const found = facts.map((a) => plain(input, a.value, a, 10));
  return bare ? [...found, plain(input, bare.value, bare, 10)] : found;
}

/** Phrases that are a value by themselves: "verder niets openstaan = 0"; and "niks" as an answer to "hoeveel". */
function meanings(input: Input, { tokens, question }: LineContext): Candidate[] {
  const found: Candidate[] = [];
  for (const phrase of phrasesOf(input)) {
    if (phrase.means === null) continue;
    const place = findWords(tokens, phrase.before, phrase.before.length > 2 ? 3 : 1);
    if (!place || isQuestion(tokens, place.from) || isSupposed(tokens, place.from)) continue;
    if (isReported(tokens, place.from) || isAboutOthers(tokens, place.from, place.to)) continue;
    found.push(plain(input, phrase.means, place, 10 + phrase.before.length));
  }
  const zero = question?.key === input.key && input.min !== null && input.min <= 0;
  if (zero && (input.type === 'amount' || input.type === 'integer')) {
    const text = tokens.map((t) => t.word).join(' ');
    const none =
      question.form === 'yes-no'
        ? /^(nee|neen)( (hoor|niks|niets|geen|verder|meer|dank u))*$/
        : /^(nee )?(nul|niks|niets|geen( enkele)?)( (hoor|meer|verder))*$/;
    if (none.test(text.replace(/ ?[,.] ?/g, ' ').trim()))
      found.push(plain(input, '0', { from: 0, to: tokens.length - 1, inferred: true }, BY_QUESTION));
  }
  return found;
}

function values(input: Input, context: LineContext): Candidate[] {
  const { tokens, question } = context;
  const answering = question?.key === input.key;
  // "dit jaar" in a year's phrases would be found in any sentence: there a phrase needs its slot
  const phrases = phrasesOf(input).filter((p) => input.type !== 'year' || p.after !== null);
  const spotted = spot(input, context);
  const exact = spotted.filter((s) => !s.rough);
  const found: Candidate[] = [];
  for (const value of exact) {
    if (isSupposed(tokens, value.from) || isReported(tokens, value.from)) continue;
    const fit = fitOf(tokens, phrases, value.from, value.to);
    if (isTakenBack(tokens, value, fit, input)) continue;
    const asksIt = isQuestion(tokens, value.from);
    const other =
      !answering && isAboutOthers(tokens, fit?.from ?? value.from, value.to) && !namesOthers(input, fit);
    if (other) continue;
    // "kan ik uitstel krijgen voor een aanslag van 3800" states it; "moet ik 3800 betalen" asks it
    const inQuestion = asksIt && fit?.phrase.before.at(-1) !== 'van';
    if (inQuestion) continue;
    if (fit && (!value.bare || isPlausible(input, value))) {
      if (answering || (inDomain(input, value.value) && !isPerhapsMonthly(input, value)))
        found.push(plain(input, value.value, widen(value, fit), fit.strength, fit));
    } else if (answering && input.type === 'date' && isDayOfOther(tokens, input)) {
      // "de brief is van 1 oktober" is no answer to the uiterste betaaldatum
    } else if (answering && spotted.length === 1) {
      found.push(plain(input, value.value, value, BY_QUESTION));
    } else if (answering && exact.length > 1 && CORRECTION.test(tokens.map((t) => t.word).join(' '))) {
      // several values in an answer: only a correction between them tells which one counts
      found.push(plain(input, value.value, value, BY_QUESTION));
    } else if (
      !value.bare &&
      spotted.length === 1 &&
      fitsByLabel(input, context, value) &&
      inDomain(input, value.value)
    ) {
      found.push(plain(input, value.value, value, BY_LABEL));
    }
  }
  return found;
}

/** Words behind a value that make it another one: "een aanslag van 3800 euro betaald", "500 euro hoger". */
const TAKEN_BACK = /^(betaald|overgemaakt|teruggekregen|hoger|lager|meer|minder|gezien|afgelost|korting)$/;

/** Denied, already paid, of the past, or owed to somebody else. */
function isTakenBack(tokens: readonly Token[], value: Spotted, fit: Fit | null, input: Input): boolean {
  const own = new Set([...(fit?.phrase.before ?? []), ...(fit?.phrase.after ?? [])]);
  const at = fit ? Math.min(fit.from, value.from) : value.from;
  if (isNegation(tokens[at - 1]?.word) || isNegation(tokens[value.from - 1]?.word)) return true;
  const clause = clauseRange(tokens, value.from);
  const after = tokens.slice(value.to + 1, Math.min(clause.to, value.to + 3) + 1).map((t) => t.word);
  const said = new Set(phrasesOf(input).flatMap((p) => [...p.before, ...(p.after ?? [])]));
  if (input.type !== 'year' && after.some((w) => TAKEN_BACK.test(w) && !own.has(w) && !said.has(w)))
    return true;
  if (/^(niet|pas)$/.test(after[0] ?? '')) return true;
  if (input.type !== 'amount') return false;
  const words = tokens.slice(clause.from, clause.to + 1).map((t) => t.word);
  if (/moet u/i.test(input.question) && words.some((w) => /^(had|vroeger)$/.test(w))) return true;
  const to = words.indexOf('aan');
  if (to < 0 || !own.has('betalen')) return false;
  const whom = words.slice(to + 1, to + 3).join(' ');
  return !/^(jullie|u\b|de belastingdienst|belasting)/.test(whom);
}

/** Is the day in this answer named as the day of something else? */
function isDayOfOther(tokens: readonly Token[], input: Input): boolean {
  const own = `${input.label} ${input.question} ${input.said.join(' ')}`.toLowerCase();
  return tokens.some(
    (t) =>
      /^(brief|kwam|gebeld|dagtekening|gekregen|ontvangen|verstuurd|gestuurd|gedateerd|betaald|boodschappen)$/.test(
        t.word,
      ) && !own.includes(t.word),
  );
}

/** "een salaris van 3000 euro" may well be a month's; a year's income of 10.000 euros or more may not. */
const isPerhapsMonthly = (input: Input, value: Spotted) =>
  input.type === 'amount' &&
  /inkomen/.test(input.label) &&
  !value.yearly &&
  Number(value.value.replace(',', '.')) < 10_000;

/** The phrase is about somebody ("mijn vrouw is van …"), or the input is: the day on which a person died. */
const namesOthers = (input: Input, fit: Fit | null) =>
  (fit !== null && /overleden/.test(input.question)) ||
  (fit?.phrase.before.some((w) => /^(man|vrouw|partner|zoon|dochter|kind)$/.test(w)) ?? false);

const widen = (value: Spotted, fit: Fit) => ({
  from: Math.min(value.from, fit.from),
  to: Math.max(value.to, fit.to),
  inferred: value.inferred,
});

/** A plain number behind a phrase is an amount only when it looks like no year and no small count. */
function isPlausible(input: Input, value: Spotted): boolean {
  if (input.type !== 'amount') return true;
  const euros = Number(value.value.replace(',', '.'));
  return euros >= 100 && !(euros >= 1990 && euros <= 2040);
}

/** Is the value within what the rule finds possible? Out of it an unasked value is rather something else. */
function inDomain(input: Input, value: string): boolean {
  if (input.min === null || input.max === null || DOES_NOT_KNOW.test(value)) return true;
  if (input.type === 'date') return true;
  const scale = input.type === 'amount' ? 100 : input.type === 'percentage' ? 1_000_000 : 1;
  const number = Number(value.replace(',', '.')) * scale;
  return number >= input.min && number <= input.max;
}

/** Words that deny that a year-long figure of the label is meant: "van die aanslag heb ik 500 euro betaald". */
const PARTLY =
  /^(betaald|afgelost|terug|teruggekregen|terugkrijgen|bezwaar|korting|erbij|erop|eraf|erover|extra|minder|meer)$/;

/** What links a thing that was named to its amount or day: "het is 3800 euro", "het gaat om …", "over … euro". */
const LINKED = /^(is|om|bedraagt|van|over|op|was)$/;

function fitsByLabel(input: Input, context: LineContext, value: Spotted): boolean {
  const { tokens, inputs } = context;
  if (input.type === 'year') {
    const before = tokens[value.from - 1]?.word;
    return (
      OVER_YEAR.test(input.question.toLowerCase()) &&
      /^(over|belastingjaar)$/.test(before ?? '') &&
      !isMark(before)
    );
  }
  if (input.type !== 'amount' && input.type !== 'date') return false;
  const own = labelStems(input);
  for (const other of inputs)
    if (other !== input && other.type === input.type) for (const s of labelStems(other)) own.delete(s);
  // "belasting op de eerste aanslag" is not just any aanslag
  const qualifiers = input.label.match(/\b(eerste|andere|vorige|laatste|tweede)\b/g) ?? [];
  if (qualifiers.some((q) => !tokens.some((t) => t.word === q))) return false;
  const clause = clauseRange(tokens, value.from);
  const near = tokens.slice(Math.max(0, value.from - 8), value.to + 4);
  if (near.some((t) => /^[?!.]$/.test(t.word))) return false;
  if (tokens.slice(clause.from, clause.to + 1).some((t) => PARTLY.test(t.word))) return false;
  if (!LINKED.test(tokens[value.from - 1]?.word ?? '')) return false;
  return near.some((t) => own.has(stem(t.word)));
}

export type CorrectionContext = {
  tokens: readonly Token[];
  inputs: readonly Input[];
  date: string;
  claims: readonly Claim[];
  last: { key: string; value: string } | null;
};

/** "nee sorry, 4800": one value of the kind of what was heard last, with words of correction, replaces that. */
export function correctionIn({ tokens, inputs, date, claims, last }: CorrectionContext): Claim | null {
  const input = inputs.find((i) => i.key === last?.key);
  if (!last || !input || claims.length > 0 || input.type === 'boolean' || input.type === 'choice')
    return null;
  const text = tokens
    .map((t) => t.word)
    .filter((w) => !isMark(w))
    .join(' ');
  if (!CORRECTION.test(text)) return null;
  const question: Asked = { key: input.key, form: 'open' };
  const found = oneValue(values(input, { tokens, inputs, date, question, heard: new Set() }), tokens);
  return found && found.value !== last.value ? { ...found, correction: true } : null;
}
