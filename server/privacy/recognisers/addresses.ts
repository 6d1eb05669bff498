/** Addresses: postcodes, and a street with a house number. */
import { isFirstName, isOrdinary, isStop } from './name-lists.ts';
import { cuedBy, type Span, spansIn, type Text, type View } from './text.ts';

/** Two letters that are words in speech or abbreviations: "2025 en 2026" is no postcode. */
const WORDS =
  /^(?:en|of|is|in|op|om|te|de|ik|we|al|er|ja|zo|nu|ze|je|na|af|at|as|dd|mm|kg|km|pk|cc|gr|eh|uh|hm|oh|ah|me|bv|nv|tm|ib|ob|vz|st|rd|nd|ha|el|va|u|a|ca|lb|ww|zw|hè|he|jr|sr|dat|per|pp|ct|m2|kw|gb|mb|vs|eu|nl|ga|ge|za|zo|ma|di|wo|do|vr)$/;

/** Also in capitals behind a figure. */
const UNITS = /^(?:en|of|is|in|op|om|te|de|dd|mm|kg|km|pk|cc|gr|bv|nv|tm|ib|ob|kw|gb|mb|eu)$/;

const POSTCODE_CUE =
  /(?:post\s?code|woon\p{L}*\s+op)(?:[^\p{L}\d]+(?:is|dat|van|mij|eh|nou|hier|en|de|mijn|was)){0,4}[^\p{L}\d]*$/u;
const HOUSE =
  '(?:[\\s,]{1,3}(?:en |dan |met ){0,2}(?:huis ?nummer|nummer|nr\\.?)?\\s?(?:is )?(?:\\d(?: \\d){1,3}(?!\\d)|\\d{1,5})(?! ?\\d{4})(?:\\s?-?\\s?(?:bis|hs|huis|rood|zwart|[a-h](?![\\p{L}])|i{1,3}(?![\\p{L}])|\\d{1,4}(?![\\p{L}\\d])))?(?!\\d|\\s?(?:euro|eur|procent|%|jaar|maand|dagen|weken|[.,]\\d)))';
const POSTCODE = new RegExp(
  `(?<![\\d.,€])[1-9](?: ?\\d){3}(?<gap>[\\s-]{0,2})(?<letters>[a-z](?<split>[ .]?)[a-z])(?![\\p{L}])(?<house>${HOUSE})?`,
  'gu',
);

function postcodes(view: View, text: Text): Span[] {
  return spansIn(view, POSTCODE, (match) => {
    const { gap = '', letters = '', split = '', house } = match.groups ?? {};
    const bare = letters.replace(/[ .]/g, '');
    const digits = match[0].slice(0, match[0].indexOf(letters)).replace(/\D/g, '');
    if (cuedBy(view, match.index, POSTCODE_CUE)) return true;
    const { start, end } = view.place(match.index, match.index + match[0].length);
    const capitals = /\d[\s-]*[A-Z] ?[A-Z](?!\p{L})/u.test(text.readable.slice(start, end));
    if (split === '' && WORDS.test(bare) && !/nummer|nr/.test(house ?? '')) {
      if (!capitals || (house === undefined && UNITS.test(bare))) return false;
    }
    const year = /^(?:19[89]|20[0-4])\d$/.test(digits);
    if (split !== '') return !year || house !== undefined;
    return gap === '' || capitals ? !year || house !== undefined || gap === '' : house !== undefined || !year;
  });
}

const STREET_ENDINGS =
  'straat|straatje|str\\.|laan|laantje|weg|plein|pleintje|kade|kaai|gracht|singel|hof|hofje|dijk|dyk|pad|steeg|plantsoen|dreef|ring|park|markt|wal|baan|boulevard|allee|erf|akker|veld|kamp|burg|oord|wijk|haven|brink|donk|horst|heide|meent|leane|strjitte|wei|weide|kwartier|warande|es|eind|einde|zoom|rand|poort|tuin|tuinen|hoek|hage|hoeve|schans|vaart|sloot|diep|stede|terras|passage|brug|toren|molen|bos|berg|heuvel|veste|vest|werf|kreek|beek|duin|waard|hout|drift|rak|gaarde|slag|kruis|straatweg';
const NUMBER =
  '(?<number>\\d(?: \\d){1,3}(?!\\d)|\\d{1,4})(?<more>\\s?-?\\s?(?:bis|hs|huis|rood|zwart|\\d? ?hoog|[a-h](?![\\p{L}])|i{1,3}(?![\\p{L}])|\\d{1,4}(?![\\p{L}\\d])))?';
const UNIT =
  '(?!\\d|\\.\\d|,\\d|\\s?(?:euro|eur|procent|%|jaar|jaren|maand|maanden|dagen|dag|weken|week|uur|keer|km|kilometer|meter|personen|mensen|kinderen|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|miljoen|duizend|honderd)(?![\\p{L}]))';

