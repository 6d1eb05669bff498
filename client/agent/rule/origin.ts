/** Where a value came from, in words. Pure. */
import type { UsedInput } from '../../../server/contract/card.ts';

const place = (utterance: number | null) => (utterance === null ? '' : ` in regel ${utterance}`);
const words = (said: string | null) => (said === null ? '' : `: “${said}”`);

/** "ingevuld", "gezegd in regel 4: “3800 euro”", "afgeleid uit “mijn vrouw” in regel 4, controleer". */
export function originText({
  origin,
  said,
  utterance,
}: Pick<UsedInput, 'origin' | 'said' | 'utterance'>): string {
  if (origin === 'ingevuld') return 'ingevuld';
  if (origin === 'dossier') return 'uit het dossier';
  if (origin === 'gezegd') return `gezegd${place(utterance)}${words(said)}`;
  const source = said === null ? 'het gesprek' : `“${said}”`;
  return `afgeleid uit ${source}${place(utterance)}, controleer`;
}

/** A value that is a choice, with a capital as the choice has it; figures and dates stay as they are. */
export const valueText = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
