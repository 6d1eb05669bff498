/** GET /api/status: what works and what does not, for the console's notices. */
import { z } from 'zod';

export const serviceStatus = z.object({
  /** aan: meaning and word search. uit: word search only (model missing or damaged). opbouw: index being built. */
  meaningSearch: z.enum(['aan', 'uit', 'opbouw']),
  /** Share of the index built, 0 to 1, while meaningSearch is "opbouw". */
  progress: z.number(),
  /** Why meaning search is off, as a Dutch sentence; null when it is on. */
  reason: z.string().nullable(),
  knowledgeVersion: z.string(),
  passages: z.number().int(),
  /** Reference date of the answers, JJJJ-MM-DD. */
  date: z.string(),
});
export type ServiceStatus = z.infer<typeof serviceStatus>;
