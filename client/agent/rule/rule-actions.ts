/** What can be done with the rule behind a card. Absent on a card that is only read back. */
import type { RuleValues } from '../../api/calls.ts';

/** Where values were given from: the question, the offer, or the key of a value that is being changed. */
export type GivenFrom = 'question' | 'offer' | (string & {});

export type RuleActions = {
  /** Gives values; resolves true once the card that came of it is there, false when that failed. */
  give: (from: GivenFrom, data: RuleValues) => Promise<boolean>;
  /** Where the values that are on their way were given from; null when none are. */
  busy: GivenFrom | null;
  /** What went wrong with the last values; null when nothing did. */
  problem: { from: GivenFrom; message: string } | null;
  onWhatIf: () => void;
  /** Key that answers the question with "Weet beller niet". */
  unknownKey?: string;
};
