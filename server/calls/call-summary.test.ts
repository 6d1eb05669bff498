import { describe, expect, test } from 'vitest';
import { emptyCard } from '../answering/empty-card.ts';
import type { CallEvent } from '../contract/calls.ts';
import type { Card } from '../contract/card.ts';
import { MAX_SUMMARY_LENGTH } from '../contract/wrap-up.ts';
import { countsOf, summaryOf } from './call-summary.ts';
import { proposeCategories } from './propose-categories.ts';

const at = '2026-11-21T10:00:00.000Z';

const dealt = (n: number, change: Partial<Card>, revises: string | null = null): CallEvent => ({
  type: 'card',
  n,
  at,
  answerId: `a${n}`,
  utterance: n,
  revises,
  card: { ...emptyCard('2026-11-21'), status: 'kennisbank', title: `Kaart ${n}`, ...change },
});
const unused = (n: number, answer: number, reason: 'past-niet' | null): CallEvent => ({
  type: 'unused',
  n,
  at,
  answerId: `a${answer}`,
  unused: { reason, text: '' },
});
const about = (article: string) => [{ article, sources: [] } as unknown as Card['citations'][number]];
const source = (title: string, place: string) =>
  ({ sources: [{ title, place }] }) as unknown as Card['citations'][number];

describe('the summary of a call', () => {
  test('says what was asked, given and advised, with steps and sources', () => {
    const card = dealt(1, {
      status: 'geverifieerd',
      question: 'Kan ik later betalen?',
      title: 'Kort uitstel kan tot 1 april 2027',
      inputs: [
        { key: 'schuld', label: 'Schuld', value: '3800', text: '€ 3.800', origin: 'gezegd' },
        {
          key: 'dag',
          label: 'Dagtekening',
          value: '2026-12-01',
          text: '1 december 2026',
          origin: 'ingevuld',
        },
      ] as Card['inputs'],
      steps: ['Vraag het aan vóór 1 december 2026.', 'Bewaar de bevestiging.'],
      citations: [source('Leidraad Invordering', '25.6'), source('Leidraad Invordering', '25.6')],
    });
    expect(summaryOf([card])).toBe(
      [
        'Vraag: Kan ik later betalen?',
        'Gegevens: Schuld: € 3.800 (gezegd); Dagtekening: 1 december 2026 (ingevuld door de medewerker).',
        'Antwoord (geverifieerd): Kort uitstel kan tot 1 april 2027',
        '1. Vraag het aan vóór 1 december 2026.',
        '2. Bewaar de bevestiging.',
        'Bronnen: Leidraad Invordering, 25.6.',
      ].join('\n'),
    );
  });

  test('leaves out cards that were not used, and all but the last of a chain', () => {
    const text = summaryOf([
      dealt(1, {}),
      dealt(2, {}, 'a1'),
      dealt(3, {}, 'a2'),
      dealt(4, {}),
      unused(5, 4, 'past-niet'),
      dealt(6, {}),
      unused(7, 6, 'past-niet'),
      unused(8, 6, null),
    ]);
    expect(text.match(/Kaart \d/g)).toEqual(['Kaart 3', 'Kaart 6']);
  });

  test('is honest about what was not answered and who the caller was referred to', () => {
    const text = summaryOf([
      dealt(1, { status: 'niet-gevonden', question: 'En de verf?', title: '' }),
      dealt(2, { status: 'doorverwijzen', title: 'Doorverwijzen: Dienst Toeslagen' }),
      dealt(3, { status: 'nog-nodig', title: '', missing: [{ label: 'Schuld' }] as Card['missing'] }),
      { type: 'handover', name: 'Stella-team', n: 4, at } as unknown as CallEvent,
    ]);
    expect(text.split('\n\n')).toEqual([
      'Vraag: En de verf?\nGeen antwoord gevonden.',
      'Doorverwijzen: Dienst Toeslagen',
      'Nog niet beantwoord; nog nodig: Schuld.',
      'Overgedragen aan: Stella-team',
    ]);
  });

  test('never grows longer than what can be kept, and says what it leaves out', () => {
    const many = Array.from({ length: 40 }, (_, n) => dealt(n, { steps: ['x'.repeat(300)] }));
    const text = summaryOf(many);
    expect(text.length).toBeLessThanOrEqual(MAX_SUMMARY_LENGTH);
    expect(text).toMatch(/En nog \d+ onderdelen; zie het gesprek\.$/);
    expect(summaryOf([])).toBe('');
  });

  test('is only counts for a caller who refused recording', () => {
    const text = countsOf([dealt(1, { title: 'Geheim' }), dealt(2, { status: 'niet-gevonden' })]);
    expect(text).toBe('0 regels, 1 antwoord gebruikt, 1 keer niets gevonden, 0 keer doorverwezen.');
  });
});

describe('the categories proposed', () => {
  const topics = new Map([
    ['kort-uitstel', 'uitstel'],
    ['regeling', 'uitstel'],
    ['rente', 'rente-en-kosten'],
    ['bezwaar', 'bezwaar'],
    ['box3', 'box3'],
  ]);
  const propose = (events: CallEvent[]) => proposeCategories(events, (article) => topics.get(article));

  test('are those of most cards first, of equals the one shown last, and three at most', () => {
    const cards = ['bezwaar', 'kort-uitstel', 'rente', 'regeling', 'box3'];
    expect(propose(cards.map((article, n) => dealt(n, { citations: about(article) })))).toEqual([
      'uitstel',
      'box3',
      'rente-en-kosten',
    ]);
  });

  test('leave out cards that were rejected or hold no answer, and articles that are gone', () => {
    expect(
      propose([
        dealt(1, { citations: about('bezwaar') }),
        { type: 'feedback', n: 2, at, answerId: 'a1', feedback: { thumb: 'omlaag', reasons: [], text: '' } },
        dealt(3, { citations: about('rente'), status: 'niet-gevonden' }),
        dealt(4, { citations: about('weg') }),
        dealt(5, { citations: about('box3') }),
        unused(6, 5, 'past-niet'),
      ]),
    ).toEqual([]);
  });
});
