/**
 * Text as a person sees it: compatibility forms and digits of other scripts folded, nothing invisible, no marks over
 * digits, single spaces. Doing it twice changes nothing.
 */
export function readable(raw: string): string {
  let text = raw;
  // What one step takes away can make the next one possible.
  for (let round = 0; round < 4; round++) {
    const next = once(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function once(text: string): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  return (
    text
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]+/gu, ' ')
      .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Me}]|\u034f|[\ufe00-\ufe0f]/gu, '')
      .normalize('NFKC')
      .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Me}]+/gu, '')
      // A mark that makes no letter with what it stands on.
      .replace(/(?<=[\p{N}\p{P}\p{Z}\p{S}a-zA-Z])\p{M}+/gu, '')
      .replace(/\p{Nd}/gu, (digit) => (digit >= '0' && digit <= '9' ? digit : digitValue(digit)))
      .replace(/\p{Zs}+/gu, ' ')
      .trim()
  );
}

const values = new Map<string, string>();

/** Digits of a script stand together, ten by ten, from zero. */
function digitValue(digit: string): string {
  const known = values.get(digit);
  if (known !== undefined) return known;
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 60 && /\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  const value = String(before % 10);
  values.set(digit, value);
  return value;
}
