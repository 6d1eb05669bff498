/** The built console: static files, and index.html for every page of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** Serves `dir` (dist/client). Without a build, a page says how to make one. */
export function consoleFiles(dir: string): Router {
  const router = Router();
  const index = join(dir, 'index.html');
  // Vite puts a hash in the names under assets/, so those may be kept for good.
  router.use('/assets', express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  router.use(express.static(dir, { index: false, maxAge: 0 }));
  router.get('/{*page}', (req, res, next) => {
    if (req.path.startsWith('/api/') || req.path.startsWith('/assets/')) return next();
    if (existsSync(index)) {
      res.set('Cache-Control', 'no-cache').sendFile(index);
      return;
    }
    res.status(503).type('text/plain').send('De console is nog niet gebouwd. Voer uit: npm run build\n');
  });
  return router;
}
