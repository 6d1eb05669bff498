/** Written calls for demonstration and practice: knowledge/scenarios/*.yaml. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { MAX_LINE_LENGTH, speaker } from '../contract/calls.ts';
import { longDate } from '../contract/dutch-date.ts';
import type { ScenarioView } from '../contract/knowledge.ts';
import type { Problem } from '../knowledge/types.ts';

const scenario = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  summary: z.string(),
  /** Topic keys. */
  topics: z.array(z.string()).default([]),
  lines: z
    .array(
      z.object({
        speaker,
        /** Seconds of silence before this line, at speed 1. */
        pause: z.number().min(0).max(120),
        text: z.string().min(1).max(MAX_LINE_LENGTH),
      }),
    )
    .min(1),
});
export type Scenario = z.infer<typeof scenario>;

/** Reads every scenario, in the order of the file names. A broken file is reported and left out. */
export function loadScenarios(knowledgeDir: string): { scenarios: Scenario[]; problems: Problem[] } {
  const dir = join(knowledgeDir, 'scenarios');
  const problems: Problem[] = [];
  const scenarios: Scenario[] = [];
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.yaml')) : [];
  for (const name of names.sort()) {
    const file = `scenarios/${name}`;
    try {
      const read = scenario.parse(parseYaml(readFileSync(join(dir, name), 'utf8')));
      if (scenarios.some((s) => s.id === read.id)) throw new Error(`id ${read.id} bestaat al`);
      scenarios.push(read);
    } catch (error) {
      problems.push({ file, line: 1, message: whatIsWrong(error) });
    }
  }
  return { scenarios, problems };
}

/**
 * A line as it is spoken on a reference date (JJJJ-MM-DD): "{vandaag+14}" becomes the date fourteen days later, written
 * out, so that a written call does not grow old.
 */
export function spokenText(text: string, date: string): string {
  return text.replace(/\{vandaag(?:([+-]\d+))?\}/g, (_, days = '0') => {
    const day = new Date(`${date}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Number(days));
    return longDate(day.toISOString().slice(0, 10));
  });
}

/** A scenario as the console lists it. */
export const scenarioViewOf = ({ id, title, summary, lines }: Scenario): ScenarioView => ({
  id,
  title,
  summary,
  lines: lines.length,
});

function whatIsWrong(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return `${issue?.path.join('.')}: ${issue?.message}`;
  }
  return error instanceof Error ? error.message : 'onleesbaar';
}
