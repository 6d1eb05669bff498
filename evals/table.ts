/** A nested result as a table of text: name, value, interval, number of cases. */
import type { Share } from './metrics.ts';

const isShare = (v: unknown): v is Share =>
  typeof v === 'object' && v !== null && 'value' in v && 'n' in v && 'low' in v && 'high' in v;

export type Row = { name: string; value: string; interval: string; n: string; share: Share | null };

/** Flattens a result; lists and texts are left out. */
export function rows(value: unknown, name = ''): Row[] {
  if (isShare(value)) {
    const interval = `${value.low.toFixed(3)}–${value.high.toFixed(3)}`;
    return [{ name, value: value.value.toFixed(3), interval, n: String(value.n), share: value }];
  }
  if (typeof value === 'number')
    return [{ name, value: String(Math.round(value * 1000) / 1000), interval: '', n: '', share: null }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, v]) => rows(v, name ? `${name} ${key}` : key));
}

export function table(result: object): string {
  const all = rows(result);
  const width = Math.max(...all.map((r) => r.name.length));
  const head = `${'measure'.padEnd(width)}  ${'value'.padStart(8)}  ${'95 %'.padEnd(13)}  cases`;
  return [
    head,
    ...all.map((r) => `${r.name.padEnd(width)}  ${r.value.padStart(8)}  ${r.interval.padEnd(13)}  ${r.n}`),
  ].join('\n');
}
