/** A client file of invented people, for demonstration and tests: demo-people.yaml. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ClientFile } from './client-file.ts';

const day = z.iso.date();
const people = z.array(
  z.object({
    caller: z.string(),
    name: z.string(),
    /** Behaves as a file system that is down. */
    fails: z.boolean().default(false),
    values: z.record(
      z.string(),
      z.record(z.string(), z.object({ value: z.string(), source: z.string(), date: day })),
    ),
  }),
);

export function demoClientFile(): ClientFile {
  const known = people.parse(parse(readFileSync(new URL('demo-people.yaml', import.meta.url), 'utf8')));
  return {
    state: 'demo',
    examples: known.map(({ caller, name }) => ({ caller, name })),
    async fetch({ caller, decision, keys }) {
      const person = known.find((p) => p.caller === caller);
      if (!person) return null;
      if (person.fails) throw new Error('the demo file of this person is down');
      const values = person.values[decision] ?? {};
      return keys.flatMap((key) => {
        const found = values[key];
        return found ? [{ key, ...found }] : [];
      });
    },
  };
}
