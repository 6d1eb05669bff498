/** The document as blocks: what the screen previews and PDF and DOCX are made of. Pure. */
import { createHash } from 'node:crypto';
import type { Card, CitedSource, RuleBasis, UsedInput } from '../contract/card.ts';
import type { Block, ConfirmationContent, DraftSentence, SentencePart } from '../contract/confirmation.ts';
import { longDate } from '../contract/dutch-date.ts';
import type { Source } from '../knowledge/types.ts';
import { explain } from './explain.ts';
import { subjectOf, toCaller } from './sentences.ts';

const TITLE = 'Bevestiging van ons telefoongesprek';

/** The words of fact PRAK-STATUS; a test holds them against the knowledge base. */
export const STATUS_FACT =
  'Uitleg aan de telefoon is algemene voorlichting; die heeft een andere juridische status dan een schriftelijk standpunt of een toezegging.';
export const STATUS_SOURCE = 'FUND-31';

export type ConfirmedCard = { card: Card; sentences: readonly DraftSentence[] };

export type ContentInput = {
  cards: readonly ConfirmedCard[];
  explanation: boolean;
  callId: string;
  /** Calendar day of the call and of the document, JJJJ-MM-DD. */
  callDate: string;
  date: string;
  /** The registry, for sources that a rule names and no passage cites. */
  sources: ReadonlyMap<string, Source>;
};

/** Builds the document. The same input gives the same content and the same hash. */
export function buildContent(input: ContentInput): ConfirmationContent {
  const { cards, callDate, date, callId } = input;
  const blocks: Block[] = [
    paragraph(
      `U belde op ${longDate(callDate)} met de BelastingTelefoon. Hier leest u wat u vroeg en wat wij u hebben uitgelegd.`,
    ),
    ...cards.flatMap((entry) => cardBlocks(entry, input)),
    heading(2, 'Dit controleert u zelf'),
    list([
      'Kloppen de gegevens in dit bericht? Is iets anders, dan kan het antwoord ook anders zijn.',
      'Verandert er iets in uw situatie? Vraag het dan opnieuw.',
    ]),
    heading(2, 'Wat dit bericht is'),
    paragraph(
      `Dit bericht geeft weer wat u aan de telefoon is uitgelegd. Het is geen besluit en geen toezegging. ${STATUS_FACT}`,
    ),
    heading(2, 'Waar dit op steunt'),
    { kind: 'list', ordered: false, small: true, items: foundations(input) },
  ];
  const hash = sha256(JSON.stringify([TITLE, date, callId, blocks]));
  return { title: TITLE, reference: referenceOf(hash), hash, date, blocks };
}

/** "BB-1A2B-3C4D-5E6F": the beginning of the hash. */
const referenceOf = (hash: string): string =>
  `BB-${(hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-')}`;

const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const list = (items: string[], ordered = false): Block => ({ kind: 'list', ordered, small: false, items });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function cardBlocks({ card, sentences }: ConfirmedCard, { explanation }: ContentInput): Block[] {
  const texts = (part: SentencePart) =>
    sentences.filter((s) => s.part === part && !s.struck).map((s) => s.text);
  const under = (title: string, blocks: Block[]): Block[] =>
    blocks.length > 0 ? [heading(3, title), ...blocks] : [];
  const flowing = (part: SentencePart) => {
    const text = texts(part).join(' ');
    return text === '' ? [] : [paragraph(text)];
  };
  const listed = (part: SentencePart, ordered: boolean) => {
    const items = texts(part);
    return items.length === 0 ? [] : [list(items, ordered)];
  };
  const reservation = reservationOf(card);
  const reasons = explanation ? explain(card).map((sentences) => paragraph(sentences.join(' '))) : [];
  return [
    heading(2, subjectOf(card)),
    ...(reservation === null ? [] : [{ kind: 'reservation' as const, text: reservation }]),
    ...flowing('vraag'),
    ...under('Met deze gegevens is gerekend', card.inputs.length === 0 ? [] : [dataTable(card.inputs)]),
    ...under('Ons antwoord', flowing('advies')),
    ...under('Dit kunt u doen', listed('stappen', true)),
    ...under('Let op', listed('let-op', false)),
    ...under('Hoe komen we hieraan?', reasons),
  ];
}

