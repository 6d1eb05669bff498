import type { SentenceChange, SentencePart } from '../../server/contract/confirmation.ts';

/** The parts of the document a sentence can stand in, in its order. */
export const PARTS: readonly { value: SentencePart; label: string }[] = [
  { value: 'vraag', label: 'Vraag van de beller' },
  { value: 'advies', label: 'Antwoord' },
  { value: 'stappen', label: 'Wat de beller kan doen' },
  { value: 'let-op', label: 'Let op' },
];

/** What became of a sentence, as a word; nothing for one that was kept. */
export const CHANGES: Record<SentenceChange, string> = {
  behouden: '',
  geschrapt: 'Geschrapt',
  gewijzigd: 'Gewijzigd',
  toegevoegd: 'Toegevoegd',
};
