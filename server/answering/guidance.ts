/** From the kind of line to what the agent does with it. Pure; the words are data (knowledge/aanpak.yaml). */
import type { CardStatus, Guidance } from '../contract/card.ts';
import type { Approach } from '../knowledge/approaches.ts';
import type { Referral } from '../knowledge/referrals.ts';
import { fold } from '../retrieval/dutch.ts';

/**
 * How sure triage must be of a kind of line before its guidance takes the place of an answer, and before it stands
 * beside one or fills an empty card. A missed caller in need is the worst, and an answer kept from somebody with a
 * plain question is bad too; chosen on the development questions and calls, where below these the kind is as often
 * another.
 */
const INSTEAD_FROM = { rustig: 0.85, grens: 0.92, gewoon: 1.1 } as const;
const BESIDE_FROM = { rustig: 0.4, grens: 0.6, gewoon: 0.5 } as const;
/** The same for an empty card of a line that was overheard: nobody asked for it. */
const OVERHEARD_FROM = 0.8;

/** Where the guidance goes: nowhere, beside what the card says, or in its place. */
export function placeOf(
  { instead, tone }: Pick<Approach, 'instead' | 'tone'>,
  { sure, status, overheard }: { sure: number; status: CardStatus; overheard: boolean },
): 'beside' | 'instead' | null {
  if (instead && sure >= INSTEAD_FROM[tone]) return 'instead';
  if (sure < BESIDE_FROM[tone] || status === 'stil') return null;
  if (status !== 'niet-gevonden') return tone === 'grens' ? null : 'beside';
  return overheard && sure < OVERHEARD_FROM ? null : 'instead';
}

/**
 * The guidance for a line. `said` is the masked text that the conditions look at, `why` the reason that triage gave.
 * A referral that does not exist is left out: the check of the knowledge base reports it.
 */
export function guidanceFor(
  approach: Approach,
  said: string,
  why: string,
  known: ReadonlyMap<string, Referral>,
): Guidance {
  const { route, tone, title, say, dont, handOver } = approach;
  const text = fold(said);
  const fitting = approach.when.filter(({ words }) => words.some((word) => isSaid(word, text)));
  const keys = new Set([...approach.referrals, ...fitting.flatMap((w) => w.referrals)]);
  const referrals = [...keys].flatMap((key) => {
    const referral = known.get(key);
    return referral ? [{ key, name: referral.name, say: referral.say }] : [];
  });
  return {
    route,
    tone,
    title,
    why: `De regel ${why}.`,
    say,
    // What only this line asks for is the most pressing.
    do: [...fitting.flatMap((w) => w.do), ...approach.do],
    dont,
    lookUp: fitting.flatMap((w) => w.lookUp),
    referrals,
    handOver,
  };
}

function isSaid(word: string, text: string): boolean {
  const ending = word.endsWith('*') ? '[a-z]*' : '';
  const literal = fold(word.replace(/\*$/, '')).replace(/[.*+?^${}()|[\]\\%]/g, '\\$&');
  return new RegExp(`(?<![a-z0-9])${literal}${ending}(?![a-z0-9])`).test(text);
}
