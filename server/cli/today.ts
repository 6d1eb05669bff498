/** The calendar day in the Netherlands now, JJJJ-MM-DD: the default reference date of the outermost layer. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(now);
}
