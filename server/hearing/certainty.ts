/** Which words around a value make it no exact statement of the caller: rough, reported, conditional, asked. */
import { isMark, type Token } from './tokens.ts';

const ROUGH_BEFORE = new Set(
  `ongeveer circa rond ronde bijna zo'n zon ruim minstens minimaal maximaal hooguit hoogstens meer minder boven
  pakweg plusminus grofweg krap dik kleine dikke slordige richting tussen paar stuk tegen ergens zowat nog-geen
  schatting schat zeg helft kwart dubbele min plus eind begin half halverwege medio misschien waarschijnlijk vermoedelijk zoiets`.split(
    /\s+/,
  ),
);
const ROUGH_AFTER = /^(ongeveer|ofzo|zoiets|misschien|plusminus|circa|zowat|plus)$/;

/** "ongeveer 3000", "een drieduizend euro", "3000 of zo", "drie of vierduizend", "denk ik": not exact. */
export function isRough(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens.slice(Math.max(0, from - 4), from).map((t) => t.word);
  const cut = before.findLastIndex(isMark);
  const near = before.slice(cut + 1);
  if (near.some((w) => ROUGH_BEFORE.has(w))) return true;
  const last = near.at(-1);
  const beforeLast = near.at(-2);
  // "een drieduizend euro"; "3 of 4"; "tot 5000"
  if (last === 'een' || last === 'of' || last === 'tot') return true;
  if (beforeLast === 'over' && last === 'de') return true;
  const after = tokens.slice(to + 1, to + 5).map((t) => t.word);
  const stop = after.findIndex(isMark);
  const tail = stop < 0 ? after : after.slice(0, stop);
  if (tail.some((w) => ROUGH_AFTER.test(w))) return true;
  const joined = tail.join(' ');
  if (/\bof (zo|iets|wat|meer|minder)\b/.test(joined) || /^(euro )?of /.test(joined)) return true;
  if (/\b(denk|dacht|geloof|gok|schat) ik\b/.test(joined)) return true;
  const clause = clauseAround(tokens, from)
    .map((t) => t.word)
    .join(' ');
  return /\b(ik (denk|dacht|geloof|gok|schat|weet niet)|(denk|dacht|geloof|gok|schat) ik|volgens mij|uit mijn hoofd|in mijn hoofd|zeker weten doe)\b/.test(
    clause,
  );
}

const JOINTS = new Set(['en', 'maar', 'want', 'dus', 'omdat', 'terwijl']);

/** First and last token of the clause in which a token stands; speech has few commas, so joining words cut too. */
export function clauseRange(tokens: readonly Token[], at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && !cuts(tokens, from - 1)) from--;
  let to = at;
  while (to + 1 < tokens.length && !cuts(tokens, to + 1)) to++;
  return { from, to };
}

const cuts = (tokens: readonly Token[], at: number) => {
  const word = tokens[at]?.word ?? '';
  return isMark(word) || JOINTS.has(word);
};

function clauseAround(tokens: readonly Token[], at: number): Token[] {
  const { from, to } = clauseRange(tokens, at);
  return tokens.slice(from, to + 1);
}

/** From the last full stop, question mark or the start of the line up to the token. */
function sentenceBefore(tokens: readonly Token[], at: number): string[] {
  let from = at;
  while (from > 0 && !/^[?!.]$/.test(tokens[from - 1]?.word ?? '')) from--;
  return tokens.slice(from, at).map((t) => t.word);
}

const CONDITION =
  /^(als|stel|indien|mocht|zou|zouden|tenzij|of|wanneer|bijvoorbeeld|voorbeeld|zolang|zodra|alsof|behalve|vroeger|twijfel|vergeleken)$/;
const REPORTED =
  /^(hoorde|hoor|gehoord|las|lees|gelezen|zei|zeiden|zegt|zeggen|zegtie|vertelde|beweert|klaagt|internet|forum|gezegd)$/;

/** "als ik …", "stel dat …", "of ik …": supposed, not said. "of nee" and "lees voor" are no supposition. */
export function isSupposed(tokens: readonly Token[], at: number): boolean {
  const before = sentenceBefore(tokens, at);
  const clause = clauseAround(tokens, at).map((t) => t.word);
  return (
    before.some((word, i) => CONDITION.test(word) && !(word === 'of' && before[i + 1] === 'nee')) ||
    clause.some((word) => /^(zou|zouden)$/.test(word))
  );
}

