/** A card that was worked out again, for the terminal. */
import type { StoredAnswer } from '../answers/find-answers.ts';
import type { Reproduction } from '../contract/answers.ts';

export type Reproduced = { answer: StoredAnswer; reproduction: Reproduction };

const RESULTS: Record<Reproduction['result'], string> = {
  same: 'Gelijk',
  different: 'Anders',
  impossible: 'Niet na te rekenen',
};

const MOST_CHARACTERS = 200;
const HASH_LENGTH = 12;

/** The report about one answer: result, reason, what changed, which fields differ. */
export function reproductionAsText({ answer, reproduction }: Reproduced): string {
  const { result, reason, changed, differences } = reproduction;
  const lines = [`[${RESULTS[result]}] ${reason}`, '', `Antwoord ${answer.id}, ${answer.at}`];
  lines.push(`[${answer.status}] ${answer.title}`.trim());
  if (answer.question !== '') lines.push(`Vraag: ${answer.question}`);
  if (changed.length > 0) lines.push('', 'Intussen gewijzigd');
  for (const { what, was, is } of changed) {
    lines.push(`  ${what.padEnd(13)}${short(was)} → ${short(is)}`);
  }
  if (differences.length > 0) lines.push('', 'Verschillen');
  for (const { field, was, is } of differences) {
    const [before, after] = fromFirstDifference(was, is);
    lines.push(`  ${field}`, `    was  ${before}`, `    is   ${after}`);
  }
  return lines.join('\n');
}

/** One answer on one line. */
export function tableRow({ answer, reproduction: { result, reason } }: Reproduced): string {
  return `${answer.id}  ${answer.at}  ${answer.status.padEnd(14)}  ${RESULTS[result].padEnd(18)}  ${reason}`;
}

/** How many of each result. */
export function summaryOf(done: readonly Reproduced[]): string {
  const count = (result: Reproduction['result']) =>
    done.filter(({ reproduction }) => reproduction.result === result).length;
  return `${done.length} nagerekend: ${count('same')} gelijk, ${count('different')} anders, ${count('impossible')} niet na te rekenen.`;
}

const short = (hash: string) => hash.slice(0, HASH_LENGTH);

/** Both texts from a little before the place where they part, cut to a readable length. */
function fromFirstDifference(was: string, is: string): [string, string] {
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  const start = was.length > MOST_CHARACTERS || is.length > MOST_CHARACTERS ? Math.max(0, same - 40) : 0;
  const cut = (text: string) => {
    const part = text.slice(start, start + MOST_CHARACTERS);
    return `${start > 0 ? '…' : ''}${part}${start + MOST_CHARACTERS < text.length ? '…' : ''}`;
  };
  return [cut(was), cut(is)];
}
