import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { designSystem, webFolder } from './root.js';

const oneDay = { maxAge: 86_400_000, index: false, setHeaders: (res: { setHeader(name: string, value: string): void }) => res.setHeader('Cache-Control', 'public, max-age=86400') };

/**
 * The design system's stylesheet without the fonts it would fetch from the net: people inside a research environment
 * have none, and the NHS typeface belongs to the NHS.
 */
const stylesheet = readFileSync(join(designSystem, 'nhsuk/nhsuk-frontend.min.css'), 'utf8')
  .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
  .replaceAll('Frutiger W01,', '')
  .replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//g, '');

/** Everything a page loads, from this server only. */
export function assets(): Router {
  const router = Router();
  router.get('/assets/nhsuk.css', (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=86400');
    res.type('css').send(stylesheet);
  });
  router.get('/assets/nhsuk.js', (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=86400');
    res.sendFile(join(designSystem, 'nhsuk/nhsuk-frontend.min.js'), { cacheControl: false });
  });
  router.use('/assets/images', express.static(join(designSystem, 'nhsuk/assets/images'), oneDay));
  router.use('/assets', express.static(join(webFolder, 'assets'), oneDay));
  return router;
}
