import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../../api/api-error.ts';
import { type CallCard, versionsOf } from '../../api/call-view.ts';
import { type RuleValues, useGiveData as useSending } from '../../api/calls.ts';
import type { GivenFrom, RuleActions } from './rule-actions.ts';

type OnItsWay = { from: GivenFrom; answerId: string | null; done: (there: boolean) => void };

/**
 * Gives values to the rule of a card, one set at a time: from sending until the card that came of it is there, so
 * that nothing is sent twice. onArrived is called then, with where the values were given from.
 */
export function useGiveData(callId: string, entry: CallCard, onArrived: (from: GivenFrom) => void) {
  const { mutate } = useSending(callId);
  // The state is for what is drawn; the ref for what may happen before it is drawn.
  const onItsWay = useRef<OnItsWay | null>(null);
  const [busy, setBusy] = useState<GivenFrom | null>(null);
  const [problem, setProblem] = useState<RuleActions['problem']>(null);
  const latest = useRef({ entry, onArrived });
  useEffect(() => {
    latest.current = { entry, onArrived };
  });

  const settle = useCallback(() => {
    const sent = onItsWay.current;
    if (sent === null || sent.answerId === null) return;
    if (!versionsOf(latest.current.entry).some(({ answerId }) => answerId === sent.answerId)) return;
    onItsWay.current = null;
    setBusy(null);
    sent.done(true);
    latest.current.onArrived(sent.from);
  }, []);

  // The card comes as an event of the call: before or after the answer to the request.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer on the card is what it waits for
  useEffect(settle, [entry.answerId, settle]);

  const give = (from: GivenFrom, data: RuleValues): Promise<boolean> => {
    if (onItsWay.current !== null) return Promise.resolve(false);
    return new Promise((resolve) => {
      onItsWay.current = { from, answerId: null, done: resolve };
      setBusy(from);
      setProblem(null);
      mutate(
        { answerId: entry.answerId, data },
        {
          onSuccess: ({ answerId }) => {
            if (onItsWay.current) onItsWay.current = { ...onItsWay.current, answerId };
            settle();
          },
          onError: (error) => {
            onItsWay.current = null;
            setBusy(null);
            setProblem({ from, message: `Niet verwerkt. ${messageOf(error)}` });
            resolve(false);
          },
        },
      );
    });
  };

  return { give, busy, problem };
}