/** What somebody else said or what was read somewhere: "mijn vrouw zegt dat hoort tien euro te zijn". */
export function isReported(tokens: readonly Token[], at: number): boolean {
  return sentenceBefore(tokens, at).some(
    (word, i, all) => REPORTED.test(word) && !(/^(lees|las)$/.test(word) && all.slice(i).includes('voor')),
  );
}

const KIN =
  /^((ex-?)?(man|vrouw|partner|vriend|vriendin)|broer|zus|zusje|zoon|dochter|zoontje|dochtertje|kind|kinderen|moeder|vader|pa|ma|ouders|opa|oma|oom|tante|neef|nicht|schoon\w+|stief\w+|pleeg\w+|buurman|buurvrouw|buren|collega|collega's|kennis|maatje|klant|kleinzoon|kleindochter|iemand|boekhouder|accountant|baas|werkgever|verhuurder|woningbouw)$/;
const THEY = /^(hij|zij|ze|ie|haar|hun|hem|diens)$/;
const I = /^(ik|ikzelf|wij|we|mezelf)$/;

/** Is the value about somebody else? The nearest person named before it in the sentence decides, or one after it. */
export function isAboutOthers(tokens: readonly Token[], at: number, end = at): boolean {
  const before = sentenceBefore(tokens, at);
  for (let i = before.length - 1; i >= 0; i--) {
    const word = before[i] ?? '';
    if (KIN.test(word)) return !(before[i + 1] === 'en' && before[i + 2] === 'ik');
    // "hij moet voor 1 december betaald zijn" is the assessment
    if (word === 'hij' && /^moe(s)?t$/.test(before[i + 1] ?? '') && tokens.some((t) => t.word === 'betaald'))
      continue;
    if (THEY.test(word)) return true;
    if (I.test(word)) return false;
  }
  const { to } = clauseRange(tokens, at);
  const after = tokens.slice(end + 1, to + 1).map((t) => t.word);
  const person = after.find((word) => I.test(word) || THEY.test(word) || KIN.test(word));
  return person !== undefined && !I.test(person);
}

const VERB_FIRST =
  /^(kan|kunnen|mag|mogen|moet|moeten|is|zijn|ben|bent|heb|hebben|heeft|krijg|krijgen|krijgt|hoe|hoeveel|wat|wanneer|waar|waarom|wie|welk|welke|geldt|telt|klopt|wordt|worden|komt|komen|gaat|ga|zal|wil|val|zit|vanaf|doe|hoef|bestaat|hoort|betaal|val|tot|hoezo)$/;
const LEAD_IN = new Set(
  'ja en maar want dus oke nee o oh nu dan ook toch daar hallo dag met mevrouw meneer'.split(' '),
);

/** Does the token stand in a question? With a question mark, an asking word or the verb in front. */
export function isQuestion(tokens: readonly Token[], at: number): boolean {
  const mark = tokens.slice(at).find((t) => /^[?!.]$/.test(t.word));
  if (mark?.word === '?') return true;
  const { from, to } = clauseRange(tokens, at);
  let first = from;
  while (first < to && LEAD_IN.has(tokens[first]?.word ?? '')) first++;
  const words = tokens.slice(first, to + 1).map((t) => t.word);
  if (VERB_FIRST.test(words[0] ?? '')) return true;
  const inside = words.join(' ');
  return /\b(hoe zit|vroeg me af|vraag me af|wil weten|of (ik|wij|we|dat|die|het|je)|hoeveel|welke?|toch|zeker)\b/.test(
    inside,
  );
}

const NEGATION = /^(geen|niet|nooit|zonder|niks|niets|noch|evenmin)$/;
export const isNegation = (word: string | undefined): boolean => word !== undefined && NEGATION.test(word);

/** "nee sorry, 4800", "ik bedoel", "om precies te zijn": what follows takes the place of what was said before. */
export const CORRECTION =
  /\b(nee sorry|sorry nee|sorry|nee wacht|wacht nee|ik bedoel|bedoel ik|of nee|nee nee|pardon|om precies te zijn|verkeerd|vergis|vergiste|foutje|correctie)\b/;

/** Is there a correction between two places in a line, or in the words just after the second? */
export function isCorrectedBetween(tokens: readonly Token[], from: number, to: number): boolean {
  const between = tokens
    .slice(from + 1, to)
    .map((t) => t.word)
    .filter((w) => !isMark(w))
    .join(' ');
  const after = tokens
    .slice(to, to + 8)
    .map((t) => t.word)
    .join(' ');
  return CORRECTION.test(between) || /^nee\b|\bnee$/.test(between) || /om precies te zijn/.test(after);
}
