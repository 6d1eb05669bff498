/** The answering service while it is being built: the console is there at once, answers follow when they can. */
import type { AnsweringService } from './answering/service.ts';
import { AppError } from './app-error.ts';
import type { ServiceStatus } from './contract/status.ts';

/** Share of the index after which its progress is told again. */
const PROGRESS_STEP = 0.02;

export type BackgroundAnswering = {
  /** The service, or null while it is being built or when it could not be. */
  current(): AnsweringService | null;
  /** Resolves as soon as there is a service; rejects when it could not be built or the server stops. */
  ready(): Promise<AnsweringService>;
  status(): ServiceStatus;
  /** Called whenever status() changes; progress in steps of two per cent. */
  onStatus(listener: (status: ServiceStatus) => void): void;
  close(): Promise<void>;
};

/** 503 while the knowledge base is being loaded, or when it could not be. */
export const knowledgeNotReady = () =>
  new AppError({
    status: 503,
    code: 'KENNISBANK_NIET_KLAAR',
    message: 'De kennisbank is (nog) niet geladen. Probeer het zo opnieuw.',
  });

/** Starts to build the service. `failed` hears of it when that does not work; everything else keeps working. */
export function answeringInBackground({
  create,
  today,
  failed,
}: {
  create: () => Promise<AnsweringService>;
  today: () => string;
  failed: (error: unknown) => void;
}): BackgroundAnswering {
  const listeners: ((status: ServiceStatus) => void)[] = [];
  let service: AnsweringService | null = null;
  let meaningSearch: ServiceStatus['meaningSearch'] = 'opbouw';
  let reason: string | null = null;
  let closing = false;

  const status = (): ServiceStatus =>
    service?.status() ?? {
      meaningSearch,
      progress: 0,
      reason,
      knowledgeVersion: '',
      passages: 0,
      date: today(),
    };
  let told: ServiceStatus | null = null;
  const tell = (now: ServiceStatus) => {
    const sameState = told?.meaningSearch === now.meaningSearch && told.reason === now.reason;
    if (told && sameState && Math.abs(now.progress - told.progress) < PROGRESS_STEP) return;
    told = now;
    for (const listener of listeners) listener(now);
  };

  const built = create().then(
    async (made) => {
      if (closing) {
        await made.close();
        throw new Error('the server is stopping');
      }
      service = made;
      made.onStatus(tell);
      tell(status());
      return made;
    },
    (error: unknown) => {
      meaningSearch = 'uit';
      reason = 'De kennisbank kon niet worden geladen. Antwoorden en zoeken werken niet; gesprekken wel.';
      failed(error);
      tell(status());
      throw knowledgeNotReady();
    },
  );
  built.catch(() => undefined);

  return {
    current: () => service,
    ready: () => built,
    status,
    onStatus: (listener) => listeners.push(listener),
    async close() {
      closing = true;
      await service?.close();
    },
  };
}
