/**
 * Names of people. After words that announce a name ("u spreekt met", "mevrouw", "op naam van") almost any word is
 * one; without them only names from the lists are, and of those only the ones that are no ordinary word.
 */
import {
  isClearFirstName,
  isClearSurname,
  isFirstName,
  isOrdinary,
  isStop,
  isSurname,
} from './name-lists.ts';
import type { Span, Text } from './text.ts';

type Word = {
  /** Folded. */
  text: string;
  start: number;
  end: number;
  capital: boolean;
  /** What stands between this word and the one before. */
  before: string;
};

export function names(text: Text): Span[] {
  const words = wordsOf(text);
  const spans: Span[] = [];
  let until = 0;
  for (let i = 0; i < words.length; i++) {
    if (i < until) continue;
    const range = announced(words, i) ?? unannounced(words, i) ?? spelledName(words, i);
    if (!range) continue;
    const from = words[range.from];
    const last = words[range.to - 1];
    if (!from || !last) continue;
    spans.push({ start: from.start, end: last.end });
    until = range.to;
  }
  return spans;
}

/** Half-open range of words. */
type Range = { from: number; to: number };

function wordsOf({ folded, readable }: Text): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of folded.matchAll(/'?\p{L}+(?:['-]\p{L}+)*/gu)) {
    const first = readable.charAt(match[0].startsWith("'") ? match.index + 1 : match.index);
    words.push({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      capital: first !== first.toLowerCase(),
      before: folded.slice(end, match.index),
    });
    end = match.index + match[0].length;
  }
  return words;
}

const set = (words: string) => new Set(words.split(' '));
const at = (words: Word[], i: number) => words[i]?.text ?? '';
/** Only space, or the point of an initial, between this word and the one before. */
const follows = (words: Word[], i: number) => {
  const word = words[i];
  if (!word) return false;
  return /^[ ]+$/.test(word.before) || (/^\.? ?$/.test(word.before) && at(words, i - 1).length <= 2);
};

const FILLERS = set('eh uh uhm ehm euh ja nou dus even');
const PARTICLES = set(
  "van von vom de den der het 't t te ten ter el al ait ben bin bint abu da di do dos du la le los op in uit aan onder bij d des del della st sint zu mc oude a",
);
/** Particles that ordinary speech is full of: they count only with a surname behind them that is on the list. */
const COMMON_PARTICLES = set('de het in op aan uit te bij onder al t la le d oude ben do a');

const PLACES_FOLLOW = set('in uit op aan bij onder te al t la le');

/** Surnames with "de" that are ordinary words as well. */
const DE_NAMES = set(
  'jong vries boer groot bruin bruijn bruyn haan wit graaf graaff leeuw lange koning ruiter ridder rooij wilde vos kok waard jager roos goede kort korte klerk zwart beer wolf rijk bie heus jonge haas gier pater keijzer keizer mol hoop vree bakker backer smet gans gooijer koster kuyper winter rooy bont bok raad regt rijke visser ronde man heer mik laat weerd weert blaauw nijs kleine kroon',
);

/** Index of the surname behind the particles at `i`, or −1. */
function afterParticles(words: Word[], i: number): number {
  let j = i;
  while (j < i + 3 && PARTICLES.has(at(words, j)) && (j === i || follows(words, j))) j++;
  return j > i && follows(words, j) ? j : -1;
}

/** strong: what follows is a name unless it is an ordinary word. list: only names on the lists. */
type Trust = 'strong' | 'list';

/** The name that begins at word `i`, as the index behind it; `i` when there is none. */
function nameAt(words: Word[], i: number, trust: Trust): number {
  let j = i;
  while (
    j < i + 4 &&
    at(words, j).length === 1 &&
    /[a-z]/.test(at(words, j)) &&
    at(words, j) !== 'u' &&
    follows(words, j + 1)
  )
    j++;
  const initials = j > i;
  let given = 0;
  let unknown = 0;
  for (let n = 0; n < 5; n++) {
    const word = words[j];
    if (!word || (j > i && !follows(words, j))) break;
    const surname = afterParticles(words, j);
    const goesOn = n === 0 || given > 0 || initials || !PLACES_FOLLOW.has(at(words, j)) || surname - j > 1;
    if (surname > 0 && goesOn && isSurnameAfter(words, j, surname, trust, given > 0 || initials)) {
      j = afterDouble(words, surname);
      given = 0;
      unknown = 2;
      continue;
    }
    const verdict = partOfName(word, { trust, first: n === 0, given: given > 0 || initials, unknown });
    if (!verdict) break;
    if (verdict === 'given') given++;
    else {
      given = 0;
      unknown += verdict === 'unknown' ? 1 : 2;
    }
    j =
      /-(?:de|van|den|der|ten|ter|el)$/.test(word.text) && follows(words, j + 1)
        ? afterDouble(words, j)
        : j + 1;
    if (/^-$/.test(words[j]?.before ?? '')) j++;
  }
  return initials && j - i === j && given + unknown === 0 ? i : given + unknown === 0 ? i : j;
}

