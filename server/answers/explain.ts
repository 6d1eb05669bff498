/** The sentence about a card that was worked out again: what came out, and the cause when it differs. Pure, Dutch. */
import { type ChangedPart, type Reproduction, STEP_NAMES } from '../contract/answers.ts';
import type { Card, TraceEntry } from '../contract/card.ts';
import { canonicalJson } from './compare.ts';

/** A card with the names of the steps that failed when it was made. */
export type Worked = { card: Card; failed: string[] };

export const SAME = 'Dezelfde kaart, byte voor byte.';

const NAMES: Record<ChangedPart, string> = {
  regel: 'de regels',
  parameter: 'de parameters',
  kennisbank: 'de kennisbank',
  model: 'het model',
  instellingen: 'de instellingen',
  programma: 'BelBot zelf',
  vraag: 'het lezen van de vraag',
  gegevens: 'het lezen van de gegevens',
};
const PLURAL: readonly ChangedPart[] = ['regel', 'parameter', 'instellingen'];

/** A part that changed, with what on the two cards shows that it made the difference; nothing when that is not to be seen. */
type Cause = { part: ChangedPart; shown: string[] };

/** Why the card came out as it did. */
export function explain(
  was: Worked,
  is: Worked,
  { changed, differences }: Pick<Reproduction, 'changed' | 'differences'>,
): string {
  const parts = changed.map(({ what }) => what);
  if (differences.length === 0) {
    if (parts.length === 0) return SAME;
    return sentences([
      `Dezelfde kaart, al ${verbFirst(parts)}`,
      ...(parts.includes('model') ? modelChange(was.card, is.card) : []),
      ...ownRule(was.card, is.card, parts),
    ]);
  }
  const step = failedStep(was.failed, is.failed);
  if (step) return sentences([`De kaart is anders, want ${step}`, ...also(parts)]);
  if (parts.length === 0) {
    return (
      'De kaart is anders, terwijl aan kennisbank, regels, parameters, model, instellingen en BelBot zelf niets is ' +
      'gewijzigd. Dat hoort niet: meld dit bij de beheerder.'
    );
  }
  const what = differences.every(({ field }) => field === 'alternatives')
    ? 'Het antwoord is gelijk, alleen de lijst met andere passages is anders'
    : 'De kaart is anders';
  const all = parts.map(
    (part): Cause => ({ part, shown: evidence(part, was.card, is.card, parts.length === 1) }),
  );
  // With one change there is one cause, also where the cards do not show it.
  const causes = all.length === 1 ? all : all.filter(({ shown }) => shown.length > 0);
  if (causes.length === 0) {
    return sentences([
      what,
      `Intussen ${verbFirst(parts, '')}`,
      'Welke wijziging het verschil maakt, is aan de kaart niet te zien',
      ...ownRule(was.card, is.card, parts),
    ]);
  }
  const causal = causes.map(({ part }) => part);
  const rest = parts.filter((part) => !causal.includes(part));
  return sentences([
    `${what} omdat ${subjectFirst(causes)}`,
    ...causes.flatMap(({ shown }) => shown),
    ...also(rest),
    ...ownRule(was.card, is.card, rest),
  ]);
}

/** What on the two cards shows that this part is a cause, as sentences without a full stop; alone: nothing else changed. */
function evidence(part: ChangedPart, was: Card, is: Card, alone: boolean): string[] {
  switch (part) {
    case 'regel':
      return ruleChange(was, is, alone);
    case 'parameter':
      return parameterChange(was, is);
    case 'kennisbank':
      return passageChange(was, is);
    case 'model':
      return modelChange(was, is);
    case 'vraag':
    case 'gegevens':
      return ['BelBot leest nu iets anders in dezelfde bewaarde tekst: meld dit bij de beheerder'];
    case 'instellingen':
    case 'programma':
      return [];
  }
}

function ruleChange(
  { rule: was, trace: before }: Card,
  { rule: is, trace: after }: Card,
  alone: boolean,
): string[] {
  if (!was && !is) return [];
  if (!was || !is || was.id !== is.id) {
    return [`Toen antwoordde ${was ? named(was) : 'geen regel'}, nu ${is ? named(is) : 'geen regel'}`];
  }
  if (was.version !== is.version) {
    return [`De regel ${was.id} was versie ${was.version} en is nu versie ${is.version}`];
  }
  const sameTables = canonicalJson(before.map(ruleText)) === canonicalJson(after.map(ruleText));
  // Its sentences do not show whether they changed through the rule or through a parameter.
  if (sameTables && !alone) return [];
  return [`De regel ${was.id} heeft nog versie ${is.version}, maar de regel zelf is anders`];
}

