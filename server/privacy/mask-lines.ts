import { mask } from './mask.ts';
import type { MaskedText } from './masked-text.ts';

/**
 * Masks a text of several lines and keeps its line breaks, which `mask` folds into spaces. Only where that changes
 * nothing else: a number that runs on over a line break is masked, and the text is then one line.
 */
export function maskLines(raw: string): MaskedText {
  const whole = mask(raw).text;
  const lines = raw.split(/\r\n|\r|\n/).map((line) => mask(line).text);
  const filled = lines.filter((line) => line !== '');
  if (filled.join(' ') !== whole) return whole;
  // The same masked words, so masked as well.
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim() as MaskedText;
}
