/**
 * Functions offered to FEEL. Amounts are eurocents, days are whole days; nothing is rounded unless the rule says so.
 * `monotone`: rises or falls in each argument on its own, so that bounds can be computed from the bounds of the
 * arguments (see abstract.ts).
 */
import { addMonths, dayOf, endOfMonth, partsOf } from '../calendar.ts';
import { calculate, compareNum, divide, exact, type Num, type Rounding, round, toExact } from '../exact.ts';
import { isBridgeDay, nextWorkingDay, restDay } from '../holidays.ts';
import { readAmountText } from '../read-value.ts';
import { type Kind, numeric, PERCENT, percentageFromText, type Value, whole } from '../values.ts';

export type FeelFunction = {
  /** As it stands in the README: arguments and what it does. */
  usage: string;
  monotone: boolean;
  /** Smallest and largest result, when the arguments do not tell. */
  range?: readonly [number, number];
  /** Kind of the result for these kinds of arguments; null when they do not fit. */
  result: (kinds: readonly Kind[]) => Kind | null;
  call: (args: readonly Value[]) => Value;
};

/** Arguments of fixed kinds. "geld" takes bedrag and exact. */
function takes(kinds: (Kind | 'geld')[], result: Kind): FeelFunction['result'] {
  return (given) =>
    given.length === kinds.length &&
    kinds.every((k, i) => k === given[i] || (k === 'geld' && (given[i] === 'bedrag' || given[i] === 'exact')))
      ? result
      : null;
}

const arg = (args: readonly Value[], index: number): Value => args[index] ?? 0;
const int = (args: readonly Value[], index: number): number => whole(arg(args, index));
const num = (args: readonly Value[], index: number): Num => numeric(arg(args, index));

const dates = (usage: string, call: (day: number, n: number) => number): FeelFunction => ({
  usage,
  monotone: true,
  result: takes(['datum', 'getal'], 'datum'),
  call: (a) => call(int(a, 0), int(a, 1)),
});

const rounding = (usage: string, step: number, how: Rounding): FeelFunction => ({
  usage,
  monotone: true,
  result: takes(['geld'], 'bedrag'),
  call: (a) => round(num(a, 0), step, how),
});

/** Smallest or largest of two or more values of one kind (amounts and unrounded amounts together are unrounded). */
const extreme = (usage: string, sign: 1 | -1): FeelFunction => ({
  usage,
  monotone: true,
  result: (kinds) => {
    const [first] = kinds;
    if (!first || kinds.length < 2 || first === 'ja-nee' || first === 'tekst') return null;
    if (kinds.every((k) => k === first)) return first;
    return kinds.every((k) => k === 'bedrag' || k === 'exact') ? 'exact' : null;
  },
  call: (args) => args.map(numeric).reduce((a, b) => (compareNum(a, b) * sign <= 0 ? a : b)),
});

