/** A parameter against the facts it comes from. */
import { figures } from '../knowledge/figures.ts';
import type { Problem } from '../knowledge/types.ts';
import { factFigures } from './fact-figures.ts';
import type { Known } from './load.ts';
import type { Parameter } from './parameters.ts';
import type { ParameterFile } from './schema.ts';
import { whole, writtenAmount, writtenPercentage } from './values.ts';

/** Source, fact and certainty exist and agree, and every value stands in its fact. */
export function checkParameter(parameter: Parameter, raw: ParameterFile, known: Known): Problem[] {
  const problems: Problem[] = [];
  const report = (message: string) =>
    problems.push({ file: parameter.file, line: parameter.line, message: `${raw.key}: ${message}` });
  for (const v of parameter.values) {
    if (!known.sources.has(v.source)) report(`bron "${v.source}" staat niet in sources.yaml`);
    const fact = known.facts.get(v.fact);
    if (!fact) {
      report(`feit ${v.fact} bestaat niet (of heeft zekerheid C)`);
      continue;
    }
    if (fact.certainty !== v.certainty)
      report(`zekerheid is ${v.certainty}, maar feit ${v.fact} heeft ${fact.certainty}`);
    if (!fact.source.includes(v.source))
      report(`feit ${v.fact} komt niet uit bron "${v.source}" (maar uit ${fact.source})`);
    const [figure] = figures(writtenValue(parameter, whole(v.value)));
    if (figure !== undefined && !factFigures(fact).has(figure))
      report(`waarde ${figure} (vanaf ${v.from}) staat niet in feit ${v.fact}`);
  }
  return problems;
}

function writtenValue(parameter: Parameter, value: number): string {
  if (parameter.kind === 'bedrag') return writtenAmount(value);
  return parameter.kind === 'percentage' ? writtenPercentage(value) : String(value);
}
