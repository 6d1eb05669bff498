/** What the agent has filled in so far, and the wrap-up it makes. Pure. */
import {
  type CloseCallBody,
  type FollowUp,
  MAX_NOTE_LENGTH,
  MAX_SUMMARY_LENGTH,
  OTHER,
  type Solved,
  type WrapUpProposal,
} from '../../../server/contract/wrap-up.ts';

export type FollowUpKind = FollowUp['kind'];

/** null: not touched, what is proposed holds. */
export type Draft = {
  category: string | null;
  solved: Solved | null;
  kind: FollowUpKind | null;
  date: string;
  reason: string;
  referral: string | null;
  other: string;
  note: string;
  summary: string | null;
};

export type Field = 'solved' | 'date' | 'reason' | 'referral' | 'other' | 'note' | 'summary';
export type Problems = Partial<Record<Field, string>>;

/** The fields in the order of the form. */
const FIELDS: readonly Field[] = ['solved', 'date', 'reason', 'referral', 'other', 'note', 'summary'];

/** The first field with a problem, or null. */
export const firstOf = (problems: Problems): Field | null =>
  FIELDS.find((field) => problems[field] !== undefined) ?? null;

/** A new draft; from a wrap-up that was taken back it begins where that one ended. `tomorrow`: JJJJ-MM-DD. */
export function newDraft(before: CloseCallBody | null, tomorrow: string): Draft {
  const followUp = before?.followUp;
  return {
    category: before?.category ?? null,
    solved: before?.solved ?? null,
    kind: followUp?.kind ?? null,
    date: followUp?.kind === 'terugbellen' ? followUp.date : tomorrow,
    reason: followUp?.kind === 'terugbellen' ? followUp.reason : '',
    referral: followUp?.kind === 'doorverwezen' ? followUp.to : null,
    other: followUp?.kind === 'anders' ? followUp.text : '',
    note: before?.note ?? '',
    summary: null,
  };
}

/** The draft with what is proposed where the agent chose nothing; null: no proposal has come. */
export function withProposal(draft: Draft, proposal: WrapUpProposal | null) {
  return {
    ...draft,
    category: draft.category ?? proposal?.categories[0] ?? OTHER,
    kind: draft.kind ?? (proposal?.referral ? 'doorverwezen' : 'geen'),
    referral: draft.referral ?? proposal?.referral ?? '',
    summary: draft.summary ?? proposal?.summary,
  };
}

const tooLong = (text: string, most: number) =>
  text.length > most ? `De tekst is te lang. Gebruik hoogstens ${most} tekens.` : undefined;

/** What must be put right first, per field. `today`: JJJJ-MM-DD. */
export function problemsOf(filled: ReturnType<typeof withProposal>, today: string): Problems {
  const { solved, kind, date, reason, referral, other, note, summary = '' } = filled;
  const problems: Problems = {
    solved: solved === null ? 'Kies ja, deels of nee.' : undefined,
    note: tooLong(note, MAX_NOTE_LENGTH),
    summary: tooLong(summary, MAX_SUMMARY_LENGTH),
  };
  if (kind === 'terugbellen') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) problems.date = 'Kies een dag.';
    else if (date < today) problems.date = 'Kies vandaag of een latere dag.';
    problems.reason = reason.trim() === '' ? 'Vul in waarom u terugbelt.' : tooLong(reason, MAX_NOTE_LENGTH);
  }
  if (kind === 'doorverwezen' && referral === '') problems.referral = 'Kies naar wie u doorverwees.';
  if (kind === 'anders')
    problems.other = other.trim() === '' ? 'Vul in wat er nog gebeurt.' : tooLong(other, MAX_NOTE_LENGTH);
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** What is sent; null as long as the outcome is not chosen. */
export function bodyOf(filled: ReturnType<typeof withProposal>): CloseCallBody | null {
  const { category, solved, note, summary } = filled;
  return solved === null ? null : { category, solved, followUp: followUpOf(filled), note, summary };
}

function followUpOf({ kind, date, reason, referral, other }: ReturnType<typeof withProposal>): FollowUp {
  if (kind === 'terugbellen') return { kind, date, reason };
  if (kind === 'doorverwezen') return { kind, to: referral };
  return kind === 'anders' ? { kind, text: other } : { kind };
}

/** The first working day after a day (JJJJ-MM-DD); holidays are not known here. */
export function nextWorkingDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6);
  return date.toISOString().slice(0, 10);
}
