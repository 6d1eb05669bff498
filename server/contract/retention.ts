/** How long each kind of data is kept: settings and log of the beheerder, as client and server share them. */
import { z } from 'zod';

/** The kinds of data that age; server/retention/kinds.ts says what each is. */
export const retentionKind = z.enum([
  'dialoog',
  'antwoorden',
  'oordelen',
  'notities',
  'verloop',
  'bewijzen',
  'opschoonlog',
]);
export type RetentionKind = z.infer<typeof retentionKind>;

/** Shortest and longest time data may be kept, in days. */
export const MIN_DAYS = 1;
export const MAX_DAYS = 3650;

/** PUT /api/retention/:kind */
export const retentionBody = z.object({ days: z.number().int().min(MIN_DAYS).max(MAX_DAYS) });
export type RetentionBody = z.infer<typeof retentionBody>;

export const retentionSetting = z.object({
  kind: retentionKind,
  name: z.string(),
  /** What it is, and what happens to it when its time is over. */
  what: z.string(),
  days: z.number().int(),
  /** Days when nobody has chosen otherwise. */
  defaultDays: z.number().int(),
  /** Name of who chose the days, and when; null for the default. */
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  lastRunAt: z.string().nullable(),
  /** Rows removed by the last run; null before the first. */
  lastRemoved: z.number().int().nullable(),
});
export type RetentionSetting = z.infer<typeof retentionSetting>;

const removed = z.partialRecord(retentionKind, z.number().int());

export const retentionRun = z.object({
  id: z.number().int(),
  startedAt: z.string(),
  /** null while it runs, and when it was broken off. */
  finishedAt: z.string().nullable(),
  startedBy: z.enum(['start', 'nacht', 'hand']),
  /** Name of who started it by hand. */
  user: z.string().nullable(),
  /** afgebroken: the server stopped, or something failed; the next run goes on where it was. */
  state: z.enum(['loopt', 'klaar', 'afgebroken']),
  /** Rows removed per kind. */
  removed,
});
export type RetentionRun = z.infer<typeof retentionRun>;

/** GET /api/retention */
export const retentionView = z.object({
  settings: z.array(retentionSetting),
  /** Newest first, at most 20. */
  runs: z.array(retentionRun),
  /** The run that goes on now: which kind, and rows removed so far; null when none does. */
  running: z.object({ kind: retentionKind.nullable(), removed: z.number().int() }).nullable(),
});
export type RetentionView = z.infer<typeof retentionView>;
