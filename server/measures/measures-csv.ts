import { type Measures, measureRow } from '../contract/measures.ts';

const COLUMNS = measureRow.keyof().options;

/**
 * The rows of the measures as CSV (RFC 4180): a head with the names of the contract, decimal point, an empty field
 * where there is no value. Days and categories are keys, so that no field needs quotes.
 */
export const measuresCsv = ({ rows }: Measures): string =>
  [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