const named = (rule: { id: string; version: string }) => `de regel ${rule.id} versie ${rule.version}`;

/** What the rule file says in an entry of the trace, without the values of this caller and of the parameters. */
function ruleText(entry: TraceEntry): unknown {
  if (entry.kind === 'constant') return { key: entry.key, label: entry.label };
  if (entry.kind === 'expression') {
    const { key, label, feel, basis } = entry;
    return { key, label, feel, basis };
  }
  return {
    key: entry.key,
    label: entry.label,
    columns: entry.columns.map(({ key, label }) => [key, label]),
    rows: entry.rows.map(({ cells, gives, why, basis }) => [cells.map((c) => c.test), gives, why, basis]),
  };
}

function parameterChange({ trace: before }: Card, { trace: after }: Card): string[] {
  return before.flatMap((old) => {
    const now = after.find(({ kind, key }) => kind === 'constant' && key === old.key);
    if (old.kind !== 'constant' || now?.kind !== 'constant') return [];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    return old.value === now.value
      ? [`De parameter ‘${old.label}’ heeft een andere bron of periode`]
      : [`De parameter ‘${old.label}’ was ${old.value} en is nu ${now.value}`];
  });
}

function passageChange({ citations: before }: Card, { citations: after }: Card): string[] {
  return before.flatMap((old) => {
    const now = after.find(({ passage }) => passage === old.passage);
    return now && now.snapshot !== old.snapshot
      ? [`De passage ‘${old.title}’ heeft een andere tekst of bron`]
      : [];
  });
}

function modelChange({ receipt: was }: Card, { receipt: is }: Card): string[] {
  if (was.model === 'uit') return ['Zoeken op betekenis stond toen uit en staat nu aan'];
  if (is.model === 'uit') return ['Zoeken op betekenis stond toen aan en staat nu uit'];
  return [];
}

function failedStep(then: string[], now: string[]): string | null {
  const onlyThen = then.find((step) => !now.includes(step));
  if (onlyThen) return `toen mislukte de stap ‘${STEP_NAMES[onlyThen] ?? onlyThen}’ en nu niet`;
  const onlyNow = now.find((step) => !then.includes(step));
  return onlyNow ? `nu mislukt de stap ‘${STEP_NAMES[onlyNow] ?? onlyNow}’ en toen niet` : null;
}

/** The receipt has one hash for all rules together; this says how it is with the rule of this card. */
function ownRule({ rule: was }: Card, { rule: is }: Card, parts: readonly ChangedPart[]): string[] {
  if (!parts.includes('regel') || !was || was.id !== is?.id || was.version !== is.version) return [];
  return [`De regel van deze kaart is nog steeds ${was.id} versie ${was.version}`];
}

const also = (parts: readonly ChangedPart[]) => (parts.length === 0 ? [] : [`Ook ${verbFirst(parts)}`]);

/** "zijn de kennisbank en de regels intussen gewijzigd". */
function verbFirst(parts: readonly ChangedPart[], when = ' intussen'): string {
  return `${verb(parts)} ${listed(parts.map((part) => NAMES[part]))}${when} gewijzigd`;
}

/** "de regel en de kennisbank zijn gewijzigd". */
function subjectFirst(causes: readonly Cause[]): string {
  const single = causes.map(({ part, shown }) => {
    const one = shown.length === 1 && (part === 'regel' || part === 'parameter');
    return { part, one, name: one ? `de ${part}` : NAMES[part] };
  });
  const [first] = single;
  const does = single.length === 1 && first?.one ? 'is' : verb(single.map(({ part }) => part));
  return `${listed(single.map(({ name }) => name))} ${does} gewijzigd`;
}

function verb(parts: readonly ChangedPart[]): string {
  const [first] = parts;
  return parts.length > 1 || (first !== undefined && PLURAL.includes(first)) ? 'zijn' : 'is';
}

const sentences = (parts: readonly string[]) => parts.map((part) => `${part}.`).join(' ');

/** "a, b en c". */
function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} en ${items.at(-1)}`;
}
