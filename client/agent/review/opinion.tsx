import type { CallCard } from '../../api/call-view.ts';
import { REASONS } from '../call/feedback-reasons.tsx';
import { UNUSED_REASONS } from '../call/unused-reasons.tsx';

const labelOf = <V extends string>(
  options: readonly { value: V; label: string }[],
  value: V | null | undefined,
) => options.find((option) => option.value === value)?.label ?? '';

const joined = (parts: readonly string[]) => parts.filter(Boolean).join('. ');

/** What the agent thought of a card, to read back; nothing when the agent said nothing. */
export function Opinion({ entry: { feedback, unused } }: { entry: CallCard }) {
  if (!feedback && !unused) return null;
  return (
    <div className="bb-opinion">
      {feedback && (
        <p>
          <strong>{feedback.thumb === 'omhoog' ? 'Duim omhoog' : 'Duim omlaag'}</strong>{' '}
          {joined([...feedback.reasons.map((reason) => labelOf(REASONS, reason)), feedback.text])}
        </p>
      )}
      {unused && (
        <p>
          <strong>Niet gebruikt,</strong> want {joined([labelOf(UNUSED_REASONS, unused.reason), unused.text])}
        </p>
      )}
    </div>
  );
}
