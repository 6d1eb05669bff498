import { type MaskResult, mask } from './mask.ts';
import type { MaskedText } from './masked-text.ts';

/**
 * Masks a text of several lines, with the masker of its call where it has one, and keeps its line breaks, which `mask` folds into spaces. Only where that changes
 * nothing else: a number that runs on over a line break is masked, and the text is then one line.
 */
export function maskLines(
  raw: string,
  maskText: (raw: string) => Pick<MaskResult, 'text'> = mask,
): MaskedText {
  const whole = maskText(raw).text;
  const lines = raw.split(/\r\n|\r|\n/).map((line) => maskText(line).text);
  const filled = lines.filter((line) => line !== '');
  if (filled.join(' ') !== whole) return whole;
  // The same masked words, so masked as well.
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim() as MaskedText;
}
