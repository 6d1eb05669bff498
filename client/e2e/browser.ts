/** A real Chromium for the tests. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

function chromiumPath(): string {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : PLACES;
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  throw new Error(
    `No Chromium at ${places.join(' or ')}. Install it (apt-get install chromium) or set CHROMIUM_PATH.`,
  );
}

/** Starts Chromium with a profile of its own that is thrown away. Throws when there is none on this machine. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
