/** Reads a YAML file against a schema; what is wrong comes with its line. */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../knowledge/types.ts';

export type ReadYaml<T> = {
  data: T | null;
  problems: Problem[];
  /** Line of the value at a path, 1 when it is not there. */
  lineOf: (path: readonly PropertyKey[]) => number;
};

/** Parses `text` (the content of `file`). Never throws. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): ReadYaml<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return counter.linePos(range[0]).line;
    }
    return 1;
  };
  if (document.errors.length > 0) {
    // The first error is the cause; the rest follow from it.
    const problems = document.errors.slice(0, 1).map((e) => ({
      file,
      line: counter.linePos(e.pos[0]).line || 1,
      message: `geen geldige YAML: ${e.message}`,
    }));
    return { data: null, problems, lineOf };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { data: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.path),
    message: `${issue.path.map(String).join('.') || 'bestand'}: ${issue.message}`,
  }));
  return { data: null, problems, lineOf };
}
