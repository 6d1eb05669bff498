import {
  MAX_SENTENCE_LENGTH,
  type SentenceChange,
  type SentencePart,
} from '../../server/contract/confirmation.ts';

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

/** Why a sentence cannot be kept, in Dutch; `empty` is said of one without words. null when it can. */
export function sentenceProblem(text: string, empty: string): string | null {
  if (text.trim() === '') return empty;
  if (text.length > MAX_SENTENCE_LENGTH)
    return `De zin is te lang. Gebruik hoogstens ${MAX_SENTENCE_LENGTH} tekens.`;
  return null;
}
