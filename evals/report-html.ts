/** The report as one HTML page: a bar with its interval for every share. No scripts, nothing from outside. */
import { type Row, rows } from './table.ts';

const escapeHtml = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function bar({ share }: Row): string {
  if (!share) return '';
  const x = (v: number) => (200 * Math.min(1, Math.max(0, v))).toFixed(1);
  return `<svg width="200" height="16" role="img" aria-label="${share.value.toFixed(3)}"><rect width="200" height="16" fill="#eef1f5"/><rect width="${x(share.value)}" height="16" fill="#1d5fa8"/><line x1="${x(share.low)}" x2="${x(share.high)}" y1="8" y2="8" stroke="#111" stroke-width="2"/></svg>`;
}

/** A whole page for a result of evals/run.ts. */
export function reportHtml(result: { date: string; cases: string }): string {
  const body = rows(result)
    .map(
      (r) =>
        `<tr><th scope="row">${escapeHtml(r.name)}</th><td>${r.value}</td><td>${bar(r)}</td><td>${r.interval}</td><td>${r.n}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>BelBot evaluation</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}td,th{padding:.25rem .75rem;text-align:left;font-variant-numeric:tabular-nums;border-bottom:1px solid #dde}th{font-weight:400}</style>
<h1>BelBot evaluation</h1><p>Cases: ${escapeHtml(result.cases)}; reference date ${escapeHtml(result.date)}. The line in a bar is the 95 % interval.</p>
<table><thead><tr><th>measure</th><th>value</th><th></th><th>95 %</th><th>cases</th></tr></thead><tbody>${body}</tbody></table></html>
`;
}
