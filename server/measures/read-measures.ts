/** Reads what the measures are drawn from: one row per closed call. */
import { sql } from 'kysely';
import { AppError } from '../app-error.ts';
import { dutchDay } from '../calls/deps.ts';
import { MAX_DAYS, type Measures } from '../contract/measures.ts';
import { OTHER } from '../contract/wrap-up.ts';
import { beginOfDay } from '../search-back/dutch-days.ts';
import type { Store } from '../store/open-database.ts';
import { type CallFigures, measureRows } from './measure-rows.ts';
import { secondsBetween } from './wrap-up-time.ts';

const DAY = 86_400_000;
/** Days shown when none are asked for. */
const USUAL_DAYS = 30;

/**
 * The measures over the calls that began between two days (JJJJ-MM-DD, Dutch time, both included) and are closed.
 * Throws AppError ONGELDIGE_INVOER when the last day lies before the first or there are too many.
 */
export async function readMeasures(
  { from, to }: { from?: string; to?: string },
  { store: { db }, now }: { store: Store; now: () => Date },
): Promise<Measures> {
  const last = to ?? dutchDay(now());
  const first = from ?? dayBefore(last, USUAL_DAYS - 1);
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  if (days < 1) throw wrong('de laatste dag ligt voor de eerste');
  if (days > MAX_DAYS) throw wrong(`vraag hoogstens ${MAX_DAYS} dagen tegelijk`);
  const { rows } = await sql<Row>`
    select c.started_at, c.closed_at, c.category, c.solved, c.wrap_up_started_at,
      t.waiting_seconds, t.repeat_call, t.transferred_to, t.ended_at,
      (select min(a.at) from answers a where a.call = c.id and a.shown = 1) as first_card,
      (select count(*) from answers a where a.call = c.id and ${lastThumb} = 'omhoog') as up,
      (select count(*) from answers a where a.call = c.id and ${lastThumb} = 'omlaag') as down
    from calls c left join telephony t on t.call = c.id
    where c.closed_at is not null and c.started_at >= ${beginOfDay(first)}
      and c.started_at < ${beginOfDay(last, 1)}`.execute(db);
  return { from: first, to: last, rows: measureRows(rows.map(figuresOf)) };
}

/** Every change of a thumb is a row; the last one counts. */
const lastThumb = sql.raw(
  '(select f.thumb from feedback f where f.answer = a.id order by f.id desc limit 1)',
);

type Row = {
  started_at: string;
  closed_at: string;
  category: string | null;
  solved: CallFigures['solved'];
  wrap_up_started_at: string | null;
  waiting_seconds: number | null;
  repeat_call: number | null;
  transferred_to: string | null;
  ended_at: string | null;
  first_card: string | null;
  up: number;
  down: number;
};

const figuresOf = (row: Row): CallFigures => ({
  day: dutchDay(new Date(row.started_at)),
  category: row.category ?? OTHER,
  waitingSeconds: row.waiting_seconds,
  repeatCall: row.repeat_call === null ? null : row.repeat_call === 1,
  transferred: row.transferred_to !== null,
  wrapUpSeconds: secondsBetween(row.ended_at ?? row.wrap_up_started_at, row.closed_at),
  firstCardSeconds: row.first_card === null ? null : secondsBetween(row.started_at, row.first_card),
  thumbsUp: row.up,
  thumbsDown: row.down,
  solved: row.solved,
});

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

const wrong = (what: string) =>
  new AppError({ status: 400, code: 'ONGELDIGE_INVOER', message: `Periode: ${what}.` });
