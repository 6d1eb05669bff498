/** Figures for Prometheus. Labels are statuses and kinds, never persons or texts. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countOpenCalls } from '../calls/call-store.ts';
import type { CallMetrics, CallState } from '../calls/deps.ts';
import type { CallerFeedbackChannel } from '../contract/caller-feedback.ts';
import { countWaiting } from '../helpline/request-store.ts';
import type { Store } from '../store/open-database.ts';

/** Seconds; the goal is a p95 of 0.06 for one call and 0.3 for a thousand. */
const BUCKETS = [0.01, 0.02, 0.04, 0.06, 0.1, 0.2, 0.3, 0.5, 1, 2, 5];
/** Seconds; the goal is a wrap-up within 30. */
const WRAP_UP_BUCKETS = [5, 10, 15, 20, 30, 45, 60, 120, 300];
/** Seconds. */
const WAITING_BUCKETS = [15, 30, 60, 120, 300, 600, 1200, 2400];

/** Seconds; a caller waits on the line meanwhile. */
const HELPLINE_BUCKETS = [5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1200];

export type Metrics = CallMetrics & {
  callerFeedback(channel: CallerFeedbackChannel): void;
  text(): Promise<{ type: string; body: string }>;
};

export function createMetrics({ store, state }: { store: Store; state: CallState }): Metrics {
  const registers = [new Registry()];
  const [register] = registers;
  if (!register) throw new Error('no registry');
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'belbot_calls_open',
    help: 'Calls that are not wrapped up',
    registers,
    async collect() {
      this.set(await countOpenCalls(store.db));
    },
  });
  new Gauge({
    name: 'belbot_answers_waiting',
    help: 'Lines whose answer is being made or waits its turn',
    registers,
    collect() {
      this.set(state.answers.waiting());
    },
  });
  const lines = new Counter({
    name: 'belbot_lines_total',
    help: 'Lines kept',
    labelNames: ['origin', 'speaker'],
    registers,
  });
  const cards = new Counter({
    name: 'belbot_cards_total',
    help: 'Answers kept; stil: nothing was shown',
    labelNames: ['status'],
    registers,
  });
  const latency = new Histogram({
    name: 'belbot_line_to_card_seconds',
    help: 'From a line being taken in to its card being sent (or to the decision to stay silent)',
    labelNames: ['status'],
    buckets: BUCKETS,
    registers,
  });
  const lost = new Counter({
    name: 'belbot_answers_lost_total',
    help: 'Lines of callers without an answer because of a failure',
    registers,
  });
  new Gauge({
    name: 'belbot_helpline_waiting',
    help: 'Questions to the second line that nobody has taken',
    registers,
    async collect() {
      this.set(await countWaiting(store.db));
    },
  });
  const helplineWait = new Histogram({
    name: 'belbot_helpline_wait_seconds',
    help: 'From a question to the second line being asked until it is taken for the first time',
    buckets: HELPLINE_BUCKETS,
    registers,
  });
  const helplineAnswer = new Histogram({
    name: 'belbot_helpline_answer_seconds',
    help: 'From a question to the second line being asked until its answer is sent',
    buckets: HELPLINE_BUCKETS,
    registers,
  });
  const callerFeedback = new Counter({
    name: 'belbot_caller_feedback_total',
    help: 'Callers who gave their opinion of a call',
    labelNames: ['channel'],
    registers,
  });
  const closed = new Counter({
    name: 'belbot_calls_closed_total',
    help: 'Calls wrapped up, by whether the question was solved',
    labelNames: ['solved'],
    registers,
  });
  const wrapUp = new Histogram({
    name: 'belbot_wrap_up_seconds',
    help: 'From the end of a call to its wrap-up being closed',
    buckets: WRAP_UP_BUCKETS,
    registers,
  });
  const waiting = new Histogram({
    name: 'belbot_waiting_seconds',
    help: 'Time callers waited before an agent answered, as telephony reports it',
    buckets: WAITING_BUCKETS,
    registers,
  });
  const repeats = new Counter({
    name: 'belbot_repeat_calls_total',
    help: 'Calls that telephony reports as a repeat of an earlier one',
    registers,
  });
  const transfers = new Counter({
    name: 'belbot_transfers_total',
    help: 'Calls that telephony reports as transferred',
    registers,
  });
  return {
    callerFeedback: (channel) => callerFeedback.inc({ channel }),

    closed(solved, seconds) {
      closed.inc({ solved });
      if (seconds !== null) wrapUp.observe(seconds);
    },
    telephony({ waitingSeconds, repeatCall, transferred }) {
      if (waitingSeconds !== null) waiting.observe(waitingSeconds);
      if (repeatCall) repeats.inc();
      if (transferred) transfers.inc();
    },
    line: (origin, speaker) => lines.inc({ origin, speaker }),
    card(status, seconds) {
      cards.inc({ status });
      if (seconds !== null) latency.observe({ status }, seconds);
    },
    answerLost: () => lost.inc(),
    helplineTaken: (seconds) => helplineWait.observe(seconds),
    helplineAnswered: (seconds) => helplineAnswer.observe(seconds),
    text: async () => ({ type: register.contentType, body: await register.metrics() }),
  };
}
