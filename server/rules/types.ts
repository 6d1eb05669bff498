/** A decision as the engine holds it: everything parsed, typed and compiled once. Never changes after load. */
import type { Certainty, MissingItem } from '../contract/card.ts';
import type { Day } from '../knowledge/types.ts';
import type { Cell } from './feel/cell.ts';
import type { Expr } from './feel/expr.ts';
import type { Parameter } from './parameters.ts';
import type { InputFile } from './schema.ts';
import type { Kind } from './values.ts';

/** Law or policy a row, expression or outcome rests on, with the facts that state it. */
export type Basis = { source: string; place: string; facts: string[] };

export type Option = { key: string; label: string; said: string[] };

export type Input = {
  key: string;
  label: string;
  type: Exclude<InputFile['type'], 'number'>;
  kind: Kind;
  unit: string | null;
  /** Domain in the engine's units (cents, days, whole numbers, millionths of a percent); null for boolean and choice. */
  min: number | null;
  max: number | null;
  options: Option[];
  question: string;
  why: string;
  said: string[];
  find: string | null;
};

export type Constant = { key: string; label: string; parameter: Parameter; on: string };

export type Expression = { key: string; label: string; source: string; expr: Expr; basis: Basis[] };

export type Row = {
  /** 1-based, as the trace names it. */
  number: number;
  /** One per column; null = any value. */
  cells: (Cell | null)[];
  /** Outcome or stop for the table "uitkomst"; otherwise FEEL. */
  result: string;
  output: Expr | null;
  why: string | null;
  basis: Basis[];
};

export type Table = {
  key: string;
  /** Names in its cells: constants, and options of choices. */
  cellNames: string[];
  label: string;
  columns: string[];
  rows: Row[];
  isOutcome: boolean;
};

/** Text with {placeholders}, cut up at load. */
export type Template = { text: string; parts: (string | { name: string })[]; names: string[] };

export type WatchOut = { text: Template; when: Expr | null; basis: Basis[] };

export type Outcome = {
  key: string;
  title: Template;
  say: Template;
  steps: Template[];
  watchOuts: WatchOut[];
  referTo: Template[];
  basis: Basis[];
};

export type Stop = { key: string; title: string; unknown: string; where: string; basis: Basis[] };

/** What a name in FEEL stands for. */
export type Definition =
  | { of: 'input'; input: Input }
  | { of: 'constant'; constant: Constant }
  | { of: 'expression'; expression: Expression }
  | { of: 'table'; table: Table }
  /** The reference date, "vandaag". */
  | { of: 'today' };

/** Kind of a name, and the options when it is a choice. */
export type NameType = { kind: Kind; options: ReadonlyMap<string, string> | null };

export type Decision = {
  id: string;
  title: string;
  topic: string;
  version: string;
  validFrom: Day;
  validTo: Day | null;
  years: { from: number; to: number } | null;
  /** Sample caller questions, for choosing the decision by meaning. */
  questions: string[];
  /** Whether it asks at once, or offers itself beside an answer of the knowledge base. */
  ask: 'meteen' | 'aanbieden';
  inputs: Input[];
  constants: Constant[];
  expressions: Expression[];
  /** Keys of the tables in the order of the file. */
  tableOrder: string[];
  /** In the order in which they can be worked out; the one named "uitkomst" chooses the outcome. */
  tables: Table[];
  outcomeTable: Table;
  outcomes: Map<string, Outcome>;
  stops: Map<string, Stop>;
  definitions: Map<string, Definition>;
  types: Map<string, NameType>;
  /** Certainty of every fact the decision names. */
  certainty: Map<string, Certainty>;
  /** SHA-256 of the file as read. */
  hash: string;
  file: string;
  lineOf: (path: readonly PropertyKey[]) => number;
};

/** What it takes to ask for an item and to fill it in. */
export type AskItem = Omit<MissingItem, 'refused'>;
