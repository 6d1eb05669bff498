/** The figures a fact states, in digits or in words ("vier maanden" states 4). */
import { figures } from '../knowledge/figures.ts';
import type { Fact } from '../knowledge/types.ts';

const WORDS: Record<string, string> = {
  een: '1',
  één: '1',
  eerste: '1',
  twee: '2',
  tweede: '2',
  drie: '3',
  derde: '3',
  vier: '4',
  vierde: '4',
  vijf: '5',
  vijfde: '5',
  zes: '6',
  zeven: '7',
  acht: '8',
  negen: '9',
  tien: '10',
  elf: '11',
  twaalf: '12',
  dertien: '13',
  veertien: '14',
  vijftien: '15',
  zestien: '16',
  achttien: '18',
  twintig: '20',
  vierentwintig: '24',
  dertig: '30',
  zestig: '60',
};

/** Every figure in the fact's text and validity. */
export function factFigures(fact: Fact): Set<string> {
  const text = `${fact.text} ${fact.valid}`;
  const found = figures(text);
  for (const word of text.toLowerCase().match(/[\p{L}]+/gu) ?? []) {
    const figure = WORDS[word];
    if (figure) found.add(figure);
  }
  return found;
}
