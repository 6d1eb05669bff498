/** The table of the benchmarks, for a terminal. */
import type { BenchRow } from './row.ts';

const WIDTH = 110;

const verdict = ({ met }: BenchRow) => (met === null ? '–' : met ? 'ok' : 'niet gehaald');

/** One line per row, and under it how it was measured. */
export function benchTable(rows: BenchRow[]): string {
  const cells = rows.map((row) => [row.what, row.goal ?? '–', row.measured, verdict(row)]);
  const head = ['wat', 'doel', 'gemeten', 'oordeel'];
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((cell) => cell[i]?.length ?? 0)));
  const line = (cell: string[]) =>
    cell
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const body = rows.map((row, i) => `${line(cells[i] ?? [])}\n${wrapped(row.how)}`);
  return [line(head), ...body].join('\n');
}

/** Text in lines of at most WIDTH characters, indented. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`    ${word}`);
  }
  return lines.join('\n');
}
