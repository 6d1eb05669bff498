/** What a benchmark hands back: one line of the table, with the figures behind it. */

export type BenchRow = {
  /** Key in the JSON. */
  name: string;
  /** What was measured, in Dutch, as the table of ARCHITECTURE.md words it. */
  what: string;
  /** The goal in words; null = measured for information only. */
  goal: string | null;
  /** What came out, in words. */
  measured: string;
  /** null: no goal, or not measurable on this machine. */
  met: boolean | null;
  /** How it was measured and what else was seen. */
  how: string;
  /** Everything measured, with the unit in the name. */
  figures: Figures;
};

export type Figures = { [name: string]: number | string | null | Figures };

/** What a benchmark gets from run.ts. */
export type BenchContext = {
  /** Folder of this run; removed afterwards. */
  workDir: string;
  /** DATA_DIR with an index that fits the knowledge base of now; to copy from, never to change. */
  warmDir: string;
  /** Calls in the heaviest load. */
  calls: number;
  /** Agents with a console in that load; the others' cards reach no socket. */
  sockets: number;
  /** Share of the lines that callers speak in that load; agents speak the rest and get no answer to it. */
  callerShare: number;
};

export type Benchmark = (context: BenchContext) => Promise<BenchRow[]>;

/** A number in Dutch, with so many decimals. */
export const nl = (value: number, decimals = 0): string =>
  value.toLocaleString('nl-NL', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** Rounded, for the JSON. */
export const round = (value: number, decimals = 1): number => Number(value.toFixed(decimals));
