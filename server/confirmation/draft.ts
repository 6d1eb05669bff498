/** The draft of a confirmation: the sentences of its cards with what the agent did to them. Pure. */
import type { Card } from '../contract/card.ts';
import type {
  ChangeCounts,
  DraftSentence,
  SaveDraftBody,
  SentenceChange,
  SentenceEdit,
} from '../contract/confirmation.ts';
import { mask } from '../privacy/mask.ts';
import { sentencesOf } from './sentences.ts';

/** As it is kept: the cards in the order of the document; sentences null until the agent changed one. */
export type StoredDraft = {
  cards: { answerId: string; sentences: SentenceEdit[] | null }[];
  explanation: boolean;
  openedAt: string;
  checkMs: number;
};

/** Sentences of the agent have keys that start so; those of a card never do. */
export const OWN_KEY = 'eigen-';

/** The sentences of a card as the draft has them: those of the card first, per part, then the agent's own. */
export function draftSentences(card: Card, edits: readonly SentenceEdit[] | null): DraftSentence[] {
  const base = sentencesOf(card);
  const own = (edits ?? []).filter((e) => e.key.startsWith(OWN_KEY) && e.text !== '');
  const kept = base.map(({ key, part, text }): DraftSentence => {
    const edit = edits?.find((e) => e.key === key);
    // An emptied sentence is a struck one: what stood there stays to be seen.
    const now = edit?.text || text;
    const struck = edit ? edit.struck || edit.text === '' : false;
    return { key, part, text: now, struck, original: text, change: changeOf(text, now, struck) };
  });
  const added = own.map(
    ({ key, part, text, struck }): DraftSentence => ({
      key,
      part,
      text,
      struck,
      original: null,
      change: struck ? 'geschrapt' : 'toegevoegd',
    }),
  );
  return (['vraag', 'advies', 'stappen', 'let-op'] as const).flatMap((part) =>
    [...kept, ...added].filter((s) => s.part === part),
  );
}

const changeOf = (was: string, now: string, struck: boolean): SentenceChange =>
  struck ? 'geschrapt' : was === now ? 'behouden' : 'gewijzigd';

/** What the agent sent, with personal data taken out; `masked` counts what was replaced. */
export function maskEdits(
  cards: SaveDraftBody['cards'],
  originals: (answerId: string) => ReadonlyMap<string, string>,
): { cards: StoredDraft['cards']; masked: number } {
  let masked = 0;
  const clean = cards.map(({ answerId, sentences }) => {
    const known = originals(answerId);
    if (!sentences) return { answerId, sentences: null };
    const edits = sentences.flatMap((edit): SentenceEdit[] => {
      const original = known.get(edit.key);
      if (original === undefined && !edit.key.startsWith(OWN_KEY)) return [];
      const { text, found } = edit.text === original ? { text: edit.text, found: [] } : mask(edit.text);
      // A key is free text that the console chose; what it holds is of no use here.
      const key = original === undefined ? ownKey(edit.key) : edit.key;
      masked += found.length;
      return [{ key, part: edit.part, text, struck: edit.struck }];
    });
    const changed = edits.some((e) => e.struck || known.get(e.key) !== e.text);
    return { answerId, sentences: changed ? edits : null };
  });
  return { cards: clean, masked };
}

const ownKey = (key: string): string => OWN_KEY + (/\d{1,6}$/.exec(key)?.[0] ?? '0');

export function countChanges(sentences: readonly DraftSentence[]): ChangeCounts {
  const count = (change: SentenceChange) => sentences.filter((s) => s.change === change).length;
  return {
    kept: count('behouden'),
    struck: count('geschrapt'),
    changed: count('gewijzigd'),
    added: count('toegevoegd'),
  };
}
