/**
 * Worker thread that turns text into vectors. One text at a time on purpose: the model quantises activations over
 * the whole batch, so that a text's vector would depend on what else happened to be waiting (cosine 0.99 between
 * alone and in a batch of four). Alone, the same text gives the same vector on every run.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import ort, { type InferenceSession } from 'onnxruntime-node';

/** What the main thread sends: texts with their prefix, in one message. */
export type EmbedRequest = { id: number; texts: string[] };
/** Sent to end the worker. Terminating it from outside would break off native code and abort the whole process. */
export const STOP = 'stop';
/** What comes back: one vector of unit length per text, end to end; or why not. */
export type EmbedReply =
  | { type: 'ready'; dimensions: number }
  | { type: 'failed'; message: string }
  | { type: 'vectors'; id: number; vectors: Float32Array }
  | { type: 'error'; id: number; message: string };

export type EmbedWorkerData = { folder: string; name: string; remote: boolean };

const { folder, name, remote } = workerData as EmbedWorkerData;
const port = parentPort;
if (!port) throw new Error('embedder-worker.ts runs as a worker thread only');
const send = (reply: EmbedReply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer);

env.localModelPath = folder;
env.allowLocalModels = !remote;
env.allowRemoteModels = remote;

let extract: FeatureExtractionPipeline;
let stopping = false;
let running: Promise<void> = Promise.resolve();

const embedOne = async (text: string): Promise<Float32Array> =>
  (await extract(text, { pooling: 'mean', normalize: true })).data as Float32Array;

async function embed({ id, texts }: EmbedRequest): Promise<void> {
  const rows: Float32Array[] = [];
  for (const text of texts) {
    if (stopping) return;
    rows.push(await embedOne(text));
  }
  const size = rows[0]?.length ?? 0;
  const vectors = new Float32Array(size * rows.length);
  rows.forEach((row, i) => {
    vectors.set(row, i * size);
  });
  send({ type: 'vectors', id, vectors }, [vectors.buffer as ArrayBuffer]);
}

/**
 * One inference thread: more would fight with the event loop over the same cores. transformers.js passes no session
 * options on, and the runtime heeds them only when it reads the model from its path, so both are arranged here.
 */
function runOnOneThread(file: string): void {
  const create = ort.InferenceSession.create.bind(ort.InferenceSession) as (
    path: string,
    options: InferenceSession.SessionOptions,
  ) => Promise<InferenceSession>;
  const options = { executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1 };
  Object.assign(ort.InferenceSession, { create: () => create(file, options) });
}

try {
  if (!remote) runOnOneThread(join(folder, name, 'onnx', 'model_quantized.onnx'));
  extract = await pipeline('feature-extraction', name, { quantized: true });
  const probe = await embedOne('query: proef');
  port.on('message', (request: EmbedRequest | typeof STOP) => {
    if (request === STOP) {
      stopping = true;
      void running.then(() => port.close());
      return;
    }
    running = embed(request).catch((error: unknown) =>
      send({ type: 'error', id: request.id, message: String(error) }),
    );
  });
  send({ type: 'ready', dimensions: probe.length });
} catch (error) {
  send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
