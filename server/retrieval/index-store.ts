/**
 * The index on disk, under data/index: vectors with the hash of their text, and the graph over them. Reused when
 * model and texts are unchanged; otherwise built anew, embedding only texts that were not there before.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder, TextKind } from './embedder.ts';
import { buildVectorIndex, readVectorIndex, rowOf, type VectorIndex } from './vectors.ts';

export type IndexedText = { text: string; kind: TextKind };

type Manifest = { model: string; dimensions: number; texts: string[] };

export type IndexResult = {
  index: VectorIndex /** Texts that had to be embedded; 0 = reused. */;
  embedded: number;
};

/** Texts embedded between two reports of progress. */
const CHUNK = 64;

/**
 * Loads or builds the index over `texts`; row i belongs to text i. onProgress gets the share done, 0 to 1. A
 * damaged or foreign index on disk is not an error: it is built again.
 */
export async function loadOrBuildIndex(
  dir: string,
  texts: IndexedText[],
  embedder: Embedder,
  onProgress: (share: number) => void = () => undefined,
): Promise<IndexResult> {
  const keys = texts.map((t) => createHash('sha256').update(`${t.kind}: ${t.text}`).digest('hex'));
  const saved = readSaved(dir, embedder);
  if (
    saved &&
    saved.manifest.texts.length === keys.length &&
    saved.manifest.texts.every((k, i) => k === keys[i])
  ) {
    try {
      const index = readVectorIndex(join(dir, 'graph.hnsw'), saved.vectors, embedder.dimensions);
      return { index, embedded: 0 };
    } catch {
      // The graph alone is damaged: the vectors still serve, below.
    }
  }

  const old = new Map<string, number>();
  saved?.manifest.texts.forEach((key, row) => {
    old.set(key, row);
  });
  const size = embedder.dimensions;
  const vectors = new Float32Array(texts.length * size);
  const missing: number[] = [];
  keys.forEach((key, row) => {
    const known = old.get(key);
    if (saved && known !== undefined) vectors.set(rowOf(saved.vectors, size, known), row * size);
    else missing.push(row);
  });
  onProgress(0);
  for (let at = 0; at < missing.length; at += CHUNK) {
    const rows = missing.slice(at, at + CHUNK);
    for (const kind of ['passage', 'query'] as const) {
      const chosen = rows.filter((row) => texts[row]?.kind === kind);
      const made = await embedder.embed(
        chosen.map((row) => texts[row]?.text ?? ''),
        kind,
      );
      made.forEach((vector, i) => {
        vectors.set(vector, (chosen[i] ?? 0) * size);
      });
    }
    onProgress(Math.min(1, (at + rows.length) / missing.length));
  }
  const index = buildVectorIndex(vectors, size);
  await save(dir, { model: embedder.hash, dimensions: size, texts: keys }, vectors, index);
  return { index, embedded: missing.length };
}

function readSaved(dir: string, embedder: Embedder): { manifest: Manifest; vectors: Float32Array } | null {
  try {
    if (!existsSync(join(dir, 'manifest.json'))) return null;
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
    if (manifest.model !== embedder.hash || manifest.dimensions !== embedder.dimensions) return null;
    const bytes = readFileSync(join(dir, 'vectors.f32'));
    if (bytes.byteLength !== manifest.texts.length * manifest.dimensions * 4) return null;
    const vectors = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    );
    return { manifest, vectors };
  } catch {
    return null;
  }
}

/** Written beside the old one and then swapped, so that a killed process leaves a whole index behind. */
async function save(
  dir: string,
  manifest: Manifest,
  vectors: Float32Array,
  index: VectorIndex,
): Promise<void> {
  const fresh = `${dir}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  writeFileSync(
    join(fresh, 'vectors.f32'),
    Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength),
  );
  await index.save(join(fresh, 'graph.hnsw'));
  writeFileSync(join(fresh, 'manifest.json'), JSON.stringify(manifest));
  rmSync(dir, { recursive: true, force: true });
  renameSync(fresh, dir);
}
