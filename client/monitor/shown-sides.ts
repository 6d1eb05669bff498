/** How both sides of a difference are shown. Pure. */

export type Shown =
  | { kind: 'nothing' }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'data'; text: string };

/** Takes two values as JSON; of two lists the parts that are on both sides are left out, `same` says how many. */
export function shownSides(was: string, is: string): { was: Shown; is: Shown; same: number } {
  const before: unknown = JSON.parse(was);
  const after: unknown = JSON.parse(is);
  if (!Array.isArray(before) || !Array.isArray(after))
    return { was: shown(before), is: shown(after), same: 0 };
  const texts = (list: unknown[]) => new Set(list.map((part) => JSON.stringify(part)));
  const [old, fresh] = [texts(before), texts(after)];
  const onlyOld = before.filter((part) => !fresh.has(JSON.stringify(part)));
  const onlyNew = after.filter((part) => !old.has(JSON.stringify(part)));
  // Only the order differs: then all of it is shown.
  if (onlyOld.length + onlyNew.length === 0) return { was: shown(before), is: shown(after), same: 0 };
  return { was: shown(onlyOld), is: shown(onlyNew), same: before.length - onlyOld.length };
}

function shown(value: unknown): Shown {
  if (value === null || value === '') return { kind: 'nothing' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (Array.isArray(value)) {
    if (value.length === 0) return { kind: 'nothing' };
    const items = value.filter((part) => typeof part === 'string');
    if (items.length === value.length) return { kind: 'list', items: [...new Set(items)] };
  }
  return { kind: 'data', text: JSON.stringify(value, null, 2) };
}
