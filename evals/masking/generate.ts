/**
 * Made-up lines for the measure of masking: sentences of callers with invented data in many spellings. The same seed
 * gives the same lines. The lines know nothing of the recognisers, and many of the names stand on no list.
 */
import type { MarkedLine } from './marked-line.ts';
import { digitsSpoken, type Pick, spelt } from './spoken.ts';

/** A small random generator (mulberry32), so that the lines are the same on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST =
  'jan piet karin fatima youssef sanne bram wietske sjoerd agnieszka piotr shanti priya mehmet ayse noura hamza romy daan lotte femke jurre gerrit truus henk marloes ingrid ahmed khadija dewi rajesh chandra zbigniew olena tesfay yara ilias jelle hinke tjitske doutzen berend anouk bas'.split(
    ' ',
  );
const LAST =
  "jansen|de vries|van den berg|bakker|visser|de jong|proefstra|testema|van der fictie|yilmaz|el amrani|ramdin|kowalska|nguyen|dijkstra|hoekstra-smit|van 't hof|ten brink|bouzid|ramautar|öztürk|verzonnen|van voorbeeld|nepsma|de groot|mulder|haverkamp|tesselaar|op den akker|singh|tewelde|achterkamp|van der meulen-de wit|biharie|zwiggelaar".split(
    '|',
  );
const STREETS =
  'dorpsstraat kerkweg molenlaan stationsplein beukenlaan hoofdstraat julianalaan proefkade testgracht akkerdreef wilgenhof schoolpad zuidersingel'.split(
    ' ',
  );
const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** What surrounds the data; # stands for it. */
const SENTENCES: Record<string, string[]> = {
  BSN: [
    'mijn bsn is #',
    'dat is #',
    'ja # en dan',
    'het burgerservicenummer is #',
    'even kijken hoor # klopt dat',
    'mijn nummer dat is #',
    'ik heb hier # staan',
    'zijn bsn is geloof ik #',
    '# heb ik hier op mijn pas',
    'Mijn BSN: #.',
    'ik zit te kijken naar # maar dat wordt niet gevonden',
  ],
  IBAN: [
    'mijn rekeningnummer is #',
    'het moet gestort worden op #',
    'ja # graag',
    'de iban is dan #',
    'ik wil het wijzigen in #',
    'Rekening: #, op mijn eigen naam.',
  ],
  TELEFOON: [
    'u kunt mij bereiken op #',
    'mijn nummer is #',
    'bel me dan op # na vijf uur',
    '# is mijn mobiel',
    'mijn 06 is #',
    'terugbellen kan op #, liefst overdag',
  ],
  'E-MAIL': ['mijn mailadres is #', 'stuur het maar naar #', '# daar lees ik altijd mijn post', 'e-mail #'],
  POSTCODE: [
    'mijn postcode en huisnummer # zijn dat',
    'postcode #',
    'ik woon op #',
    'we zijn verhuisd van # naar een flat',
  ],
  STRAAT: [
    'ik woon in de #',
    'het adres is #',
    'wij zitten nu op de # sinds maart',
    'de brief is gestuurd naar # en daar woon ik niet meer',
  ],
  NAAM: [
    'goedemorgen u spreekt met #',
    'ja hallo met #',
    'mijn naam is # en ik heb een vraag',
    'ik heet #',
    'het staat op naam van #',
    'ik bel namens #',
    'met mevrouw # goedemiddag',
    'u spreekt met meneer # ik bel over mijn aanslag',
    'de heer # heeft mij doorverbonden',
    'de naam is #',
    'goedemiddag # hier met een vraag over box 3',
    'mijn man # heeft geen inkomen',
    'dat is voor # dus mijn dochter',
  ],
  GEBOORTEDATUM: [
    'ik ben geboren op #',
    'geboortedatum #',
    'mijn geboortedatum is #',
    'mijn vrouw is geboren #',
  ],
  KENTEKEN: ['mijn kenteken is #', 'de auto heeft kenteken #', 'kenteken # staat op mijn naam'],
  WACHTWOORD: ['mijn wachtwoord is #', 'de sms-code is #', 'mijn pincode is #', 'ik heb als inlogcode #'],
  DOCUMENT: ['mijn paspoortnummer is #', 'het documentnummer van mijn id-kaart is #', 'rijbewijs nummer #'],
  AANSLAGNUMMER: [
    'het aanslagnummer is #',
    'op de aanslag staat #',
    'ik heb hier # en daar wil ik bezwaar tegen maken',
  ],
  BETALINGSKENMERK: [
    'betalingskenmerk #',
    'ik heb betaald met kenmerk #',
    'er staat bij het betalingskenmerk #',
  ],
  'BTW-ID': ['mijn btw-id is #', 'op mijn factuur staat #', 'het btw nummer is # van de eenmanszaak'],
  LOONHEFFINGENNUMMER: ['ons loonheffingennummer is #', 'loonheffingen nummer #'],
  KAART: ['mijn creditcard is #', 'ik betaal met kaart #', 'kaartnummer #'],
};