/** Index behind a surname, with the rest of a double name: "hoekstra-de boer". */
function afterDouble(words: Word[], i: number): number {
  let j = i;
  while (/-(?:de|van|den|der|ten|ter|el)$/.test(at(words, j)) && follows(words, j + 1)) {
    j++;
    while (PARTICLES.has(at(words, j)) && follows(words, j + 1)) j++;
  }
  return j + 1;
}

function isSurnameAfter(words: Word[], from: number, surname: number, trust: Trust, given: boolean): boolean {
  const word = words[surname];
  if (!word || word.text.length < 2) return false;
  const onlyCommon = words.slice(from, surname).every((w) => COMMON_PARTICLES.has(w.text));
  if (isStop(word.text) && !(isSurname(word.text) && word.capital)) return false;
  // "in Limburg", "uit Keulen": a place, unless it goes on as a name does ("in 't", "uit den").
  if (trust === 'list' && !given && surname - from === 1 && PLACES_FOLLOW.has(at(words, from))) return false;
  const safe = !isOrdinary(word.text) || (at(words, surname - 1) === 'de' && DE_NAMES.has(word.text));
  if (isSurname(word.text)) {
    if (trust === 'strong' || given) return !onlyCommon || safe || word.capital;
    return at(words, surname - 1) === 'van' ? safe : isClearSurname(word.text) || (word.capital && safe);
  }
  if (onlyCommon)
    return (
      (trust === 'strong' || given) &&
      !isOrdinary(word.text) &&
      word.text.length > 2 &&
      !isPublicBody(word.text)
    );
  if (trust === 'list' && !given) return false;
  // "van der" announces a name by itself; "van" does so only when no ordinary word follows.
  const two = surname - from >= 2 || ['ten', 'ter', 'el', 'ait'].includes(at(words, from));
  return two || trust === 'strong' || !isOrdinary(word.text);
}

const isPublicBody = (word: string) =>
  /^(?:belasting|gemeente|toeslag|douane|uwv|svb|duo|cak|bank|fiscus|overheid)/.test(word);

function partOfName(
  word: Word,
  { trust, first, given, unknown }: { trust: Trust; first: boolean; given: boolean; unknown: number },
): 'given' | 'family' | 'unknown' | null {
  const { text } = word;
  if (text.length < 2 || isStop(text) || PARTICLES.has(text)) return null;
  const clear = isClearFirstName(text) || isClearSurname(text);
  const listed = isFirstName(text) || isSurname(text);
  if (first ? listed : clear && unknown < 3)
    return isFirstName(text) && !(isSurname(text) && given) ? 'given' : 'family';
  if (listed && given) return isSurname(text) ? 'family' : 'given';
  if (isOrdinary(text) || isPublicBody(text) || text.length < 3) return null;
  if (first) return trust === 'strong' || word.capital ? 'unknown' : null;
  if (given) return trust === 'strong' || word.capital || text.length > 4 ? 'unknown' : null;
  return trust === 'strong' && unknown === 1 && (word.capital || text.length > 3) ? 'unknown' : null;
}

const TITLES = set(
  'mevrouw mevr mvr mw meneer mijnheer menheer dhr heer heren juffrouw familie fam weduwe wed erven wijlen',
);
const GREETINGS = set(
  'ja hallo hoi hey dag goedemorgen goedemiddag goedenmiddag goedenavond goedendag goededag goeiemorgen goeiemiddag goeiedag goeienavond morgen middag belastingtelefoon belastingdienst goed oke eh uh nou nee mevrouw meneer hier en oh welkom bij de u je spreekt spreek zegt joe he',
);
const RELATIONS = set(
  'man vrouw zoon zoontje dochter dochtertje vader moeder pa ma ouders broer zus zusje broertje zuster partner vriend vriendin opa oma oom tante neef nicht kind kleinkind kleinzoon kleindochter echtgenoot echtgenote ex exman exvrouw verloofde buurman buurvrouw collega compagnon schoonzoon schoondochter schoonvader schoonmoeder schoonzus zwager baby tweeling stiefzoon stiefdochter boekhouder accountant huurder verhuurder werkgever baas',
);
const OWNERS = set("mijn m'n me onze ons haar zijn z'n uw de jouw je hun een overleden oudste jongste");

