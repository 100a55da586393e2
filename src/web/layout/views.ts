import type { Express } from 'express';
import nunjucks from 'nunjucks';
import { designSystem, webFolder } from '../root.js';
import { plural, size } from '../words/plural.js';

/** Server-side templates: everything is escaped unless a template of ours says otherwise. */
export function views(app: Express): void {
  const environment = nunjucks.configure([webFolder, designSystem], { autoescape: true, express: app, noCache: false, watch: false, trimBlocks: true, lstripBlocks: true });
  environment.addGlobal('plural', plural);
  environment.addFilter('size', size);
  app.set('view engine', 'njk');
}
