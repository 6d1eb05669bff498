/** Questions to the second line as the agent's console shows them, folded from the events of the call. Pure. */
import type { CallEvent } from '../../server/contract/calls.ts';
import type { RequestState } from '../../server/contract/helpline.ts';
import type {
  Helper,
  HelplineAnswer,
  HelplineStep,
  ReleaseReason,
  WithdrawReason,
} from '../../server/contract/helpline-event.ts';

/** One question to the second line as it stands now. */
export type HelplineRequest = {
  id: string;
  /** ISO moment of asking. */
  at: string;
  /** The card it is about; null for a question without a card. */
  answerId: string | null;
  /** Masked; empty when it was not kept. */
  question: string;
  note: string;
  state: RequestState;
  /** Who has it, answered it or took the call over. */
  helper: Helper | null;
  /** Why it went back to the queue last; null when it never did. */
  released: ReleaseReason | null;
  answer: HelplineAnswer | null;
  answeredAt: string | null;
  withdrawn: WithdrawReason | null;
};

function afterStep(request: HelplineRequest, step: HelplineStep, at: string): HelplineRequest {
  switch (step.kind) {
    case 'asked':
      return request;
    case 'taken':
      return { ...request, state: 'taken', helper: step.helper, released: null };
    case 'released':
      return { ...request, state: 'waiting', helper: null, released: step.reason };
    case 'answered': {
      const { answer } = step;
      return { ...request, state: 'answered', helper: answer.helper, answer, answeredAt: at };
    }
    case 'taken-over':
      return { ...request, state: 'taken-over', helper: step.helper };
    case 'withdrawn':
      return { ...request, state: 'withdrawn', withdrawn: step.reason };
  }
}

/** The questions of a call after one more event, in the order they were asked. */
export function withHelpline(
  requests: readonly HelplineRequest[],
  { requestId, step, at }: Extract<CallEvent, { type: 'helpline' }>,
): HelplineRequest[] {
  if (step.kind !== 'asked') {
    return requests.map((request) => (request.id === requestId ? afterStep(request, step, at) : request));
  }
  const { answerId, question, note } = step;
  const end = { helper: null, released: null, answer: null, answeredAt: null, withdrawn: null };
  return [...requests, { id: requestId, at, answerId, question, note, state: 'waiting', ...end }];
}

/** A question that waits or is being worked on. */
export const isOpen = ({ state }: HelplineRequest): boolean => state === 'waiting' || state === 'taken';
