import type { GapReason } from '../../server/contract/helpline.ts';

/** Why a question needs no more work, as they follow on "Afgehandeld, want". */
export const GAP_REASONS: readonly { value: GapReason; label: string }[] = [
  { value: 'artikel-toegevoegd', label: 'er is een artikel bij gekomen' },
  { value: 'artikel-aangepast', label: 'een artikel is aangepast' },
  { value: 'stond-er-al', label: 'het stond al in de kennisbank' },
  { value: 'hoort-er-niet', label: 'het hoort niet in de kennisbank' },
  { value: 'anders', label: 'er is een andere reden' },
];

export const reasonLabel = (reason: GapReason | null): string =>
  GAP_REASONS.find(({ value }) => value === reason)?.label ?? '';
