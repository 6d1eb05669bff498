/** Seconds between two moments (ISO 8601), 0 when the first is later; null when it is not known. Pure. */
export const secondsBetween = (from: string | null | undefined, to: string): number | null =>
  from ? Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000) : null;
