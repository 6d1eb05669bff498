import { describe, expect, it } from 'vitest';
import { withoutFillers } from './listening/context.ts';
import { signsOf } from './listening/signs.ts';
import { yearsSaid } from './listening/years.ts';
import { questionsIn } from './split.ts';
import type { EarlierLine } from './types.ts';

describe('several questions in one line', () => {
  it.each([
    [
      'hoe lang heb ik voor bezwaar en kost dat eigenlijk geld en moet ik intussen betalen',
      ['hoe lang heb ik voor bezwaar', 'kost dat eigenlijk geld', 'moet ik intussen betalen'],
    ],
    [
      'hoe vraag ik kwijtschelding aan? en wat is de invorderingsrente',
      ['hoe vraag ik kwijtschelding aan', 'en wat is de invorderingsrente'],
    ],
  ])('%s', (line, parts) => expect(questionsIn(line)).toEqual(parts));

  it.each([
    'mag ik hypotheekrente en notariskosten aftrekken',
    'ik heb een huis en een auto en moet ik dat opgeven',
    'wat betaal ik over spaargeld en aandelen',
    'ja en nee',
    '',
  ])('keeps one question together: %s', (line) => expect(questionsIn(line)).toEqual([line]));
});

describe('what a line of a call says by its form', () => {
  const saidBefore = (speaker: 'beller' | 'medewerker', text: string): EarlierLine[] => [
    { speaker, text: text as EarlierLine['text'], answered: false, n: 1 },
  ];

  it('sees a question, a closing and an answer to the agent', () => {
    expect(signsOf('en hoe lang duurt dat', []).questionWord).toBe(1);
    expect(signsOf('nou dat is duidelijk bedankt', []).closes).toBe(1);
    expect(signsOf('vorig jaar', saidBefore('medewerker', 'over welk jaar gaat het')).answersAgent).toBe(1);
    expect(signsOf('en mijn vrouw', saidBefore('beller', 'mijn zoon')).goesOn).toBe(1);
  });

  it.each([
    ['ja nou eh hoe lang duurt dat', 'hoe lang duurt dat'],
    ['ja nou', 'ja nou'],
    ['janine betaalt', 'janine betaalt'],
  ])('takes fillers out of "%s"', (line, rest) => expect(withoutFillers(line)).toBe(rest));

  it.each([
    ['nee over vijfentwintig', [2025]],
    ['over vijfentwintig euro', []],
    ['in tweeëntwintig weken', []],
    ['voor 2024', [2024]],
  ])('hears the year in "%s"', (line, years) => expect(yearsSaid(line, '2026-11-21')).toEqual(years));
});
