/** npm run --silent ask -- "…": one question, a batch or whole calls from the command line. Contract: DESIGN.md. */
import { readFileSync } from 'node:fs';
import { createAnsweringService } from '../answering/create-service.ts';
import { filledIn } from '../answering/known-data.ts';
import { freshMemory, hear } from '../answering/listener.ts';
import type { AnsweringService } from '../answering/service.ts';
import type { Answer } from '../answering/types.ts';
import { config } from '../config.ts';
import { type AskOptions, parseAskArguments, UsageError } from './ask-arguments.ts';
import { batchLines, callLines } from './ask-input.ts';
import { buildBar } from './build-bar.ts';
import { cardAsText } from './card-as-text.ts';

/** The fields of one answer, in the form the contract names. */
export function answerFields(answer: Answer): Record<string, unknown> {
  const { card, timings } = answer;
  return {
    question: card.question,
    route: card.route,
    status: card.status,
    title: card.title,
    say: card.say,
    second: card.second,
    explanation: card.explanation,
    steps: card.steps,
    watchOuts: card.watchOuts,
    referTo: card.referTo,
    reservation: card.reservation,
    reason: card.reason,
    citations: card.citations,
    missing: card.missing,
    rule: card.rule,
    inputs: card.inputs,
    offer: card.offer,
    referral: card.referral,
    alternatives: card.alternatives,
    receipt: card.receipt,
    timings,
  };
}

async function run(options: AskOptions, service: AnsweringService): Promise<void> {
  const ask = (text: string) =>
    service.answer({
      text,
      mode: 'asked',
      speaker: 'beller',
      date: options.date,
      n: null,
      data: filledIn(options.data),
      rule: null,
      earlier: [],
      top: options.top,
    });
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

  if (options.calls) {
    for (const call of callLines(readFileSync(options.calls === '-' ? 0 : options.calls, 'utf8'))) {
      const memory = freshMemory();
      for (const [i, { speaker, text }] of call.lines.entries()) {
        const { shown, answers, revised } = await hear(
          { speaker, text, n: i + 1, typed: false, date: options.date, data: filledIn(options.data) },
          memory,
          service,
        );
        const [first, ...more] = revised ? [revised, ...answers] : answers;
        print({
          call: call.id,
          line: i,
          shown,
          card: first ? answerFields(first) : null,
          // A line that asks several things gives several cards.
          ...(more.length > 0 ? { more: more.map(answerFields) } : {}),
        });
      }
    }
  } else if (options.batch) {
    for (const { id, question } of batchLines(
      readFileSync(options.batch === '-' ? 0 : options.batch, 'utf8'),
    )) {
      print({ id, ...answerFields(await ask(question)) });
    }
  } else {
    const answer = await ask(options.question);
    if (options.json) print(answerFields(answer));
    else process.stdout.write(`${cardAsText(answer)}\n`);
  }
}

let service: AnsweringService | undefined;
try {
  const options = parseAskArguments(process.argv.slice(2));
  service = await createAnsweringService(config(process.env), {
    wait: true,
    today: () => options.date,
    onBuild: buildBar(),
  });
  const { reason } = service.status();
  if (reason) process.stderr.write(`${reason}\n`);
  await run(options, service);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  await service?.close();
}
