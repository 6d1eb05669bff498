import type { CallerFeedbackChannel } from '../contract/caller-feedback.ts';
import type { Store } from '../store/open-database.ts';

/** What the use-cases of callers' feedback need from outside. */
export type CallerFeedbackDeps = {
  store: Store;
  now: () => Date;
  metrics: { callerFeedback(channel: CallerFeedbackChannel): void };
};
