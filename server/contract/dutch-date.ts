/** Calendar days as Dutch words; cards, command line and console write them alike. */

/** The months, January first. */
export const MONTHS: readonly string[] = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** A calendar day JJJJ-MM-DD as "1 april 2027"; other text is returned as it is. */
export function longDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const name = month === undefined ? undefined : MONTHS[month - 1];
  return year && name && date ? `${date} ${name} ${year}` : day;
}
