/** Row 4: vector search against an exact scan of the same vectors, in the same run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { config } from '../../server/config.ts';
import { createEmbedder } from '../../server/retrieval/embedder.ts';
import { buildVectorIndex, readVectorIndex, type VectorIndex } from '../../server/retrieval/vectors.ts';
import { developmentQuestions } from './questions.ts';
import { type Benchmark, type BenchRow, nl, round } from './row.ts';
import { syntheticVectors } from './synthetic.ts';

const GOAL = 0.99;
const K = 10;
/** Neighbours that the retriever asks for (NEAREST in retriever.ts), whose passages it scores exactly. */
const IN_USE = 300;
const SYNTHETIC = 50_000;
/** Two vectors whose cosines differ less are equally near. */
const TIE = 1e-6;

export const measureVectors: Benchmark = async ({ warmDir }) => {
  const dir = join(warmDir, 'index');
  const { dimensions } = z
    .object({ dimensions: z.number() })
    .parse(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')));
  const bytes = readFileSync(join(dir, 'vectors.f32'));
  const real = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const embedder = await createEmbedder({ model: config(process.env).model });
  const queries = await embedder.embed(developmentQuestions(), 'query');
  const rows = [
    compared({
      name: 'vectors-real',
      index: readVectorIndex(join(dir, 'graph.hnsw'), real, dimensions),
      vectors: real,
      queries,
      note: 'echte vectoren',
    }),
  ];
  const many = syntheticVectors(real, dimensions, SYNTHETIC);
  const begin = performance.now();
  const index = buildVectorIndex(many, dimensions);
  const note = `echte vectoren met ruis; opbouw ${nl((performance.now() - begin) / 1000, 1)} s`;
  rows.push(compared({ name: `vectors-${SYNTHETIC}`, index, vectors: many, queries, note }));
  await embedder.close();
  return rows;
};

function compared({
  name,
  index,
  vectors,
  queries,
  note,
}: {
  name: string;
  index: VectorIndex;
  vectors: Float32Array;
  queries: Float32Array[];
  note: string;
}): BenchRow {
  const { dimensions, size } = index;
  const time = <T>(work: (query: Float32Array) => T) => {
    for (const query of queries.slice(0, 10)) work(query);
    const begin = performance.now();
    const results = queries.map(work);
    return { results, ms: (performance.now() - begin) / queries.length };
  };
  const exact = time((query) => exactNearest(vectors, dimensions, query));
  const graph = time((query) => index.nearest(query, K));
  const inUse = time((query) => index.nearest(query, IN_USE).slice(0, K));
  const recall = (found: number[][]) => {
    let hits = 0;
    queries.forEach((query, i) => {
      const least = (exact.results[i]?.at(-1)?.similarity ?? 0) - TIE;
      hits += (found[i] ?? []).filter((row) => dot(vectors, row * dimensions, query) >= least).length;
    });
    return hits / (queries.length * K);
  };
  const [atTen, atUse] = [recall(graph.results), recall(inUse.results)];
  return {
    name,
    what: `zoeken op vectoren tegen alles nalopen, ${nl(size)} vectoren`,
    goal: `recall@${K} ≥ ${nl(GOAL, 2)}`,
    measured: `${nl(atTen, 3)}; ${nl(exact.ms / graph.ms, 1)} keer zo snel`,
    met: atTen >= GOAL,
    how:
      `${queries.length} ontwikkelvragen, ${note}; ${nl(graph.ms, 2)} ms per vraag tegen ${nl(exact.ms, 2)} ms; ` +
      `zoals de console zoekt (${IN_USE} buren): recall ${nl(atUse, 3)}, ${nl(inUse.ms, 2)} ms, ` +
      `${nl(exact.ms / inUse.ms, 1)} keer zo snel`,
    figures: {
      vectors: size,
      queries: queries.length,
      recallAt10: round(atTen, 4),
      recallAt10InUse: round(atUse, 4),
      exactMs: round(exact.ms, 3),
      graphMs: round(graph.ms, 3),
      graphInUseMs: round(inUse.ms, 3),
      timesAsFast: round(exact.ms / graph.ms, 2),
      timesAsFastInUse: round(exact.ms / inUse.ms, 2),
    },
  };
}

/** The K nearest rows, nearest first, by looking at all of them. */
function exactNearest(vectors: Float32Array, dimensions: number, query: Float32Array) {
  const best: { row: number; similarity: number }[] = [];
  let least = -Infinity;
  for (let row = 0, start = 0; start < vectors.length; row++, start += dimensions) {
    const similarity = dot(vectors, start, query);
    if (best.length === K && similarity <= least) continue;
    if (best.length === K) best.pop();
    const at = best.findIndex((b) => b.similarity < similarity);
    best.splice(at < 0 ? best.length : at, 0, { row, similarity });
    least = best.at(-1)?.similarity ?? -Infinity;
  }
  return best;
}

/** The fastest that plain JavaScript does: four sums side by side. */
function dot(vectors: Float32Array, start: number, query: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < query.length; i += 4) {
    a += (vectors[start + i] as number) * (query[i] as number);
    b += (vectors[start + i + 1] as number) * (query[i + 1] as number);
    c += (vectors[start + i + 2] as number) * (query[i + 2] as number);
    d += (vectors[start + i + 3] as number) * (query[i + 3] as number);
  }
  return a + b + c + d;
}
