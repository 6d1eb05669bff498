import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong on the page, each with the place. The page was opened with axe as its script. */
export const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const found = await inPage.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
