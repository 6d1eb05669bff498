/**
 * The kinds of data that age, in the order in which they are cleaned up. The days are defaults of BelBot, to be set
 * by the organisation; the reason for each stands in DESIGN.md. Snapshots of passages are no kind: they hold no
 * personal data and prove what a card showed.
 */

import type { Kysely } from 'kysely';
import { rewriteEvents, writeBody } from '../calls/rewrite-events.ts';
import {
  eraseCards,
  eraseConfirmations,
  eraseHandOvers,
  eraseHelpline,
  eraseLines,
  eraseSpeechOnCards,
} from '../consent/erase-text.ts';
import type { RetentionKind } from '../contract/retention.ts';
import type { FollowUp } from '../contract/wrap-up.ts';
import type { Tables } from '../store/schema.ts';
import { removeRows } from './remove-rows.ts';

type Trx = Kysely<Tables>;

type Described = {
  kind: RetentionKind;
  name: string;
  /** What it is and what happens to it, as a sentence for the beheerder. */
  what: string;
  defaultDays: number;
};

/** Ages with its call: its days count from the moment at which the call was closed. */
export type CallKind = Described & { by: 'call'; clean(trx: Trx, call: string): Promise<number> };

/** Ages by itself. Removes at most `limit` rows from before a moment and returns how many. */
export type RowKind = Described & {
  by: 'row';
  clean(trx: Trx, before: Date, limit: number): Promise<number>;
};

export const KINDS: readonly (CallKind | RowKind)[] = [
  {
    kind: 'dialoog',
    name: 'Gespreksregels',
    what: 'Wat beller en medewerker zeiden, gemaskeerd, ook als vraag op een kaart. De woorden worden gewist; het aantal regels blijft.',
    defaultDays: 90,
    by: 'call',
    async clean(trx, call) {
      const { lines = 0 } = await eraseLines(trx, call);
      await eraseSpeechOnCards(trx, call);
      await eraseHelpline(trx, call);
      await eraseHandOvers(trx, call);
      return lines;
    },
  },
  {
    kind: 'antwoorden',
    name: 'Antwoorden met kaart',
    what: 'De kaarten zoals de medewerker ze zag, met de gegevens en stappen van een berekening. De woorden worden gewist; rekenbewijs en bronnen blijven.',
    defaultDays: 365,
    by: 'call',
    clean: async (trx, call) => {
      await eraseConfirmations(trx, call);
      return (await eraseCards(trx, call)).cards ?? 0;
    },
  },
  {
    kind: 'oordelen',
    name: 'Duimen en redenen',
    what: 'Wat medewerkers van een kaart vonden, met hun toelichting. Worden verwijderd.',
    defaultDays: 365,
    by: 'row',
    async clean(trx, before, limit) {
      const at = before.toISOString();
      let removed = 0;
      for (const table of ['feedback', 'unused'] as const) {
        const rows = await trx
          .selectFrom(table)
          .innerJoin('answers', 'answers.id', `${table}.answer`)
          .innerJoin('calls', 'calls.id', 'answers.call')
          .select([`${table}.id as id`, 'answers.call as call'])
          .where(`${table}.at`, '<', at)
          .where('calls.closed_at', 'is not', null)
          .limit(limit - removed)
          .execute();
        if (rows.length === 0) continue;
        const ids = rows.map((r) => r.id);
        await trx.deleteFrom(table).where('id', 'in', ids).execute();
        await forgetOpinions(trx, [...new Set(rows.map((r) => r.call))], at);
        removed += rows.length;
      }
      return removed;
    },
  },
  {
    kind: 'notities',
    name: 'Notities',
    what: 'De notitie, de samenvatting en de reden van een vervolg die bij het afronden zijn geschreven. Worden gewist; onderwerp en uitkomst blijven.',
    defaultDays: 365,
    by: 'call',
    async clean(trx, call) {
      const row = await trx
        .selectFrom('calls')
        .select(['note', 'summary', 'follow_up_json'])
        .where('id', '=', call)
        .executeTakeFirst();
      if (!row) return 0;
      const follow_up_json =
        row.follow_up_json && JSON.stringify(withoutWords(JSON.parse(row.follow_up_json)));
      const had = row.note !== '' || row.summary !== '' || follow_up_json !== row.follow_up_json;
      await trx
        .updateTable('calls')
        .set({ note: '', summary: '', follow_up_json })
        .where('id', '=', call)
        .execute();
      await rewriteEvents(trx, { call, type: 'closed' }, ({ wrapUp, ...rest }) => ({
        ...rest,
        wrapUp: {
          ...wrapUp,
          note: '',
          summary: '',
          followUp: withoutWords(wrapUp.followUp ?? { kind: 'geen' }),
        },
      }));
      return had ? 1 : 0;
    },
  },
  {
    kind: 'verloop',
    name: 'Verloop van gesprekken',
    what: 'Wat er wanneer gebeurde: begin, regels, kaarten, toestemming, einde. Wordt verwijderd; daarna is een gesprek niet meer terug te lezen.',
    defaultDays: 730,
    by: 'call',
    async clean(trx, call) {
      const { numDeletedRows } = await trx
        .deleteFrom('call_events')
        .where('call', '=', call)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  },
  {
    kind: 'bewijzen',
    name: 'Rekenbewijzen en tellingen',
    what: 'Wat er van een gesprek over is: tijden, onderwerp, aantallen, status en rekenbewijs van elke kaart. Het hele gesprek wordt verwijderd.',
    defaultDays: 1825,
    by: 'call',
    clean: (trx, call) => removeRows(trx, 'calls', [call]),
  },
  {
    kind: 'opschoonlog',
    name: 'Verslag van het opschonen',
    what: 'De lijst van opschoonbeurten onder aan deze pagina. Oude beurten worden verwijderd.',
    defaultDays: 1825,
    by: 'row',
    async clean(trx, before, limit) {
      const old = trx
        .selectFrom('retention_runs')
        .select('id')
        .where('started_at', '<', before.toISOString())
        .where('state', '!=', 'loopt')
        .limit(limit);
      const { numDeletedRows } = await trx
        .deleteFrom('retention_runs')
        .where('id', 'in', old)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  },
];

/** The days of a kind that hangs on its call cannot be longer than those of the call itself. */
export const LAST_KIND: RetentionKind = 'bewijzen';
export const hangsOnCall = (kind: RetentionKind) =>
  kind !== LAST_KIND && (kind === 'oordelen' || KINDS.some((k) => k.kind === kind && k.by === 'call'));

/** Takes opinions from before a moment out of what the events of these calls tell; the events keep their numbers. */
async function forgetOpinions(trx: Trx, calls: string[], before: string): Promise<void> {
  const events = await trx
    .selectFrom('call_events')
    .selectAll()
    .where('call', 'in', calls)
    .where('type', 'in', ['feedback', 'unused'])
    .where('at', '<', before)
    .execute();
  for (const { call, n, type, body_json } of events) {
    const { answerId } = JSON.parse(body_json);
    const none =
      type === 'feedback'
        ? { feedback: { thumb: null, reasons: [], text: '' } }
        : { unused: { reason: null, text: '' } };
    await writeBody(trx, { call, n, body: { answerId, ...none } });
  }
}

/** A follow-up without what the agent wrote of it; what kind it was, and for when, stays. */
function withoutWords(followUp: FollowUp): FollowUp {
  if (followUp.kind === 'terugbellen') return { ...followUp, reason: 'gewist' };
  if (followUp.kind === 'anders') return { ...followUp, text: 'gewist' };
  return followUp;
}
