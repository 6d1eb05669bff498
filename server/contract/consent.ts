/** What the caller was told and agreed to, changed while the call runs. */
import { z } from 'zod';
import { callSummary } from './calls.ts';

/** PUT /api/calls/:id/consent: what is left out stays as it is. Sent again it changes nothing more. */
export const consentBody = z
  .object({
    /** The caller was told that a digital assistant helps along. */
    callerInformed: z.boolean().optional(),
    /** false: what was kept is erased for good. true: kept from this moment on. */
    recording: z.boolean().optional(),
  })
  .refine(({ callerInformed, recording }) => callerInformed !== undefined || recording !== undefined);
export type ConsentBody = z.infer<typeof consentBody>;

/** Its answer. */
export const consentResult = z.object({
  call: callSummary,
  /** What was erased by this change; zeros when there was nothing. */
  erased: z.object({ lines: z.number().int(), cards: z.number().int() }),
});
export type ConsentResult = z.infer<typeof consentResult>;
