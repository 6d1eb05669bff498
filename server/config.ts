/** Every setting, with unit, default and meaning; read once from the environment. */
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Reads the settings from an environment. Throws an Error that names the setting when one does not parse. */
export function config(env: NodeJS.ProcessEnv) {
  const number = (name: string, fallback: number): number => {
    const value = env[name];
    if (value === undefined || value === '') return fallback;
    const parsed = Number(value);
    if (!Number.isFinite(parsed)) throw new Error(`${name} must be a number, got "${value}"`);
    return parsed;
  };
  const dataDir = resolve(env.DATA_DIR ?? join(root, 'data'));
  return {
    root,
    /** PORT: TCP port of the console. */
    port: number('PORT', 3000),
    /** HOST: address to listen on. Loopback by default; set it on purpose to serve others. */
    host: env.HOST ?? '127.0.0.1',
    /** DATA_DIR: database, index and secrets. */
    dataDir,
    /** KNOWLEDGE_DIR: articles, sources, scenarios, model. */
    knowledgeDir: resolve(env.KNOWLEDGE_DIR ?? join(root, 'knowledge')),
    /** MODEL: a folder with an ONNX model in the layout of transformers.js, or a hub id when MODEL_REMOTE=1. */
    model: env.MODEL ?? join(root, 'knowledge', 'model', 'e5-small-nl-belasting'),
    /** MODEL_REMOTE=1: MODEL is a hub id and may be fetched once. Off: nothing is ever fetched. */
    modelRemote: env.MODEL_REMOTE === '1',
    /** PUBLIC_URL: scheme and host that callers reach, for links to them; default: where the agent's console is. */
    publicUrl: publicOrigin(env.PUBLIC_URL),
    /** DEMO: demo accounts and banner. On unless DEMO=0. */
    demo: env.DEMO !== '0',
    /** EMBED_WORKERS: threads that turn text into vectors, about 170 MB and one core each. */
    embedWorkers: number('EMBED_WORKERS', 1),
    /** SESSION_SECRET: signs the session cookie; made and kept under DATA_DIR when not set. */
    sessionSecret: env.SESSION_SECRET ?? null,
    /** SESSION_HOURS: a session ends after so many hours without use. */
    sessionHours: number('SESSION_HOURS', 10),
    /** API_TOKEN: for the telephony or speech system; made and kept under DATA_DIR when not set. */
    apiToken: env.API_TOKEN ?? null,
    /** PAUSE_MS: milliseconds of silence after which an interim line counts as finished. */
    pauseMs: number('PAUSE_MS', 1500),
    /** HELPLINE_GRACE_MS: milliseconds a helper may be without connection before what they took goes back. */
    helplineGraceMs: number('HELPLINE_GRACE_MS', 60_000),
    /** CLIENT_FILE: the client file to ask, "demo" (invented people). Off by default: no file is looked into. */
    clientFile: clientFileOf(env.CLIENT_FILE),
    /** LOG_LEVEL: of pino. */
    logLevel: env.LOG_LEVEL ?? 'info',
    /** SECURE_COOKIE=1: send the cookie over HTTPS only (behind a TLS proxy). */
    secureCookie: env.SECURE_COOKIE === '1',
  };
}

function publicOrigin(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  ) {
    throw new Error(`PUBLIC_URL must be like https://host, without a path, got "${value}"`);
  }
  return url.origin;
}

function clientFileOf(value = ''): 'uit' | 'demo' {
  if (value === '' || value === 'uit') return 'uit';
  if (value === 'demo') return 'demo';
  throw new Error(`CLIENT_FILE must be "uit" or "demo", got "${value}"`);
}

export type Config = ReturnType<typeof config>;

/** A random secret: 32 bytes, hexadecimal. */
export const newSecret = () => randomBytes(32).toString('hex');
