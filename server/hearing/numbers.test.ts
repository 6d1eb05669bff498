import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn, amountText } from './amounts.ts';
import { numberOfWord, numbersIn } from './numbers.ts';
import { tokenise } from './tokens.ts';

const UNITS = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];
const TEENS = 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(' ');
const TENS = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');

/** A number below a hundred as Dutch spells it: "tweeëntwintig". */
function small(n: number): string {
  if (n < 10) return UNITS[n - 1] ?? '';
  if (n < 20) return TEENS[n - 10] ?? '';
  const ten = TENS[Math.floor(n / 10) - 2] ?? '';
  const unit = n % 10 === 0 ? '' : (UNITS[(n % 10) - 1] ?? '');
  if (unit === '') return ten;
  return `${unit}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`;
}

type Style = { gap: string; and: boolean; one: boolean };

function belowThousand(n: number, style: Style): string {
  if (n < 100) return small(n);
  const times = Math.floor(n / 100);
  const rest = n % 100;
  const head = times === 1 && !style.one ? 'honderd' : `${small(times)}${style.gap}honderd`;
  if (rest === 0) return head;
  return style.and && rest <= 12
    ? `${head}${style.gap}en${style.gap}${small(rest)}`
    : `${head}${style.gap}${small(rest)}`;
}

/** A number from 1 to 999.999 in one of its usual spellings. */
function spell(n: number, style: Style): string {
  if (n < 1000) return belowThousand(n, style);
  const times = Math.floor(n / 1000);
  const rest = n % 1000;
  const head = times === 1 && !style.one ? 'duizend' : `${belowThousand(times, style)}${style.gap}duizend`;
  if (rest === 0) return head;
  const and = style.and && rest <= 12 ? `${style.gap}en` : '';
  return `${head}${and}${style.gap === '' && !and ? ' ' : style.gap}${belowThousand(rest, style)}`;
}

const style = fc.record({ gap: fc.constantFrom('', ' '), and: fc.boolean(), one: fc.boolean() });

describe('number words', () => {
  it('every whole number from 2 to 999.999 reads back in each usual spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999 }), style, (n, how) => {
        const [heard, ...more] = numbersIn(tokenise(spell(n, how)));
        // two halves such as "twintig vijfentwintig" are years and are never spelled as one number
        expect([heard?.value, more.length]).toEqual([n, 0]);
      }),
      { numRuns: 3000 },
    );
  });

  it('every number up to 9.999 reads back as one word and in hundreds', () => {
    for (let n = 2; n < 10_000; n++) {
      expect(numberOfWord(spell(n, { gap: '', and: false, one: false }).replace(' ', ''))).toBe(n);
      const hundreds = Math.floor(n / 100);
      if (n >= 1100 && hundreds % 10 !== 0) {
        const rest = n % 100 === 0 ? '' : small(n % 100);
        expect(numberOfWord(`${small(hundreds)}honderd${rest}`)).toBe(n);
      }
    }
  });

  it.each([
    ['nul', 0],
    ['één', 1],
    ['duizend', 1000],
    ['zevenenzestig', 67],
    ['zeven en zestig', 67],
    ['achttienhonderdveertig', 1840],
    ['achtendertigduizend', 38_000],
    ['38 duizend', 38_000],
    ['een duizend en vierhonderd en tachtig', 1480],
    ['twintig vijfentwintig', 2025],
    ['negentien vierenveertig', 1944],
  ])('"%s" is %i', (text, value) => {
    expect(numbersIn(tokenise(text)).map((n) => n.value)).toEqual([value]);
  });

  it.each([
    'een',
    'brief',
    'honderdje',
    'duizendpoot',
    'achtergrond',
    'een aanslag',
    'zesde',
    '3k',
    'vijftiger',
  ])('"%s" is no number', (text) => {
    expect(numbersIn(tokenise(text))).toEqual([]);
  });
});

const exact = (text: string) =>
  amountsIn(tokenise(text))
    .filter((a) => !a.rough)
    .map((a) => amountText(a.cents));

describe('amounts', () => {
  it.each([
    ['3800 euro', '3800'],
    ['€ 3.800', '3800'],
    ['€3.800,50', '3800,50'],
    ['3.800,50', '3800,50'],
    ['drieduizend achthonderd euro', '3800'],
    ['drie duizend acht honderd', '3800'],
    ['drie duizend eh achthonderd', '3800'],
    ['achttienhonderdveertig euro', '1840'],
    ['38 duizend', '38000'],
    ['achtendertigduizend', '38000'],
    ['3,8 ton', '380000'],
    ['vier ton', '400000'],
    ['een ton', '100000'],
    ['anderhalve ton', '150000'],
    ['een halve ton', '50000'],
    ['twee en een half duizend', '2500'],
    ['tweeënhalve ton', '250000'],
    ['een miljoen', '1000000'],
    ['1,2 miljoen', '1200000'],
    ['anderhalf miljoen', '1500000'],
    ['honderd vijftig euro vijftig', '150,50'],
    ['twee euro en vijftig cent', '2,50'],
    ['een duizend en vierhonderd en tachtig euro', '1480'],
    ['DRIEDUIZEND EURO', '3000'],
  ])('"%s" is %s', (text, value) => {
    expect(exact(text)).toEqual([value]);
  });

  it.each([
    'ongeveer 3000 euro',
    'zo’n 3000 euro',
    "zo'n drieduizend",
    'rond de 3000 euro',
    'bijna 3000 euro',
    'meer dan 3000 euro',
    'een paar honderd euro',
    '3000 euro of zo',
    '3000 of 4000 euro',
    'tussen de 3000 en 4000 euro hooguit',
    'zeg maar een ton',
    'een drieduizend euro',
    'ik denk 3000 euro',
    'drieduizend euro geloof ik',
    'drie vier duizend',
    'een twee drie vier vijf',
    'vier dagen',
    'drie kinderen',
    '12 februari',
    'twintig procent',
    'drie k',
  ])('"%s" is no exact amount', (text) => {
    expect(exact(text)).toEqual([]);
  });

  it.each([
    ['300 euro per maand', 'maand'],
    ['elke maand tweehonderdtien euro', 'maand'],
    ['300 euro in de maand', 'maand'],
    ['38.000 euro per jaar', 'jaar'],
    ['20 euro per week', 'anders'],
    ['3800 euro', null],
  ])('"%s" is per %s', (text, period) => {
    expect(amountsIn(tokenise(text)).map((a) => a.period)).toEqual([period]);
  });
});
