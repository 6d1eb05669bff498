/**
 * The vector index: nearest texts by cosine. Built new and swapped, never changed in place. The vectors are kept
 * exactly as well, so that HNSW only finds candidates and the score itself is exact.
 */
import hnswlib from 'hnswlib-node';

/** Links per node, breadth while building and while searching: recall@10 ≥ 0.99, see `npm run bench`. */
const M = 16;
const EF_CONSTRUCTION = 200;
const SEED = 100;

export type VectorIndex = {
  size: number;
  dimensions: number;
  /** Row numbers of the (about) k nearest vectors, nearest first. */
  nearest(query: Float32Array, k: number): number[];
  /** The vector of a row, as a view. */
  row(row: number): Float32Array;
  /** Cosine of the query and a row; both have unit length. */
  similarity(query: Float32Array, row: number): number;
  /** Writes the graph; the vectors themselves are kept by the caller. */
  save(file: string): Promise<void>;
};

/** Builds an index over rows of `dimensions` numbers, end to end. */
export function buildVectorIndex(vectors: Float32Array, dimensions: number): VectorIndex {
  const size = vectors.length / dimensions;
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(Math.max(size, 1), M, EF_CONSTRUCTION, SEED);
  for (let row = 0; row < size; row++) graph.addPoint(Array.from(rowOf(vectors, dimensions, row)), row);
  return wrap(graph, vectors, dimensions);
}

/** Reads a graph that was saved for exactly these vectors. Throws when the file does not fit. */
export function readVectorIndex(file: string, vectors: Float32Array, dimensions: number): VectorIndex {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(file);
  if (graph.getCurrentCount() !== vectors.length / dimensions)
    throw new Error('the saved graph has another size');
  return wrap(graph, vectors, dimensions);
}

function wrap(graph: hnswlib.HierarchicalNSW, vectors: Float32Array, dimensions: number): VectorIndex {
  const size = vectors.length / dimensions;
  return {
    size,
    dimensions,
    nearest(query, k) {
      const count = Math.min(k, size);
      if (count === 0) return [];
      graph.setEf(Math.max(count * 2, 100));
      return graph.searchKnn(Array.from(query), count).neighbors;
    },
    row: (row) => rowOf(vectors, dimensions, row),
    similarity: (query, row) => dotAt(query, vectors, row * dimensions),
    save: async (file) => {
      await graph.writeIndex(file);
    },
  };
}

/** One row of a flat array of vectors, as a view. */
export function rowOf(vectors: Float32Array, dimensions: number, row: number): Float32Array {
  return vectors.subarray(row * dimensions, (row + 1) * dimensions);
}

/** Inner product; the cosine when both have unit length. */
export function dot(a: Float32Array, b: Float32Array): number {
  return dotAt(a, b, 0);
}

/** Inner product of `a` and as many numbers of `flat` from `start`. Four sums at once: twice as fast as one. */
export function dotAt(a: Float32Array, flat: Float32Array, start: number): number {
  const size = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < size; i += 4) {
    s0 += (a[i] as number) * (flat[start + i] as number);
    s1 += (a[i + 1] as number) * (flat[start + i + 1] as number);
    s2 += (a[i + 2] as number) * (flat[start + i + 2] as number);
    s3 += (a[i + 3] as number) * (flat[start + i + 3] as number);
  }
  for (; i < size; i++) s0 += (a[i] as number) * (flat[start + i] as number);
  return s0 + s1 + s2 + s3;
}