/** A name at or just behind word `i`, when the words before it or behind it announce one. */
function announced(words: Word[], i: number): Range | null {
  const cue = cueEnd(words, i);
  if (cue) {
    let from = cue.next;
    while (FILLERS.has(at(words, from)) && from < cue.next + 3) from++;
    if (from < words.length && (from === cue.next || cue.next > 0) && nearBy(words, cue.next, from)) {
      const to = nameAt(words, from, cue.trust);
      if (to > from) return { from, to };
      if (cue.trust === 'strong') {
        const spelledRange = spelledRun(words, from, 3);
        if (spelledRange) return spelledRange;
        if (standsAlone(words, from) && (TITLES.has(at(words, i)) || /^spreek/.test(at(words, i - 1)))) {
          return { from, to: from + 1 };
        }
      }
    }
  }
  return confirmedBehind(words, i);
}

/** An ordinary word as a name: nothing of its own sentence follows ("u spreekt met verzonnen ik bel over"). */
function standsAlone(words: Word[], i: number): boolean {
  const word = at(words, i);
  if (word.length < 4 || isStop(word) || isPublicBody(word) || PARTICLES.has(word)) return false;
  return i + 1 >= words.length || /^(?:ik|uit|goede\p{L}+|hoi)$/u.test(at(words, i + 1));
}