/** Lines in which nothing is personal, with amounts, years and dates that must stay. */
const PLAIN = [
  'ik moet # euro betalen voor 1 mei',
  'de woz waarde is # euro',
  'het gaat om de aanslag van 2024 van € #',
  'ik verdien ongeveer # euro per jaar',
  'de brief van 12 maart 2026 noemt # euro',
  'in box 3 heb ik # euro en in 2025 was dat minder',
];

export function generatedLines(perKind = 40, seed = 20261121): MarkedLine[] {
  const next = random(seed);
  const pick: Pick = (list) => list[Math.floor(next() * list.length)] ?? (list[0] as never);
  const digits = (n: number) => Array.from({ length: n }, () => String(Math.floor(next() * 10))).join('');
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const speak = (number: string) => digitsSpoken(number, pick, between);
  const bsn = () => {
    for (;;) {
      const eight = digits(8);
      const sum = [...eight].reduce((s, d, i) => s + Number(d) * (9 - i), 0) % 11;
      if (sum < 10 && !eight.startsWith('00')) return `${eight}${sum}`;
    }
  };
  const grouped = (number: string, sizes: number[], separator: string) => {
    let at = 0;
    return sizes
      .map((size) => {
        at += size;
        return number.slice(at - size, at);
      })
      .join(separator);
  };
  const letters = (n: number) => Array.from({ length: n }, () => pick([...'bdfghjklnprstvxz'])).join('');

  const values: Record<string, () => string> = {
    BSN: () => {
      const number = bsn();
      const short = number.startsWith('0') && next() < 0.5 ? number.slice(1) : number;
      return pick([
        short,
        grouped(number, [3, 3, 3], pick([' ', '.', '-'])),
        grouped(number, [4, 2, 3], '.'),
        speak(number),
        speak(number),
        speak(number),
        speak(short),
      ]);
    },
    IBAN: () => {
      const bank = pick(['ABNA', 'INGB', 'RABO', 'TRIO', 'SNSB', 'BUNQ']);
      const [check, account] = [digits(2), `0${digits(9)}`];
      const whole = `NL${check}${bank}${account}`;
      const said = `nl ${speak(check)} ${next() < 0.5 ? spelt(bank.toLowerCase()) : bank.toLowerCase()} ${speak(account)}`;
      return pick([
        whole,
        whole.toLowerCase(),
        grouped(whole, [4, 4, 4, 4, 2], ' '),
        said,
        said.replace('nl', 'n l'),
      ]);
    },
    TELEFOON: () => {
      const mobile = `06${between(1, 9)}${digits(7)}`;
      const fixed = `0${pick(['20', '10', '70', '30', '50', '58', '40'])}${between(1, 9)}${digits(6)}`;
      const number = next() < 0.7 ? mobile : fixed;
      return pick([
        number,
        `${mobile.slice(0, 2)}-${mobile.slice(2)}`,
        `+31 ${mobile.slice(1, 2)} ${grouped(mobile.slice(2), [4, 4], ' ')}`,
        grouped(mobile, [2, 2, 2, 2, 2], ' '),
        speak(number),
        speak(number),
        `${fixed.slice(0, 3)}-${fixed.slice(3)}`,
      ]);
    },
    'E-MAIL': () => {
      const [a, b] = [pick(FIRST), pick(['jansen', 'proef', 'testema', 'devries'])];
      const host = pick(['gmail', 'hotmail', 'ziggo', 'proefbedrijf', 'kpnmail']);
      const top = pick(['com', 'nl']);
      return pick([
        `${a}.${b}@${host}.${top}`,
        `${a}${digits(2)}@${host}.${top}`,
        `${a} punt ${b} apenstaartje ${host} punt ${top}`,
        `${a} apenstaart ${host} punt ${top}`,
        `${a} streepje ${b} at ${host} punt ${top}`,
      ]);
    },
    POSTCODE: () => {
      const code = `${between(1, 9)}${digits(3)}`;
      const pair = letters(2);
      const house = String(between(1, 320));
      return pick([
        `${code} ${pair.toUpperCase()} ${house}`,
        `${code}${pair.toUpperCase()} ${house}`,
        `${code}${pair} nummer ${house}`,
        `${speak(code)} ${spelt(pair)} nummer ${speak(house)}`,
        `${speak(code)} ${spelt(pair)}`,
        `${code} ${pair.toUpperCase()}, ${house}a`,
      ]);
    },
    STRAAT: () => {
      const house = String(between(1, 320));
      return pick([
        `${pick(STREETS)} ${house}`,
        `${pick(STREETS)} ${house}${pick(['a', ' bis', '-2', ' hs'])}`,
        `${pick(STREETS)} ${speak(house)}`,
        `laan van ${pick(['proefoord', 'testenburg'])} ${house}`,
        `burgemeester ${pick(['proef', 'jansen'])}straat ${house}`,
      ]);
    },
    NAAM: () => pick([`${pick(FIRST)} ${pick(LAST)}`, `${pick(FIRST)} ${pick(LAST)}`, pick(LAST)]),
    GEBOORTEDATUM: () => {
      const [day, month, year] = [between(1, 28), between(1, 12), between(1932, 2004)];
      return pick([
        `${day} ${MONTHS[month - 1]} ${year}`,
        `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year}`,
        `${day}/${month}/${year}`,
        `${speak(String(day).padStart(2, '0')).replace(/^nul /, '')} ${MONTHS[month - 1]} negentien${spokenYear(between(32, 99), pick, between)}`,
      ]);
    },
    KENTEKEN: () =>
      pick([
        `${letters(2)}-${digits(2)}-${letters(2)}`.toUpperCase(),
        `${letters(1)}-${digits(3)}-${letters(2)}`.toUpperCase(),
        `${digits(2)} ${letters(3)} ${between(1, 9)}`,
        `${spelt(letters(2))} ${between(10, 99)} ${spelt(letters(2))}`,
        `${digits(1)}-${letters(3)}-${digits(2)}`,
      ]),
    WACHTWOORD: () => pick([`${pick(FIRST)}${digits(4)}`, digits(6), speak(digits(4)), `Zomer${digits(2)}!`]),
    DOCUMENT: () =>
      pick([
        `N${pick(['P', 'S', 'X'])}${digits(7)}`,
        `I${letters(1).toUpperCase()}${digits(2)}${letters(2).toUpperCase()}${digits(3)}`,
        `5${digits(9)}`,
        `n p ${speak(digits(7))}`,
      ]),
    AANSLAGNUMMER: () => {
      const number = bsn();
      const tail = `${pick(['26', '25', '24'])}${pick(['01', '60', '8'])}`;
      return pick([
        `${grouped(number, [4, 2, 3], '.')}.H.${grouped(tail, [2, tail.length - 2], '.')}`,
        `${number}H${tail}`,
        `${grouped(number, [4, 2, 3], ' ')} ${pick(['h', 'w', 'v'])} ${grouped(tail, [2, tail.length - 2], ' ')}`,
        `${speak(number)} h ${speak(tail)}`,
      ]);
    },
    BETALINGSKENMERK: () => {
      const number = `${between(1, 9)}${digits(15)}`;
      return pick([
        number,
        grouped(number, [4, 4, 4, 4], ' '),
        grouped(number, [4, 4, 4, 4], '.'),
        speak(number),
      ]);
    },
    'BTW-ID': () =>
      pick([
        `NL${bsn()}B0${between(1, 9)}`,
        `nl ${bsn()} b 0${between(1, 9)}`,
        `n l ${speak(bsn())} b nul een`,
        `NL${grouped(bsn(), [4, 2, 3], '.')}.B.01`,
      ]),
    LOONHEFFINGENNUMMER: () =>
      pick([
        `${bsn()}L0${between(1, 9)}`,
        `${grouped(bsn(), [3, 3, 3], ' ')} L 01`,
        `${speak(bsn())} l nul een`,
      ]),
    KAART: () => {
      const head = `${pick(['4', '51', '55'])}${digits(14)}`.slice(0, 15);
      const check = [...Array(10).keys()].find((d) => luhn(`${head}${d}`)) ?? 0;
      return pick([
        `${head}${check}`,
        grouped(`${head}${check}`, [4, 4, 4, 4], ' '),
        grouped(`${head}${check}`, [4, 4, 4, 4], '-'),
      ]);
    },
  };
  const marks: Record<string, string> = { POSTCODE: 'ADRES', STRAAT: 'ADRES' };

  const lines: MarkedLine[] = [];
  for (const [kind, value] of Object.entries(values)) {
    for (let i = 0; i < perKind; i++) {
      const sentence = pick(SENTENCES[kind] ?? ['#']);
      const mark = `{${marks[kind] ?? kind}:${value()}}`;
      lines.push({ id: `G-${kind}-${i + 1}`, marked: sentence.replace('#', mark) });
    }
  }
  for (let i = 0; i < perKind; i++) {
    const amount = between(1, 990) * 100;
    const written = pick([
      String(amount),
      amount.toLocaleString('nl-NL'),
      `${between(2, 9)} duizend`,
      `${pick(['twee', 'drie', 'acht'])}duizend ${pick(['vijfhonderd', 'achthonderd', 'honderdtwintig'])}`,
    ]);
    lines.push({ id: `G-GEWOON-${i + 1}`, marked: pick(PLAIN).replace('#', written) });
  }
  return lines;
}

const spokenYear = (year: number, pick: Pick, between: (low: number, high: number) => number) =>
  digitsSpoken(String(year), (list) => list[list.length - 1] ?? pick(list), between).replaceAll(' ', '');

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((s, d, i) => {
    const n = Number(d) * (i % 2 === 1 ? 2 : 1);
    return s + (n > 9 ? n - 9 : n);
  }, 0);
  return sum % 10 === 0;
}
