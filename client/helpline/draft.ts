/** The answer a helper is writing; kept per question, so that looking at another one loses nothing. */
export type ChosenSource = {
  passage: string;
  article: string;
  title: string;
  /** Its article and period, where known. */
  about: string;
};

export type AnswerDraft = { text: string; sources: readonly ChosenSource[] };

export const EMPTY_DRAFT: AnswerDraft = { text: '', sources: [] };

/** The draft with a source more; one that is there already stays where it is. */
export const withSource = (draft: AnswerDraft, source: ChosenSource): AnswerDraft =>
  draft.sources.some(({ passage }) => passage === source.passage)
    ? draft
    : { ...draft, sources: [...draft.sources, source] };

export const withoutSource = (draft: AnswerDraft, passage: string): AnswerDraft => ({
  ...draft,
  sources: draft.sources.filter((source) => source.passage !== passage),
});
