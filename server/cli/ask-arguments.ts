/** The options of `ask`. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { today } from './today.ts';

/** Bad usage: exit code 2, with a message that says what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export type AskOptions = {
  question: string;
  json: boolean;
  batch: string | null;
  calls: string | null;
  date: string;
  data: Record<string, string>;
  top: number;
};

const HELP = `Gebruik:
  npm run --silent ask -- "tot wanneer kan ik bezwaar maken"
  npm run --silent ask -- --json "…"
  npm run --silent ask -- --json --batch BESTAND      (of - voor de standaardinvoer; per regel: id TAB vraag)
  npm run --silent ask -- --json --calls BESTAND      (per regel een gesprek als JSON)
Opties: --date JJJJ-MM-DD   --data sleutel=waarde (herhaalbaar)   --top N (1 tot 100)`;

/** Parses and checks; throws UsageError with one sentence and the usage. */
export function parseAskArguments(args: string[]): AskOptions {
  const fail = (message: string) => new UsageError(`${message}\n\n${HELP}`);
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw fail(`Onbekende of onvolledige optie: ${(error as Error).message}`);
  }
  const { values, positionals } = parsed;
  const date = values.date ?? today();
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(date) ||
    Number.isNaN(Date.parse(date)) ||
    new Date(date).toISOString().slice(0, 10) !== date
  ) {
    throw fail(`--date ${date} is geen bestaande datum (JJJJ-MM-DD).`);
  }
  const top = Number(values.top ?? 10);
  if (!Number.isInteger(top) || top < 1 || top > 100)
    throw fail(`--top ${values.top} is geen getal van 1 tot 100.`);
  const data: Record<string, string> = {};
  for (const item of values.data ?? []) {
    const at = item.indexOf('=');
    if (at < 1) throw fail(`--data ${item} heeft niet de vorm sleutel=waarde.`);
    data[item.slice(0, at)] = item.slice(at + 1);
  }
  for (const file of [values.batch, values.calls]) {
    if (file && file !== '-' && !existsSync(file)) throw fail(`Het bestand ${file} bestaat niet.`);
  }
  if (values.batch && values.calls) throw fail('Kies --batch of --calls, niet allebei.');
  const question = positionals.join(' ');
  if (!values.batch && !values.calls && positionals.length === 0) throw fail('Er is geen vraag gegeven.');
  if ((values.batch || values.calls) && question) throw fail('Geef een vraag of een bestand, niet allebei.');
  return {
    question,
    json: values.json ?? false,
    batch: values.batch ?? null,
    calls: values.calls ?? null,
    date,
    data,
    top,
  };
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      batch: { type: 'string' },
      calls: { type: 'string' },
      date: { type: 'string' },
      data: { type: 'string', multiple: true },
      top: { type: 'string' },
    },
  });
