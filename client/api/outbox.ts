/** Lines that were typed and are on their way: kept until the server has them. Pure. */
import type { Speaker, Utterance } from '../../server/contract/calls.ts';

export type OutLine = {
  /** Made once for each line; sending it again under the same key does no harm. */
  key: string;
  speaker: Speaker;
  /** As typed, not yet masked: held in memory only, never stored. */
  text: string;
  /** Number the server gave it; null until acknowledged. */
  n: number | null;
  /** Why the server refused it; null when it did not. */
  refusal: string | null;
};

export type Outbox = readonly OutLine[];

/** Adds a line at the end. */
export const queueLine = (outbox: Outbox, line: Pick<OutLine, 'key' | 'speaker' | 'text'>): Outbox => [
  ...outbox,
  { ...line, n: null, refusal: null },
];

const update = (outbox: Outbox, key: string, change: Partial<OutLine>): Outbox =>
  outbox.map((line) => (line.key === key ? { ...line, ...change } : line));

/** The server has the line. */
export const acknowledge = (outbox: Outbox, key: string, n: number): Outbox => update(outbox, key, { n });

/** The server will not take the line; it stays, with the reason. */
export const refuse = (outbox: Outbox, key: string, refusal: string): Outbox =>
  update(outbox, key, { refusal });

/** Takes a line out, for instance to put its text back in the input box. */
export const removeLine = (outbox: Outbox, key: string): Outbox => outbox.filter((line) => line.key !== key);

/** The line to send now: lines go one by one, in the order they were typed. */
export const nextToSend = (outbox: Outbox): OutLine | null =>
  outbox.find((line) => line.n === null && line.refusal === null) ?? null;

/** Drops the lines that have come back as a line of the call. */
export function settle(outbox: Outbox, lines: readonly Utterance[]): Outbox {
  const left = outbox.filter((line) => line.n === null || !lines.some((said) => said.n === line.n));
  return left.length === outbox.length ? outbox : left;
}

/** Lines the server does not have yet and has not refused. */
export const unsent = (outbox: Outbox): Outbox =>
  outbox.filter((line) => line.n === null && line.refusal === null);
