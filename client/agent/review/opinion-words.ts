import type { FeedbackBody, UnusedBody } from '../../../server/contract/calls.ts';
import { REASONS } from '../call/feedback-reasons.tsx';
import { UNUSED_REASONS } from '../call/unused-reasons.tsx';

const labelOf = <V extends string>(
  options: readonly { value: V; label: string }[],
  value: V | null | undefined,
) => options.find((option) => option.value === value)?.label ?? '';

const joined = (parts: readonly string[]) => parts.filter(Boolean).join('. ');

/** What the agent thought of a card, as a head and what he added. */
export const feedbackWords = ({ thumb, reasons, text }: FeedbackBody): [head: string, rest: string] => [
  thumb === null ? 'Duim teruggenomen' : thumb === 'omhoog' ? 'Duim omhoog' : 'Duim omlaag',
  joined([...reasons.map((reason) => labelOf(REASONS, reason)), text]),
];

/** Why the agent did not use a card, in the same form. */
export const unusedWords = ({ reason, text }: UnusedBody): [head: string, rest: string] =>
  reason === null
    ? ['Toch gebruikt', '']
    : ['Niet gebruikt', joined([labelOf(UNUSED_REASONS, reason), text])];
