/** Text to vectors, in worker threads, with a queue and a cache. Knows nothing of passages or calls. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EmbedReply, EmbedRequest, EmbedWorkerData, STOP } from './embedder-worker.ts';

/** The model was trained with these; both matter. */
export type TextKind = 'query' | 'passage';

export type Embedder = {
  /** SHA-256 of the model's weights (or of its hub id); part of every receipt. */
  hash: string;
  dimensions: number;
  /** One vector of unit length per text. Equal texts are computed once. Rejects when the worker fails. */
  embed(texts: string[], kind: TextKind): Promise<Float32Array[]>;
  /** Texts waiting or being computed now. */
  waiting(): number;
  close(): Promise<void>;
};

/** The model could not be loaded. The message is a Dutch sentence for the console. */
export class ModelError extends Error {
  override name = 'ModelError';
}

type Job = { text: string; resolve: (v: Float32Array) => void; reject: (e: Error) => void };

export type EmbedderOptions = {
  /** Folder of the model, or its hub id when remote. */
  model: string;
  remote?: boolean;
  /** Worker threads, each with one inference thread. */
  workers?: number;
  /** Texts joined into one message to a worker. */
  batch?: number;
  /** Vectors kept, least recently used dropped first (1.5 kB each). */
  cacheSize?: number;
};

/**
 * Starts the workers and waits until the model answers. Throws ModelError when it is missing or damaged. Once all
 * embedders of a process have been closed no new one can be made in it: the native library does not load twice.
 */
export async function createEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { model, remote = false, workers = 1, batch = 16, cacheSize = 20_000 } = options;
  const hash = remote ? createHash('sha256').update(model).digest('hex') : await weightsHash(model);
  const data: EmbedWorkerData = remote
    ? { folder: '', name: model, remote }
    : { folder: dirname(model), name: basename(model), remote };
  const threads = await Promise.all(Array.from({ length: workers }, () => startWorker(data)));

  const cache = new Map<string, Promise<Float32Array>>();
  const queue: Job[] = [];
  const running = new Map<number, Job[]>();
  const idle = threads.map((t) => t.worker);
  let nextId = 0;
  let closed: Error | null = null;
  const dimensions = threads[0]?.dimensions ?? 0;

  const fail = (error: Error) => {
    closed = error;
    for (const jobs of running.values()) for (const job of jobs) job.reject(error);
    for (const job of queue.splice(0)) job.reject(error);
    running.clear();
  };

  function pump(): void {
    while (queue.length > 0) {
      const worker = idle.pop();
      if (!worker) return;
      // Share what waits over the workers that are free, so that one does not take it all.
      const jobs = queue.splice(0, Math.min(batch, Math.ceil(queue.length / (idle.length + 1))));
      const request: EmbedRequest = { id: nextId++, texts: jobs.map((j) => j.text) };
      running.set(request.id, jobs);
      worker.postMessage(request);
    }
  }

  for (const { worker } of threads) {
    worker.on('message', (reply: EmbedReply) => {
      if (reply.type !== 'vectors' && reply.type !== 'error') return;
      const jobs = running.get(reply.id) ?? [];
      running.delete(reply.id);
      idle.push(worker);
      for (const [i, job] of jobs.entries()) {
        if (reply.type === 'error') job.reject(new Error(reply.message));
        else job.resolve(reply.vectors.slice(i * dimensions, (i + 1) * dimensions));
      }
      pump();
    });
    worker.on('error', (error) => fail(error));
    worker.on('exit', () => fail(new Error('the embedding worker has stopped')));
  }

  function one(text: string): Promise<Float32Array> {
    const cached = cache.get(text);
    if (cached) {
      cache.delete(text);
      cache.set(text, cached);
      return cached;
    }
    if (closed) return Promise.reject(closed);
    const promise = new Promise<Float32Array>((resolve, reject) => queue.push({ text, resolve, reject }));
    cache.set(text, promise);
    promise.catch(() => cache.delete(text));
    const oldest = cache.size > cacheSize ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    return promise;
  }

  return {
    hash,
    dimensions,
    async embed(texts, kind) {
      const promises = texts.map((text) => one(`${kind}: ${text}`));
      pump();
      return Promise.all(promises);
    },
    waiting: () => queue.length + [...running.values()].reduce((n, jobs) => n + jobs.length, 0),
    async close() {
      fail(new Error('the embedder is closed'));
      await Promise.all(threads.map(({ worker }) => ended(worker)));
    },
  };
}

/** Asks a worker to end after the text it is at, and waits for it. */
async function ended(worker: Worker): Promise<void> {
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.postMessage('stop' satisfies typeof STOP);
  await exit;
}

async function startWorker(workerData: EmbedWorkerData): Promise<{ worker: Worker; dimensions: number }> {
  // A worker does not take over the loader of its parent on Node 20: it registers tsx itself, then imports the source.
  const source = new URL('./embedder-worker.ts', import.meta.url).href;
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = pathToFileURL(join(tsx, 'dist', 'esm', 'api', 'index.mjs')).href;
  const entry = `import('${loader}').then(({ register }) => { register(); return import('${source}'); })`;
  const worker = new Worker(entry, { eval: true, workerData });
  const reply = await new Promise<EmbedReply>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ type: 'failed', message: error.message }));
  });
  if (reply.type === 'ready') return { worker, dimensions: reply.dimensions };
  const why = reply.type === 'failed' ? (reply.message.split('\n')[0] ?? '') : '';
  throw new ModelError(`het taalmodel is beschadigd of past niet (${why})`);
}

async function weightsHash(model: string): Promise<string> {
  const file = join(model, 'onnx', 'model_quantized.onnx');
  if (!existsSync(file)) throw new ModelError(`het taalmodel ontbreekt (${basename(model)})`);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  // A tokenizer that differs gives other vectors as well.
  const tokenizer = join(model, 'tokenizer.json');
  if (!existsSync(tokenizer)) throw new ModelError(`het taalmodel is onvolledig (${basename(model)})`);
  for await (const chunk of createReadStream(tokenizer)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
