import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { markExpired } from './session-expiry.ts';

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string().min(1) }) });

type Init = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; signal?: AbortSignal };

const noConnection = () =>
  new ApiError(
    'GEEN_VERBINDING',
    'De server is niet te bereiken. Controleer uw verbinding en probeer het opnieuw.',
    0,
  );

const strangeAnswer = (status: number) =>
  new ApiError(
    'ONBEKEND_ANTWOORD',
    'De server gaf een antwoord dat dit scherm niet kent. Laad de pagina opnieuw.',
    status,
  );

async function toError(response: Response): Promise<ApiError> {
  const parsed = errorBody.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    return new ApiError(
      'SERVERFOUT',
      `De server kon dit niet verwerken (${response.status}). Probeer het straks opnieuw.`,
      response.status,
    );
  }
  return new ApiError(parsed.data.error.code, parsed.data.error.message, response.status);
}

async function call(path: string, { method = 'GET', body, signal }: Init): Promise<Response> {
  const response = await fetch(path, {
    method,
    signal,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw noConnection();
  });
  if (response.ok) return response;
  // Signing in with a wrong password is also a 401, but no session ended.
  if (response.status === 401 && path !== '/api/session') markExpired();
  throw await toError(response);
}

/**
 * Asks the server for JSON and checks it against its schema.
 * Throws ApiError with a Dutch sentence when the server refuses, is gone, or answers something else.
 */
export async function request<T>(schema: z.ZodType<T>, path: string, init: Init = {}): Promise<T> {
  const response = await call(path, init);
  const body: unknown = await response.json().catch((cause: unknown) => {
    // Nobody waits for it any more: not an answer to judge.
    if (init.signal?.aborted) throw cause;
    return null;
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    console.error(`${path}: unexpected answer`, parsed.error);
    throw strangeAnswer(response.status);
  }
  return parsed.data;
}

/** A file that the server made for this request, with the name it gave. Throws ApiError like `request`. */
export async function requestFile(path: string, init: Init): Promise<{ file: Blob; name: string }> {
  const response = await call(path, init);
  const given = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '');
  return { file: await response.blob(), name: given?.[1] ?? 'document' };
}

/** Sends something to which the server has nothing to answer. Throws ApiError like `request`. */
export async function send(path: string, init: Init): Promise<void> {
  await call(path, init);
}
