/** What stands in a rule file, a parameter file and a file of worked cases. The format is explained in knowledge/rules/README.md. */
import { z } from 'zod';
import { certainty } from '../contract/card.ts';

/** Names used in FEEL: inputs, constants, expressions, tables, options. */
const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'een naam begint met een kleine letter en heeft alleen letters en cijfers');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kleine letters, cijfers en streepjes');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'een datum als JJJJ-MM-DD');
/** A YAML scalar, kept as text: amounts, figures and FEEL are never read as a binary fraction. */
const text = z.union([z.string(), z.number().int(), z.boolean()]).transform(String);
const sentence = z.string().trim().min(1);

const basis = z.strictObject({ source: sentence, place: sentence, facts: z.array(sentence).default([]) });

const input = z.strictObject({
  key: name,
  label: sentence,
  type: z.enum(['amount', 'date', 'year', 'integer', 'number', 'percentage', 'boolean', 'choice']),
  unit: sentence.optional(),
  /** Smallest and largest value that can be right: an amount in euros, a date, a whole number or a percentage. */
  min: text.optional(),
  max: text.optional(),
  options: z
    .array(z.strictObject({ key: name, label: sentence, said: z.array(sentence).default([]) }))
    .default([]),
  question: sentence,
  why: sentence,
  said: z.array(sentence).default([]),
  /** Where the caller can find it, when he does not know. */
  find: sentence.optional(),
});

const constant = z.strictObject({
  key: name,
  label: sentence,
  parameter: slug,
  /** On which day the value must be in force: "date" (reference date), an input (date or year), or a fixed day. */
  on: z.union([name, day]).default('date'),
});

const expression = z.strictObject({
  key: name,
  label: sentence,
  feel: text,
  basis: z.array(basis).default([]),
});

const row = z.strictObject({
  when: z.record(name, text).default({}),
  // biome-ignore lint/suspicious/noThenProperty: "then" is the word a tax lawyer expects in a decision table
  then: text,
  why: sentence.optional(),
  basis: z.array(basis).default([]),
});

const table = z.strictObject({
  key: name,
  label: sentence,
  hitPolicy: z.literal('unique').default('unique'),
  columns: z.array(name).min(1),
  rows: z.array(row).min(1),
});

const watchOut = z.union([
  sentence.transform((say) => ({ text: say, when: undefined, basis: [] as z.infer<typeof basis>[] })),
  z.strictObject({ text: sentence, when: text.optional(), basis: z.array(basis).default([]) }),
]);

const outcome = z.strictObject({
  key: slug,
  title: sentence,
  say: sentence,
  steps: z.array(sentence).default([]),
  watchOuts: z.array(watchOut).default([]),
  referTo: z.array(sentence).default([]),
  basis: z.array(basis).default([]),
});

const stop = z.strictObject({
  key: slug,
  title: sentence,
  /** What is not known, in a sentence for the agent. */
  unknown: sentence,
  /** Where to look or whom to ask. */
  where: sentence,
  basis: z.array(basis).default([]),
});

export const decisionFile = z.strictObject({
  id: slug,
  title: sentence,
  topic: slug,
  version: text,
  validFrom: day,
  validTo: day.nullable(),
  /** Years for which a year or date that is asked must have its parameters. */
  years: z.strictObject({ from: z.number().int(), to: z.number().int() }).optional(),
  questions: z.array(sentence).min(3),
  /**
   * meteen: ask for what is missing as soon as a caller's question fits and one of its values was said. aanbieden: the
   * knowledge base answers, and the card offers to work it out.
   */
  ask: z.enum(['meteen', 'aanbieden']).default('aanbieden'),
  inputs: z.array(input).min(1),
  constants: z.array(constant).default([]),
  expressions: z.array(expression).default([]),
  tables: z.array(table).min(1),
  outcomes: z.array(outcome).min(1),
  stops: z.array(stop).default([]),
});
export type DecisionFile = z.infer<typeof decisionFile>;
export type BasisFile = z.infer<typeof basis>;
export type OutcomeFile = z.infer<typeof outcome>;
export type StopFile = z.infer<typeof stop>;
export type InputFile = z.infer<typeof input>;

export const parameterFile = z.array(
  z.strictObject({
    key: slug,
    label: sentence,
    unit: z.enum(['euro', 'eurocent', 'percentage', 'days', 'weeks', 'months', 'years', 'integer']),
    values: z
      .array(
        z.strictObject({
          value: text,
          from: day,
          to: day.nullable(),
          source: sentence,
          place: sentence,
          fact: sentence,
          certainty,
        }),
      )
      .min(1),
  }),
);
export type ParameterFile = z.infer<typeof parameterFile>[number];

export const caseFile = z.array(
  z.strictObject({
    name: sentence,
    date: day,
    given: z.record(name, text).default({}),
    expect: z.strictObject({
      outcome: slug.optional(),
      stop: slug.optional(),
      /** Exactly these items, in this order. */
      missing: z.array(name).optional(),
      invalid: z.array(name).optional(),
      /** Figures as written on the card, by placeholder. */
      figures: z.record(name, text).default({}),
      certainty: certainty.optional(),
    }),
  }),
);
export type WorkedCase = z.infer<typeof caseFile>[number];
