/** Worker thread that makes files: laying out a page takes a few hundred milliseconds that calls must not wait for. */
import { parentPort } from 'node:worker_threads';
import { AppError } from '../app-error.ts';
import type { Addressing, ConfirmationContent, DocumentFormat } from '../contract/confirmation.ts';
import { makeDocx } from './docx.ts';
import { makePdf } from './pdf.ts';

export type DocumentRequest = {
  id: number;
  format: DocumentFormat;
  content: ConfirmationContent;
  addressing: Addressing | null;
};

/** The file, or why there is none: an error for the user, or one that nobody foresaw. */
export type DocumentReply =
  | { id: number; type: 'made'; bytes: Uint8Array }
  | { id: number; type: 'refused'; status: number; code: string; message: string }
  | { id: number; type: 'failed'; where: string };

const port = parentPort;
if (!port) throw new Error('document-worker.ts runs as a worker thread only');

port.on('message', async ({ id, format, content, addressing }: DocumentRequest) => {
  const reply = await (format === 'pdf' ? makePdf : makeDocx)({ content, addressing }).then(
    (bytes): DocumentReply => ({ id, type: 'made', bytes }),
    (error: unknown): DocumentReply => {
      if (error instanceof AppError) {
        const { status, code, message } = error;
        return { id, type: 'refused', status, code, message };
      }
      // Not its message: that may quote the text it could not handle.
      return { id, type: 'failed', where: error instanceof Error ? (error.stack?.split('\n')[1] ?? '') : '' };
    },
  );
  port.postMessage(reply);
});
