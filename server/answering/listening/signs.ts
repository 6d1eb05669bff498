/** Signs in a caller's line that an answer is wanted, or not yet. Explicit, so that a reason can be read. */
import type { EarlierLine } from '../types.ts';

const QUESTION_WORD =
  /\b(?:hoe|wat|wanneer|waar|waarom|welke?|hoeveel|hoelang|wie|waarheen|waarmee|waarvoor|waarover|waarop)\b/;
const INVERTED =
  /\b(?:kan|kun|mag|moet|moeten|mogen|krijg|krijgen|heb|hoef|zal|zou|wil|ga|ben|word|klopt|is|komt|geldt|telt|loopt|bestaat|zijn|betaal|doe|kost|zit|gaat|wordt|blijft|duurt|scheelt|maakt|helpt|staat|had|was|werkt|valt|hebben|betalen|vervalt|hangt|ligt|start|begint|gebeurt|heeft) (?:ik|je|u|we|wij|men|dat|die|het|er|mijn|m'n|ze|zij|hij|daar|dit|nou|nu|dan|de|'t)\b/;
const OPENING = /^(?:(?:ja|nee|oh|o|oké|oke|ach|nou|en|maar|dus|eh|want|hè|he|hm|mm)\s+)+/;
const AGENT_OPENING = /^(?:en|ja|oké|oke|goed|dan)\s+/;

/** Words that carry no subject. */
const EMPTY = new Set(
  `de het een en of maar want dus dan als dat die dit deze er hier daar ik u je jij we wij ze zij hij mij me mijn uw ons
  onze hun haar zijn ben bent is was waren wordt worden heb hebt heeft hebben had kan kunnen kunt kon zal zou moet mag
  wil ga gaat doe doet te om van voor in op aan met bij naar uit door over tot ook nog al wel niet geen nou nu ja nee eh
  hoor zeg eigenlijk gewoon even toch zo`.split(/\s+/),
);

const tokens = (text: string) => text.match(/[a-zà-ÿ0-9']+/g) ?? [];

/** The parts of a line that carry a subject. */
export const contentWords = (text: string): string[] =>
  tokens(text.toLowerCase()).filter((w) => !EMPTY.has(w));

/** The line asks by its form: a question word or an inverted verb. */
export function asks(text: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes('?') || QUESTION_WORD.test(lower) || INVERTED.test(lower);
}

type SignInput = { text: string; core: string; before: EarlierLine | undefined; at: number };

/** Name, how the agent reads it, and its value. */
const SIGNS = [
  ['questionWord', 'vraagwoord', (l: SignInput) => test(QUESTION_WORD, l.text)],
  ['startsWithQuestionWord', 'begint met een vraagwoord', (l) => startsWith(QUESTION_WORD, l.core)],
  ['inverted', 'vraagvolgorde', (l) => test(INVERTED, l.text)],
  ['startsInverted', 'begint als een vraag', (l) => startsWith(INVERTED, l.core)],
  ['orElse', '“of ik”, “of dat”', (l) => test(/\bof (?:dat|ik|moet|kan|is|mag|hoe|niet|zo|wat)\b/, l.text)],
  ['supposing', '“stel”, “wat als”', (l) => test(/\b(?:stel|wat als|en als|wat dan|hoe zit)\b/, l.text)],
  [
    'wish',
    'een wens of twijfel',
    (l) =>
      test(
        /\b(?:ik wil|ik wou|ik zou|vraag me af|mijn vraag|benieuwd|weet niet|geen idee|kunt u|lukt|snap)\b/,
        l.text,
      ),
  ],
  [
    'acknowledges',
    'begint met instemming',
    (l) =>
      test(
        /^(?:ja|nee|oh|o|oké|oke|ach|nou|goed|fijn|prima|top|precies|dank|bedankt|duidelijk|helder|mooi|gelukkig|poeh|tja|ah|aha|hè|jeetje|jee|zo)\b/,
        l.text,
      ),
  ],
  [
    'closes',
    'bedankt of rondt af',
    (l) =>
      test(
        /\b(?:dank|bedankt|fijne dag|tot ziens|duidelijk|begrijp|weet ik genoeg|weet ik dat|dan ga ik|dan doe ik|ga ik|ik ga het|zal ik|hartstikke|prettige|gelukkig|fijn)\b/,
        l.text,
      ),
  ],
  [
    'unfinished',
    'niet af',
    (l) =>
      test(
        /(?:,|\b(?:en|of|maar|want|dat|die|de|het|een|mijn|van|voor|met|in|op|om|over|naar|als|toen|omdat|eh|uh|is|heb|ben|wil|kan|moet|hoe heet het|zeg maar|dan|dus))$/,
        l.text,
      ),
  ],
  [
    'greets',
    'een groet',
    (l) =>
      test(
        /\b(?:goedemiddag|goedemorgen|goeiemorgen|goeiedag|goedendag|hallo|hoi|u spreekt met|met mevrouw|dag)\b/,
        l.text,
      ),
  ],
  ['afterAgent', 'na de medewerker', (l) => (l.before?.speaker === 'medewerker' ? 1 : 0)],
  [
    'answersAgent',
    'antwoordt op een vraag van de medewerker',
    (l) => (l.before?.speaker === 'medewerker' && agentAsks(l.before.text) ? 1 : 0),
  ],
  ['goesOn', 'de beller gaat door', (l) => (l.before?.speaker === 'beller' ? 1 : 0)],
  ['length', 'lengte', (l) => Math.min(tokens(l.text).length, 30) / 10],
  ['content', 'inhoudswoorden', (l) => Math.min(contentWords(l.text).length, 12) / 5],
  ['opening', 'begin van het gesprek', (l) => (l.at <= 2 ? 1 : 0)],
  ['continues', 'begint met “en”, “maar”, “want”, “dus”', (l) => test(/^(?:en|maar|want|dus)\b/, l.text)],
  ['endTag', 'eindigt op “dan”, “toch”, “ook”', (l) => test(/\b(?:dan|toch|ook)$/, l.text)],
  ['toAgent', 'spreekt de medewerker aan', (l) => test(/\b(?:u|jullie)\b/, l.text)],
  ['questionMark', 'vraagteken', (l) => test(/\?/, l.text)],
] as const satisfies readonly (readonly [string, string, (l: SignInput) => number])[];

export type SignName = (typeof SIGNS)[number][0];
export const SIGN_NAMES: readonly SignName[] = SIGNS.map(([name]) => name);
export const SIGN_WORDS = Object.fromEntries(SIGNS.map(([name, dutch]) => [name, dutch])) as Record<
  SignName,
  string
>;

/** The signs of a line, given the lines before it. */
export function signsOf(line: string, earlier: EarlierLine[]): Record<SignName, number> {
  const text = line.toLowerCase().trim();
  const input: SignInput = {
    text,
    core: text.replace(OPENING, ''),
    before: earlier.at(-1),
    at: earlier.length,
  };
  return Object.fromEntries(SIGNS.map(([name, , value]) => [name, value(input)])) as Record<SignName, number>;
}

function agentAsks(line: string): boolean {
  const text = line.toLowerCase().replace(AGENT_OPENING, '');
  return (
    startsWith(QUESTION_WORD, text) === 1 ||
    startsWith(INVERTED, text) === 1 ||
    /\?|\b(?:kunt u|heeft u|bent u|wat|welk|hoe|hoeveel)\b/.test(text)
  );
}

function test(pattern: RegExp, text: string): number {
  return pattern.test(text) ? 1 : 0;
}

function startsWith(pattern: RegExp, text: string): number {
  return text.search(pattern) === 0 ? 1 : 0;
}
