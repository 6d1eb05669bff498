/** The client file, an adapter that is off unless an administrator turns it on. What it gives is kept nowhere. */
import { z } from 'zod';

/** GET /api/client-file */
export const clientFileStatus = z.object({
  /** demo: invented people. */
  state: z.enum(['uit', 'demo']),
  /** Files to choose from, in the demo only. */
  examples: z.array(z.object({ caller: z.string(), name: z.string() })),
});
export type ClientFileStatus = z.infer<typeof clientFileStatus>;

/** POST /api/calls/:id/answers/:answerId/client-file */
export const fetchClientFileBody = z.object({
  /** Reference of the file, never a BSN: letters, digits and dashes. */
  caller: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[A-Za-z0-9-]+$/),
});

/** One value from the file. */
export const clientFileValue = z.object({
  /** Item of the card it fills in. */
  key: z.string(),
  /** As a field or `--data` gives it. */
  value: z.string(),
  /** The record it stands in, and the calendar day (JJJJ-MM-DD) it was written there. */
  source: z.string(),
  date: z.string(),
});
export type ClientFileValue = z.infer<typeof clientFileValue>;

/** Its answer: only items the card asks for. */
export const clientFileResult = z.object({
  values: z.array(clientFileValue),
  /** Items the card asks for that the file does not hold. */
  absent: z.array(z.string()),
});
export type ClientFileResult = z.infer<typeof clientFileResult>;