/** No end of a sentence between the cue and the name; a comma or a colon may be. */
const nearBy = (words: Word[], from: number, to: number) =>
  words
    .slice(from, to + 1)
    .every((word) => /^[\s,:;"'(.]{0,4}$/.test(word.before) && !/\. $/.test(word.before));

/** Where the name would begin, when word `i` completes a cue. */
function cueEnd(words: Word[], i: number): { next: number; trust: Trust } | null {
  const word = at(words, i);
  const back = (n: number) => at(words, i - n);
  const strong = { next: i + 1, trust: 'strong' } as const;
  if (TITLES.has(word)) return word === 'heer' || word === 'heren' ? { ...strong } : strong;
  if (
    ['is', 'was', 'luidt'].includes(word) &&
    /^(?:naam|achternaam|voornaam|meisjesnaam|roepnaam|familienaam|geboortenaam)$/.test(back(1))
  )
    return strong;
  if (/^(?:achternaam|voornaam|meisjesnaam|roepnaam|familienaam|geboortenaam)$/.test(word)) return strong;
  if (word === 'naam' && (i === 0 || /:/.test(words[i + 1]?.before ?? ''))) return strong;
  if (
    ['genaamd', 'geheten', 'namens'].includes(word) ||
    (/^he(?:et|ette|ten)$/.test(word) && isPerson(words, i))
  )
    return strong;
  if (word === 'van' && (back(1) === 'naam' || back(1) === 'name')) return strong;
  if (word === 'met' && isSpeaking(words, i)) return strong;
  if (word === 'hier' && i <= 2 && words.slice(0, i).every((w) => GREETINGS.has(w.text)))
    return { next: i + 1, trust: 'list' };
  if (/^(?:groet|groeten|groetjes|hoogachtend|getekend)$/.test(word))
    return {
      next: i + 1,
      trust: /[,\s]/.test(words[i + 1]?.before ?? '') && words[i + 1]?.capital ? 'strong' : 'list',
    };
  if (['beste', 'geachte', 'lieve'].includes(word)) return { next: i + 1, trust: 'list' };
  if (RELATIONS.has(word) && (OWNERS.has(back(1)) || OWNERS.has(back(2))))
    return { next: i + 1, trust: 'list' };
  if (word === 'ben' && back(1) === 'ik' && (isClearFirstName(at(words, i + 1)) || words[i + 1]?.capital))
    return { next: i + 1, trust: 'list' };
  if (['getrouwd', 'collega', 'dokter', 'dr', 'notaris'].includes(word))
    return { next: i + 1, trust: 'list' };
  return null;
}

/** "hij heet", "mijn vrouw heet": not "die regeling heet". */
const isPerson = (words: Word[], i: number) =>
  words.slice(Math.max(0, i - 3), i).some(({ text }) => PEOPLE.has(text) || RELATIONS.has(text));
const PEOPLE = set('ik hij zij ze wij beller klant client meneer mevrouw kind kinderen en die');

/** "u spreekt met", or "met" behind nothing but a greeting. */
function isSpeaking(words: Word[], i: number): boolean {
  for (let j = i - 1; j >= Math.max(0, i - 4); j--) {
    if (/^spre(?:ekt?|ken|ek)$/.test(at(words, j))) return true;
  }
  const first = words[i];
  if (first && /[.!?]/.test(first.before)) return true;
  for (let j = i - 1; j >= Math.max(0, i - 6); j--) {
    if (!GREETINGS.has(at(words, j))) return false;
    if (j < i && /[.!?]/.test(words[j]?.before ?? '')) return true;
  }
  return i <= 6;
}

/** "janssen met dubbel s", "proefstra is de naam", "bakker met een k": the name stands before the cue. */
function confirmedBehind(words: Word[], i: number): Range | null {
  const to = nameAt(words, i, 'strong');
  if (to <= i) return null;
  const next = (n: number) => at(words, to + n);
  const spelling =
    next(0) === 'met' &&
    /^(?:een|dubbel|dubbele|twee|lange|korte|de)$/.test(next(1)) &&
    /^(?:[a-z]|ij|ypsilon|griekse|letter)$/.test(next(2));
  const isName = next(0) === 'is' && (/naam$/.test(next(1)) || /naam$/.test(next(2)));
  const wordIs = /^(?:dat|naam|het|is|nou|ja|eh|van|)$/.test(at(words, i - 1)) || i === 0;
  if (isName) return { from: i, to };
  return spelling &&
    (wordIs || isSurname(at(words, to - 1))) &&
    !/^(?:aangifte|aanslag|brief|formulier|biljet|code|aanslagnummer)$/.test(at(words, i))
    ? { from: i, to }
    : null;
}

/** Without a cue: names from the lists that are no ordinary word, and names written with capitals and initials. */
function unannounced(words: Word[], i: number): Range | null {
  const word = words[i];
  // "1 jan" is a date.
  if (!word || (word.text === 'jan' && /\d ?$/.test(word.before))) return null;
  const to = nameAt(words, i, 'list');
  if (to <= i) return initialsAndName(words, i) ?? strangerBefore(words, i);
  const part = words.slice(i, to);
  const clear = part.some(
    (w) =>
      isClearFirstName(w.text) ||
      (isClearSurname(w.text) && (part.length > 1 || w.capital || !isFirstName(w.text))),
  );
  if (clear) return { from: i, to };
  const capitals = part.filter((w) => w.capital && (isFirstName(w.text) || isSurname(w.text)));
  // "voor Roos": in the middle of a sentence a capital makes a first name.
  if (
    part.length === 1 &&
    word.capital &&
    isFirstName(word.text) &&
    !isOrdinary(word.text) &&
    /^ $/.test(word.before) &&
    i > 0
  ) {
    return { from: i, to };
  }
  // Two ambiguous names in capitals, or a particle and a surname: "Roos Kok", "van Dijk".
  if (capitals.length >= 2 && isFirstName(word.text)) return { from: i, to };
  const family = part.at(-1);
  if (part.length >= 2 && PARTICLES.has(word.text) && family?.capital && isSurname(family.text))
    return { from: i, to };
  return null;
}

/** A word that is no ordinary one, right before a surname that is nothing else: "tesfay hoekstra". */
function strangerBefore(words: Word[], i: number): Range | null {
  const { text } = words[i] ?? { text: '' };
  if (text.length < 3 || isStop(text) || isOrdinary(text) || PARTICLES.has(text) || !follows(words, i + 1))
    return null;
  const to = nameAt(words, i + 1, 'list');
  return to > i + 1 && words.slice(i + 1, to).some((w) => isClearSurname(w.text)) ? { from: i, to } : null;
}

/** "J.P. Balk", "A. de Test". */
function initialsAndName(words: Word[], i: number): Range | null {
  let j = i;
  while (
    j < i + 4 &&
    at(words, j).length === 1 &&
    words[j]?.capital &&
    /^\. ?$/.test(words[j + 1]?.before ?? '')
  )
    j++;
  if (j === i) return null;
  const to = nameAt(words, j, 'strong');
  return to > j && words[to - 1]?.capital ? { from: i, to } : null;
}

const ACRONYMS = set(
  'btw bsn woz aow digid iban mrb bpm zzp uwv svb duo cak wia anw wlz zvw kvk cbs vof holding dga abp pgb',
);

/** "p r o e f": five letters or more that are said one by one. */
function spelledName(words: Word[], i: number): Range | null {
  if (at(words, i).length !== 1 || at(words, i - 1).length === 1) return null;
  return spelledRun(words, i, 5);
}

function spelledRun(words: Word[], i: number, least: number): Range | null {
  let to = i;
  let letters = '';
  while (at(words, to).length === 1 && (to === i || /^[\s,.-]{1,2}$/.test(words[to]?.before ?? '')))
    letters += at(words, to++);
  return to - i >= least && !ACRONYMS.has(letters) ? { from: i, to } : null;
}
