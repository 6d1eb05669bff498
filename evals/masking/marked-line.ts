/** A line in which what must be masked is marked: "mijn bsn is {BSN:111222333}". */
import { z } from 'zod';
import { findPersonalData } from '../../server/privacy/find.ts';
import { readable } from '../../server/privacy/readable.ts';

export const markedLine = z.object({ id: z.string(), marked: z.string() });
export type MarkedLine = z.infer<typeof markedLine>;

export type Mark = { kind: string; start: number; end: number };

/** The line without its marks, and where they stood. */
export function unmarked(marked: string): { text: string; marks: Mark[] } {
  let text = '';
  let at = 0;
  const marks: Mark[] = [];
  for (const match of marked.matchAll(/\{([A-Z-]+):([^}]*)\}/g)) {
    text += marked.slice(at, match.index);
    marks.push({ kind: match[1] ?? '', start: text.length, end: text.length + (match[2] ?? '').length });
    text += match[2];
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), marks };
}

/** Which characters of the text masking takes away, round by round as masking does. The text must be readable. */
export function maskedCharacters(text: string): boolean[] {
  const taken: boolean[] = new Array(text.length).fill(false);
  let now = readable(text);
  if (now !== text) throw new Error(`not readable as it stands: ${text}`);
  let origin = [...now].length === now.length ? Array.from(now, (_, i) => i) : [];
  if (origin.length !== now.length) origin = Array.from({ length: now.length }, (_, i) => i);
  for (let round = 0; round < 6; round++) {
    const found = findPersonalData(now);
    if (found.length === 0) break;
    let next = '';
    const places: number[] = [];
    let at = 0;
    for (const { start, end, kind } of found) {
      for (let i = start; i < end; i++) {
        const place = origin[i] ?? -1;
        if (place >= 0) taken[place] = true;
      }
      next += `${now.slice(at, start)}[${kind}-1]`;
      places.push(...origin.slice(at, start), ...new Array(`[${kind}-1]`.length).fill(-1));
      at = end;
    }
    places.push(...origin.slice(at));
    now = next + now.slice(at);
    origin = places;
  }
  return taken;
}

const isPart = (char: string) => /[\p{L}\p{N}]/u.test(char);

/** Whether nothing of the marked data is left to read. */
export const isGone = (text: string, taken: boolean[], { start, end }: Mark) => {
  for (let i = start; i < end; i++) if (!taken[i] && isPart(text.charAt(i))) return false;
  return true;
};

/** Words outside the marks, and those of them that masking takes. */
export function ordinaryWords(
  text: string,
  taken: boolean[],
  marks: Mark[],
): { all: number; masked: string[] } {
  let all = 0;
  const masked: string[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    if (marks.some((m) => start < m.end && end > m.start)) continue;
    all++;
    for (let i = start; i < end; i++) {
      if (taken[i]) {
        masked.push(match[0]);
        break;
      }
    }
  }
  return { all, masked };
}
