/**
 * npm run replay -- <scenario> [--speed 4] [--url http://localhost:3000] [--as medewerker]: plays a written call
 * against a running server, the way a speech system would: it opens a call for an agent and posts its lines. The
 * call stays open.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readSecrets, secretsFile } from '../accounts/secrets.ts';
import { config as readConfig } from '../config.ts';
import { callSummary, type PostUtteranceBody } from '../contract/calls.ts';
import { dutchDay } from './deps.ts';
import { loadScenarios, type Scenario, spokenText } from './scenarios.ts';

/** What went wrong, for the person at the terminal, with the exit code that belongs to it. */
class Stop extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      speed: { type: 'string', default: '1' },
      url: { type: 'string', default: 'http://localhost:3000' },
      as: { type: 'string', default: 'medewerker' },
    },
  });
  const speed = Number(values.speed);
  if (!(speed >= 0.25 && speed <= 50)) throw new Stop('--speed: een getal van 0.25 tot 50', 2);
  return { url: values.url.replace(/\/$/, ''), agent: values.as, speed, id: positionals[0] };
}

function pick(scenarios: Scenario[], id: string | undefined): Scenario {
  const scenario = scenarios.find((s) => s.id === id);
  if (scenario) return scenario;
  const list = scenarios.map((s) => `  ${s.id}  ${s.title}`).join('\n');
  const problem = id === undefined ? 'Noem een oefengesprek.' : `Oefengesprek "${id}" bestaat niet.`;
  throw new Stop(`${problem} Deze zijn er:\n${list}`, 2);
}

/** Posts JSON with the token and returns what came back. Throws Stop with the sentence of the server. */
async function post({ url, path, token, body }: { url: string; path: string; token: string; body: unknown }) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Stop(`Op ${url} antwoordt geen BelBot. Start die met: npm start`, 1);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Stop(messageOf(answer) ?? `De server antwoordde met ${response.status}.`, 1);
}

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null;
  const { error } = answer;
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  return typeof error.message === 'string' ? error.message : null;
}

async function main(): Promise<void> {
  const { url, agent, speed, id } = options();
  const config = readConfig(process.env);
  const scenario = pick(loadScenarios(config.knowledgeDir).scenarios, id);
  const token = config.apiToken ?? readSecrets(secretsFile(config.dataDir)).apiToken;

  const opened = await post({
    url,
    path: '/api/telephony/calls',
    token,
    body: { agent, callerInformed: true, recording: true },
  });
  const call = callSummary.parse(opened);
  console.log(`${scenario.title}\nGesprek ${call.number} van ${agent}, snelheid ${speed}\n`);
  for (const [seq, { speaker, pause, text: written }] of scenario.lines.entries()) {
    const text = spokenText(written, dutchDay(new Date()));
    await sleep((pause * 1000) / speed);
    const body: PostUtteranceBody = { speaker, text, seq, final: true };
    await post({ url, path: `/api/calls/${call.id}/utterances`, token, body });
    console.log(`${speaker.padEnd(11)}${text}`);
  }
  console.log('\nAfgelopen. Het gesprek staat nog open in de console.');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Stop ? error.exitCode : 1;
}
