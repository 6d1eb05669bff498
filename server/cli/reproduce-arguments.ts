/** The options of `reproduce`. */
import { parseArgs } from 'node:util';
import { UsageError } from './ask-arguments.ts';

/** One answer by its id, or the newest few. */
export type ReproduceOptions = { json: boolean } & ({ id: string; last: null } | { last: number });

const MOST = 1000;

const HELP = `Gebruik:
  npm run --silent reproduce -- <nummer van een antwoord>     rekent een kaart na
  npm run --silent reproduce -- --last 20                     rekent de 20 nieuwste na, een per regel
Opties: --json (per antwoord een regel JSON)
Exitcode: 0 gelijk, 1 anders, 2 verkeerd gebruik, onbekend antwoord of niet na te rekenen.
Bij --last: 1 als er een anders is, 2 alleen als er geen enkel is na te rekenen.`;

/** Parses and checks; throws UsageError with one sentence and the usage. */
export function parseReproduceArguments(args: string[]): ReproduceOptions {
  const fail = (message: string) => new UsageError(`${message}\n\n${HELP}`);
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw fail(`Onbekende of onvolledige optie: ${(error as Error).message}`);
  }
  const { values, positionals } = parsed;
  const json = values.json ?? false;
  const [id, ...more] = positionals;
  if (values.last !== undefined) {
    const last = Number(values.last);
    if (id !== undefined) throw fail('Geef een nummer of --last, niet allebei.');
    if (!Number.isInteger(last) || last < 1 || last > MOST) {
      throw fail(`--last ${values.last} is geen getal van 1 tot ${MOST}.`);
    }
    return { json, last };
  }
  if (id === undefined) throw fail('Er is geen nummer van een antwoord gegeven.');
  if (more.length > 0) throw fail('Geef een nummer tegelijk, of --last.');
  return { json, id, last: null };
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, last: { type: 'string' } },
  });
