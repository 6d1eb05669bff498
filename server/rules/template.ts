/** Sentences with {placeholders}. */
import type { Template } from './types.ts';

/** Cuts a text up; `{naam}` stands for the value of that name. */
export function template(text: string): Template {
  const parts: Template['parts'] = [];
  let at = 0;
  for (const match of text.matchAll(/\{([a-z][A-Za-z0-9]*)\}/g)) {
    parts.push(text.slice(at, match.index), { name: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return { text, parts, names: parts.flatMap((p) => (typeof p === 'string' ? [] : [p.name])) };
}

/** Fills the placeholders in. */
export function fill(t: Template, figure: (name: string) => string): string {
  return t.parts.map((p) => (typeof p === 'string' ? p : figure(p.name))).join('');
}
