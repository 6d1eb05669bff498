/**
 * Loads decisions and parameters from the knowledge folder. A rule file with anything wrong in it is refused, with
 * file, line and reason; the other decisions keep working.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Fact, Problem, Source } from '../knowledge/types.ts';
import { checkDecision } from './check-decision.ts';
import { checkParameter } from './check-parameter.ts';
import { checkTables } from './check-tables.ts';
import { compileDecision } from './compile-decision.ts';
import { type Parameter, toParameter } from './parameters.ts';
import { readYaml } from './read-yaml.ts';
import { sha256 } from './receipt.ts';
import { decisionFile, parameterFile } from './schema.ts';
import type { Decision } from './types.ts';

export type Rules = {
  decisions: Map<string, Decision>;
  parameters: Map<string, Parameter>;
  /** Everything that is wrong; each refused file has at least one. */
  problems: Problem[];
  /** SHA-256 over the decisions that work, and over the parameters. */
  version: { rules: string; parameters: string };
};

export type Known = { facts: ReadonlyMap<string, Fact>; sources: ReadonlyMap<string, Source> };

/** Reads `dir`/rules/**\/*.yaml and `dir`/parameters/*.yaml (`dir` = the knowledge folder). */
export function loadRules(dir: string, facts: Known['facts'], sources: Known['sources']): Rules {
  const problems: Problem[] = [];
  const known = { facts, sources };
  const parameters = new Map<string, Parameter>();
  for (const path of yamlFiles(join(dir, 'parameters'))) {
    const file = relative(dir, path);
    loadParameters(file, readFileSync(path, 'utf8'), known, parameters, problems);
  }
  const decisions = new Map<string, Decision>();
  for (const path of yamlFiles(join(dir, 'rules')).filter((f) => !f.endsWith('.cases.yaml'))) {
    const file = relative(dir, path);
    const loaded = loadDecision(file, readFileSync(path, 'utf8'), parameters, known);
    problems.push(...loaded.problems);
    const { decision } = loaded;
    if (!decision) continue;
    const twin = decisions.get(decision.id);
    if (twin) problems.push({ file, line: 1, message: `id ${decision.id} bestaat al in ${twin.file}` });
    else decisions.set(decision.id, decision);
  }
  const version = {
    rules: sha256(JSON.stringify([...decisions.values()].map((d) => [d.id, d.version, d.hash]))),
    parameters: sha256(
      JSON.stringify([...parameters.values()].map(({ key, unit, values }) => [key, unit, values])),
    ),
  };
  return { decisions, parameters, problems, version };
}

/** One rule file; the decision is null when anything is wrong with it. */
export function loadDecision(
  file: string,
  text: string,
  parameters: ReadonlyMap<string, Parameter>,
  known: Known,
): { decision: Decision | null; problems: Problem[] } {
  const read = readYaml(file, text, decisionFile);
  if (!read.data) return { decision: null, problems: read.problems };
  const certainty = new Map([...known.facts.values()].map((f) => [f.id, f.certainty]));
  const context = {
    file,
    hash: sha256(JSON.stringify(read.data)),
    lineOf: read.lineOf,
    parameters,
    certainty,
  };
  const { decision, problems } = compileDecision(read.data, context);
  if (!decision) return { decision: null, problems };
  const wrong = [...problems, ...checkDecision(decision, known), ...checkTables(decision)];
  return wrong.length > 0 ? { decision: null, problems: wrong } : { decision, problems: [] };
}

/** One parameter file; parameters with anything wrong are left out and reported. */
export function loadParameters(
  file: string,
  text: string,
  known: Known,
  into: Map<string, Parameter>,
  problems: Problem[],
): void {
  const read = readYaml(file, text, parameterFile);
  problems.push(...read.problems);
  for (const [n, raw] of (read.data ?? []).entries()) {
    const line = read.lineOf([n]);
    const parameter = toParameter(raw, { file, line });
    if (typeof parameter === 'string') {
      problems.push({ file, line, message: `${raw.key}: ${parameter}` });
      continue;
    }
    const wrong = checkParameter(parameter, raw, known);
    const twin = into.get(raw.key);
    if (twin) wrong.push({ file, line, message: `${raw.key}: bestaat al in ${twin.file}` });
    problems.push(...wrong);
    if (wrong.length === 0) into.set(raw.key, parameter);
  }
}

function yamlFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}
