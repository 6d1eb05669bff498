/**
 * Boundaries: subjects that callers ask about and that the knowledge base does not answer. They compete in the same
 * ranking as passages; when one comes first, the card says so instead of showing the nearest passage.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const boundary = z.strictObject({
  id: z.string(),
  title: z.string().max(70),
  /** One sentence to the agent: why there is no answer. */
  reason: z.string(),
  /** Key of knowledge/referrals.yaml; null when there is nobody to refer to. */
  referral: z.string().nullable(),
  kind: z.enum(['hiaat', 'buiten', 'advies', 'persoonlijk', 'misbruik']),
  questions: z.array(z.string()).min(1),
});
export type Boundary = z.infer<typeof boundary>;

/** knowledge/boundaries.yaml by id; empty when the file is not there. Throws with the place of a mistake. */
export function loadBoundaries(dir: string): Map<string, Boundary> {
  const file = join(dir, 'boundaries.yaml');
  if (!existsSync(file)) return new Map();
  const parsed = z.array(boundary).safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return new Map(parsed.data.map((b) => [b.id, b]));
  const issue = parsed.error.issues[0];
  throw new Error(`boundaries.yaml: ${issue?.path.join('.')}: ${issue?.message}`);
}
