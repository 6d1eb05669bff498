/** Changing what stored events tell, for erasing only: their numbers, kinds and moments stay. */
import type { Kysely } from 'kysely';
import type { CallEvent } from '../contract/calls.ts';
import type { Tables } from '../store/schema.ts';

/** What an event tells, without number, kind and moment. */
// biome-ignore lint/suspicious/noExplicitAny: events of every age and kind; each caller knows its own
type Body = any;

/** Writes the events of a call and a kind again with their bodies changed; null leaves one as it is. */
export async function rewriteEvents(
  trx: Kysely<Tables>,
  { call, type }: { call: string; type: CallEvent['type'] },
  change: (body: Body) => object | null,
): Promise<void> {
  const rows = await trx
    .selectFrom('call_events')
    .select(['n', 'body_json'])
    .where('call', '=', call)
    .where('type', '=', type)
    .execute();
  for (const { n, body_json } of rows) {
    const body = change(JSON.parse(body_json));
    if (body) await writeBody(trx, { call, n, body });
  }
}

/** Writes what one event tells again, under its number. */
export async function writeBody(
  trx: Kysely<Tables>,
  { call, n, body }: { call: string; n: number; body: object },
): Promise<void> {
  await trx
    .updateTable('call_events')
    .set({ body_json: JSON.stringify(body) })
    .where('call', '=', call)
    .where('n', '=', n)
    .execute();
}
