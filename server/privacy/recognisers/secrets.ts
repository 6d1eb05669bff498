/** Passwords, codes and user names, and numbers of identity documents: known by the word before them. */
import { cuedBy, type Span, spansIn, spansOf, type Text } from './text.ts';

const SECRET =
  '(?:wacht\\s?woord|password|pass\\s?woord|inlog\\s?(?:code|naam|gegevens)|login(?:naam|code)?|gebruikers?\\s?naam|user\\s?name|pin\\s?-?\\s?code|\\bpin|sms\\s?-?\\s?code|activerings?\\s?code|activatie\\s?code|verificatie\\s?code|controle\\s?code|koppel\\s?code|toegangs?\\s?code|beveiligings?\\s?code|herstel\\s?code|puk\\s?-?code|cvc\\s?-?code|\\bde code|digid\\s?code)';
const BETWEEN =
  "(?:[\\s:=,\"']+(?:is|was|wordt|luidt|van|voor|mijn|mij|m'n|digid|de|het|app|nummer|eh|dat|dus|geworden|veranderd in|nu|ook|gewoon|telefoon|site|hier|die|ik|kreeg|krijg|staat er))*";
const CUED = new RegExp(`${SECRET}${BETWEEN}[\\s:="']+(?<value>[^\\s"\\uE000]{1,64})`, 'gu');

/** What follows the word for a secret without being one. */
const NO_SECRET = new Set(
  'niet geen vergeten kwijt verlopen geblokkeerd fout verkeerd onjuist nodig aanvragen opnieuw nieuw nieuwe invullen ingevuld invoeren ontvangen gekregen krijgen en of maar om als dan want in op te aan bij met naar per via ergens nog niets iets wel werkt doet klopt kan moet moeten mag wil zou is was hoe wat waar wanneer waarom ik hij zij ze u uw je jij we wij komt gestuurd binnengekomen wijzigen veranderen veranderd herstellen resetten kwijtgeraakt gehackt gestolen uit voor van er hebt heb heeft had een aangevraagd geldig bekend onbekend gewijzigd opgestuurd verstuurd toegestuurd krijg kreeg gebruiken gebruikt'.split(
    ' ',
  ),
);

export function secrets(text: Text): Span[] {
  const [written, ...spoken] = text.views;
  if (!written) return [];
  return [
    ...[written, ...spoken].flatMap((view) => {
      const spans: Span[] = [];
      for (const match of view.text.matchAll(CUED)) {
        const value = match.groups?.value ?? '';
        const start = match.index + match[0].length - value.length;
        const word = value.replace(/[.,;:!?)]+$/, '');
        // A word counts only when it is said to be it: "wachtwoord is welkom"; digits count always.
        const stated = /(?:\bis|was|luidt|[:=]|wordt|geworden|veranderd in)[\s"']*$/.test(
          match[0].slice(0, -value.length),
        );
        if (!/\d/.test(word) && (NO_SECRET.has(word) || !stated)) continue;
        const rest = /^(?:[ .-]{1,2}(?:\d+|[a-z](?![\p{L}])))+/u.exec(
          view.text.slice(start + word.length, start + word.length + 60),
        );
        spans.push(view.place(start, start + word.length + (rest?.[0].length ?? 0)));
      }
      return spans;
    }),
  ];
}

const DOCUMENT =
  /(?:paspoort\p{L}*|id\s?-?\s?kaart\p{L}*|identiteits\p{L}*|id\s?-?\s?bewijs|rijbewijs\p{L}*|document\s?(?:nummer|nr)|verblijfs\p{L}*|v\s?-?nummer)(?:[^\p{L}\d]+(?:nummer|nr|is|heeft|heeft het|dat|van|mijn|mij|eh|met|het|als|daar|staat|op|hier)){0,6}[^\p{L}\d]*$/u;
const NUMBER =
  /(?<![\p{L}\d])(?!(?:is|de|het|dat|van|met|en|op|eh|nr)\b)(?:[a-z][ .-]{0,2}){0,3}(?:[a-z]{0,2}\d[ .-]{0,2}){1,4}(?:[a-z\d](?![a-z]{2})[ .-]{0,2}){2,10}(?<![ .-])(?![\p{L}\d])/gu;
/** A Dutch passport or card, in capitals: two letters, six letters or digits, a digit; no letter o. */
const CAPITALS = /(?<![\p{L}\d])[A-NP-Z]{2}(?=[A-Z]*\d)[A-NP-Z\d]{6}\d(?![\p{L}\d])/gu;

export const documentNumbers = (text: Text): Span[] => [
  ...spansOf(text, NUMBER, (match, view) => {
    return (match[0].match(/\d/g)?.length ?? 0) >= 3 && cuedBy(view, match.index, DOCUMENT);
  }),
  ...spansIn({ text: text.readable, place: (start, end) => ({ start, end }) }, CAPITALS),
];
