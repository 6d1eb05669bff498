/** Vitest global set-up: builds the index with the real model once, under data/, where every test finds it. */
import { createAnsweringService } from '../answering/create-service.ts';
import { buildBar } from '../cli/build-bar.ts';
import { config } from '../config.ts';

export default async function setup(): Promise<void> {
  const service = await createAnsweringService(config(process.env), {
    wait: true,
    today: () => '2026-11-21',
    onBuild: buildBar(),
  });
  const { reason } = service.status();
  await service.close();
  if (reason) throw new Error(reason);
}