/** What the reader must know about how sure this is; cannot be struck. Null for a card of which all was checked. */
export function reservationOf(card: Card): string | null {
  const notes: string[] = [];
  if (card.status === 'concept') {
    notes.push(
      'Deze tekst is een concept, geschreven met een taalmodel. Controleer de tekst bij de bronnen.',
    );
  }
  const secondary = card.status === 'berekend' || card.citations.some((c) => c.certainty === 'B');
  if (secondary) notes.push('Niet alles in dit antwoord is in de oorspronkelijke bron nagekeken.');
  if (card.reservation) notes.push(card.reservation);
  return notes.length === 0 ? null : notes.join(' ');
}

const ORIGINS: Record<UsedInput['origin'], string> = {
  gezegd: 'u hebt ons dit verteld',
  ingevuld: 'door de medewerker ingevuld',
  afgeleid: 'begrepen uit wat u vertelde',
  dossier: 'uit het dossier',
};

const dataTable = (inputs: readonly UsedInput[]): Block => ({
  kind: 'table',
  columns: ['Vraag', 'Antwoord', 'Hoe wij dit weten'],
  rows: inputs.map(({ item, text, origin }) => [item.question, toCaller(text), ORIGINS[origin]]),
});

type Foundation = {
  source: Pick<CitedSource, 'title' | 'publisher' | 'version' | 'read' | 'kind'>;
  places: Set<string>;
  periods: Set<string>;
};

/** Rules and sources that carry the answers, each once, with their places and dates. */
function foundations({ cards, sources }: ContentInput): string[] {
  const found = new Map<string, Foundation>();
  const add = (key: string, place: string, period: string, known?: CitedSource) => {
    const source = known ?? sources.get(key);
    const entry = found.get(key) ?? {
      source: source ?? { title: key, publisher: '', version: '', read: '', kind: 'primair' },
      places: new Set<string>(),
      periods: new Set<string>(),
    };
    if (place !== '') entry.places.add(place);
    if (period !== '') entry.periods.add(period);
    found.set(key, entry);
  };
  for (const { card } of cards) {
    for (const c of card.citations) {
      for (const s of c.sources) add(s.key, s.place, period(c.validFrom, c.validTo), s);
    }
    for (const { source, place, from, to } of basisOf(card)) add(source, place, period(from, to));
  }
  if (sources.has(STATUS_SOURCE)) add(STATUS_SOURCE, '', '');
  const rules = cards.flatMap(({ card }) =>
    card.rule ? [`Regel “${card.rule.title}”, versie ${card.rule.version}.`] : [],
  );
  return [...new Set(rules), ...[...found.values()].map(foundationText)];
}

type Basis = { source: string; place: string; from: string | null; to: string | null };

/** Law and policy behind the rows that matched, the calculations and the amounts. */
function basisOf(card: Card): Basis[] {
  const undated = (basis: readonly RuleBasis[]) =>
    basis.map(({ source, place }) => ({ source, place, from: null, to: null }));
  return card.trace.flatMap((entry): Basis[] => {
    if (entry.kind === 'constant') return [entry];
    if (entry.kind === 'expression') return undated(entry.basis);
    return entry.rows.flatMap((row) => (row.matched === 'ja' ? undated(row.basis) : []));
  });
}

function foundationText({ source, places, periods }: Foundation): string {
  const where = [source.title, source.publisher, ...places].filter((part) => part !== '').join(', ');
  const notes = [
    source.version === '' ? '' : `versie: ${dated(source.version)}`,
    source.read === '' ? '' : `gelezen op ${longDate(source.read)}`,
    periods.size === 0 ? '' : `geldt ${[...periods].join(' en ')}`,
    source.kind === 'secundair' ? 'een secundaire bron' : '',
  ].filter((note) => note !== '');
  return `${where}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}.`;
}

const dated = (version: string) => version.replace(/\b\d{4}-\d{2}-\d{2}\b/g, longDate).replace(/\.$/, '');

function period(from: string | null, to: string | null): string {
  if (from && to) return `van ${longDate(from)} tot en met ${longDate(to)}`;
  if (to) return `tot en met ${longDate(to)}`;
  return from ? `vanaf ${longDate(from)}` : '';
}