export const FUNCTIONS: ReadonlyMap<string, FeelFunction> = new Map<string, FeelFunction>([
  [
    'euro',
    {
      usage: 'euro(3800) of euro("3800,50"): een bedrag',
      monotone: true,
      result: (kinds) =>
        kinds.length === 1 && (kinds[0] === 'getal' || kinds[0] === 'tekst') ? 'bedrag' : null,
      call: (a) => {
        const given = arg(a, 0);
        const cents = typeof given === 'string' ? readAmountText(given) : whole(given) * 100;
        if (cents === null) throw new RangeError(`${given} is geen bedrag`);
        return cents;
      },
    },
  ],
  [
    'procent',
    {
      usage: 'procent("4,3"): een percentage',
      monotone: false,
      result: takes(['tekst'], 'percentage'),
      call: (a) => {
        const value = percentageFromText(String(arg(a, 0)));
        if (value === null) throw new RangeError(`${arg(a, 0)} is geen percentage`);
        return value;
      },
    },
  ],
  [
    'percentageVan',
    {
      usage: 'percentageVan(bedrag, percentage): precies, nog niet afgerond',
      monotone: true,
      result: takes(['geld', 'percentage'], 'exact'),
      call: (a) => {
        const x = toExact(num(a, 0));
        return exact(x.n * BigInt(int(a, 1)), x.d * 100n * BigInt(PERCENT));
      },
    },
  ],
  [
    'naarRato',
    {
      usage: 'naarRato(bedrag, teller, noemer): bedrag × teller / noemer, precies, nog niet afgerond',
      monotone: true,
      result: takes(['geld', 'getal', 'getal'], 'exact'),
      call: (a) => toExact(divide(calculate('*', toExact(num(a, 0)), int(a, 1)), int(a, 2))),
    },
  ],
  [
    'volledigeDelen',
    {
      usage: 'volledigeDelen(bedrag, deel): hoe vaak het deel volledig in het bedrag past',
      monotone: true,
      result: takes(['bedrag', 'bedrag'], 'getal'),
      call: (a) => round(divide(int(a, 0), int(a, 1)), 1, 'omlaag'),
    },
  ],
  ['rondAfOmlaagOpCent', rounding('naar beneden op hele cent', 1, 'omlaag')],
  ['rondAfOmhoogOpCent', rounding('naar boven op hele cent', 1, 'omhoog')],
  ['rondAfOpCent', rounding('rekenkundig op hele cent (de helft van nul af)', 1, 'rekenkundig')],
  ['rondAfOmlaagOpEuro', rounding('naar beneden op hele euro', 100, 'omlaag')],
  ['rondAfOmhoogOpEuro', rounding('naar boven op hele euro', 100, 'omhoog')],
  ['rondAfOpEuro', rounding('rekenkundig op hele euro (de helft van nul af)', 100, 'rekenkundig')],
  ['min', extreme('min(a, b, …): de kleinste', 1)],
  ['max', extreme('max(a, b, …): de grootste', -1)],
  ['plusDagen', dates('plusDagen(datum, n)', (d, n) => d + n)],
  ['plusWeken', dates('plusWeken(datum, n)', (d, n) => d + 7 * n)],
  [
    'plusMaanden',
    dates(
      'plusMaanden(datum, n): zelfde dagnummer; bestaat dat niet, de laatste dag van die maand',
      addMonths,
    ),
  ],
  ['plusJaren', dates('plusJaren(datum, n): 29 februari wordt 28 februari', (d, n) => addMonths(d, 12 * n))],
  [
    'volgendeWerkdag',
    {
      usage:
        'volgendeWerkdag(datum): de datum zelf, of de eerste dag erna die geen zaterdag, zondag of erkende feestdag is',
      monotone: true,
      result: takes(['datum'], 'datum'),
      call: (a) => nextWorkingDay(int(a, 0)),
    },
  ],
  [
    'isWerkdag',
    {
      usage: 'isWerkdag(datum): geen zaterdag, zondag of erkende feestdag',
      monotone: false,
      result: takes(['datum'], 'ja-nee'),
      call: (a) => restDay(int(a, 0)) === null,
    },
  ],
  [
    'isBrugdag',
    {
      usage:
        'isBrugdag(datum): een werkdag tussen twee vrije dagen; de regering kan hem gelijkstellen met een feestdag',
      monotone: false,
      result: takes(['datum'], 'ja-nee'),
      call: (a) => isBridgeDay(int(a, 0)),
    },
  ],
  [
    'eindeVanMaand',
    {
      usage: 'eindeVanMaand(datum): de laatste dag van die maand',
      monotone: true,
      result: takes(['datum'], 'datum'),
      call: (a) => endOfMonth(int(a, 0)),
    },
  ],
  [
    'datum',
    {
      usage: 'datum(jaar, maand, dag)',
      monotone: false,
      result: takes(['getal', 'getal', 'getal'], 'datum'),
      call: (a) => {
        const day = dayOf(int(a, 0), int(a, 1), int(a, 2));
        if (day === null) throw new RangeError('deze datum bestaat niet');
        return day;
      },
    },
  ],
  [
    'jaarVan',
    {
      usage: 'jaarVan(datum)',
      monotone: true,
      result: takes(['datum'], 'getal'),
      call: (a) => partsOf(int(a, 0)).year,
    },
  ],
  [
    'maandVan',
    {
      usage: 'maandVan(datum): 1 tot en met 12',
      monotone: false,
      range: [1, 12],
      result: takes(['datum'], 'getal'),
      call: (a) => partsOf(int(a, 0)).month,
    },
  ],
  [
    'dagVan',
    {
      usage: 'dagVan(datum): 1 tot en met 31',
      monotone: false,
      range: [1, 31],
      result: takes(['datum'], 'getal'),
      call: (a) => partsOf(int(a, 0)).day,
    },
  ],
  [
    'dagenTussen',
    {
      usage: 'dagenTussen(van, tot): aantal dagen van de eerste tot de tweede datum',
      monotone: true,
      result: takes(['datum', 'datum'], 'getal'),
      call: (a) => int(a, 1) - int(a, 0),
    },
  ],
]);