/** A word that ends like a street, with a house number behind it. */
const STREET = new RegExp(
  `(?<![\\p{L}])(?<street>[\\p{L}'-]{0,30}(?:${STREET_ENDINGS}))(?:,? (?:huis ?nummer|nummer|nr\\.?))?[ ,]{1,2}${NUMBER}${UNIT}`,
  'gu',
);
/** "laan van proefvoort 300", "plein 1944 12", "weg naar de zee 3". */
const LED = new RegExp(
  `(?<![\\p{L}])(?:laan|plein|weg|straat|hof|park|pad|singel|kade|boulevard|gracht|dijk) (?:van|naar|der|den|achter|op|aan|voor|1\\d{3}|19\\d\\d)(?: (?:de|den|der|het|'t))? ?[\\p{L}-]{0,30}(?: [\\p{L}-]{3,20})?(?: (?:huis ?nummer|nummer|nr))? ${NUMBER}${UNIT}`,
  'gu',
);
/** Any place after words that say one lives there. */
const LIVES = new RegExp(
  `(?<cue>(?:adres(?:[^\\p{L}\\d]+(?:is|wordt|was|dat|nu|van|mij|het))*|woon(?:t|de|achtig)?(?: (?:ik|nu|dus|al|wij|we))*(?: (?:op|in|aan))|verhuis[dt] naar|verhuis(?:d|t|de)? (?:van|vanaf)|wonen (?:op|in|aan)|ingeschreven (?:op|aan))[:,]?(?: (?:de|het|een|nummer))? )(?<place>[\\p{L}'-]{3,30}(?: [\\p{L}'-]{2,20}){0,3}) ${NUMBER}${UNIT}`,
  'gu',
);

/** Words before the street's last word that belong to its name. */
const LEADING =
  /(?:(?<![\p{L}])(?:van|de|den|der|ter|ten|het|'t|oude|nieuwe|lange|korte|grote|kleine|hoge|lage|eerste|tweede|derde|noord|zuid|oost|west|prins|prinses|koning|koningin|burgemeester|burg\.?|dokter|dr\.?|professor|prof\.?|pastoor|kardinaal|meester|mr\.?|sint|st\.?|jan|pieter|jonkheer|generaal|president|admiraal|graaf|willem|wilhelmina|\d{1,2}e|1 ?ste)\s)+$/u;

function streets(view: View, text: Text): Span[] {
  const spans: Span[] = [];
  for (const match of view.text.matchAll(STREET)) {
    const { street = '', number = '' } = match.groups ?? {};
    const bare = new RegExp(`^(?:${STREET_ENDINGS})$`, 'u').test(street);
    if (!isStreet(street, bare) || /^(?:19|20)\d\d$/.test(number)) continue;
    let start = match.index;
    const before = view.text.slice(Math.max(0, start - 50), start);
    const leading = LEADING.exec(before)?.[0] ?? '';
    // "in de hoge brink": the article is no part of the name, in "van der proefstraat" it is.
    const named = leading.replace(/^(?:de|het|'t) /, '').replace(/^van $/, '');
    if (bare && named === '') continue;
    start -= named.length;
    start -= namesBefore(view.text, start, text);
    spans.push(view.place(start, match.index + match[0].length));
  }
  for (const match of view.text.matchAll(LED)) {
    if (!/^(?:19|20)\d\d$/.test(match.groups?.number ?? '')) {
      spans.push(view.place(match.index, match.index + match[0].length));
    }
  }
  for (const match of view.text.matchAll(LIVES)) {
    const { cue = '', place = '', number = '' } = match.groups ?? {};
    if (/^(?:19|20)\d\d$/.test(number) || place.split(' ').some((word) => isStop(word) && word !== 'de'))
      continue;
    spans.push(view.place(match.index + cue.length, match.index + match[0].length));
  }
  return spans;
}

const NO_STREETS = new Set(
  'onderweg snelweg autoweg halverwege vanweg hierweg bewijs omweg uitweg spoorweg verweg kortweg jaarmarkt arbeidsmarkt woningmarkt supermarkt bedrijfsveld tekstveld invulveld beginpunt voorhoek achtertuin onderzoek verzoek bezoek bezoek gezin ring parkeerplaats afslag opslag toeslag aanslag neerslag inslag grondslag voorslag omslag verslag beslag doorslag teruggave luchthaven proces adres interes succes expres advies les mes hotelketen voorwaard onderhoud behoud doelgroep betaling'.split(
    ' ',
  ),
);
const isStreet = (street: string, bare: boolean) =>
  bare ||
  (!NO_STREETS.has(street) &&
    !street.endsWith('toeslag') &&
    !street.endsWith('aanslag') &&
    !isOrdinary(street) &&
    !isStop(street));

/** Length of a first name or a capitalised word that stands right before the street: "Anne Frankstraat". */
function namesBefore(folded: string, at: number, text: Text): number {
  const match = /(?<![\p{L}])([\p{L}.]{2,20}) $/u.exec(folded.slice(Math.max(0, at - 25), at));
  if (!match?.[1]) return 0;
  const capital =
    folded.length === text.readable.length && /^\p{Lu}/u.test(text.readable.slice(at - match[0].length, at));
  return isFirstName(match[1]) || (capital && !isStop(match[1]) && !isOrdinary(match[1]))
    ? match[0].length
    : 0;
}

export const addresses = (text: Text): Span[] =>
  text.views.flatMap((view) => [...postcodes(view, text), ...streets(view, text)]);
