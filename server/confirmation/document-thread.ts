/** Makes documents in a thread of its own, started when the first one is asked for. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../app-error.ts';
import type { DocumentReply, DocumentRequest } from './document-worker.ts';

type Waiting = { resolve: (bytes: Buffer) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let nextId = 0;

/**
 * The file as bytes. Rejects with AppError TEKEN_ONBEKEND as makePdf does, or with an Error that holds nothing of the
 * document when making it failed.
 */
export function makeInThread(document: Omit<DocumentRequest, 'id'>): Promise<Buffer> {
  const worker = thread ?? start();
  thread = worker;
  const request: DocumentRequest = { ...document, id: nextId++ };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker.postMessage(request);
  });
}

function start(): Worker {
  // A worker does not take over the loader of its parent on Node 20: it registers tsx itself, then imports the source.
  const source = new URL('./document-worker.ts', import.meta.url).href;
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = pathToFileURL(join(tsx, 'dist', 'esm', 'api', 'index.mjs')).href;
  const entry = `import('${loader}').then(({ register }) => { register(); return import('${source}'); })`;
  const worker = new Worker(entry, { eval: true });
  // A server that stops does not wait for it.
  worker.unref();
  worker.on('message', settle);
  const ended = () => {
    if (thread !== worker) return;
    thread = null;
    for (const { reject } of waiting.values()) reject(new Error('the thread that makes documents ended'));
    waiting.clear();
  };
  worker.once('error', ended);
  worker.once('exit', ended);
  return worker;
}

function settle(reply: DocumentReply): void {
  const job = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.type === 'made') job?.resolve(Buffer.from(reply.bytes));
  else if (reply.type === 'refused') job?.reject(new AppError(reply));
  else job?.reject(new Error(`the document could not be made (${reply.where.trim()})`));
}
