import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Router } from 'express';
import { isFigure } from '../../../requests/answers.js';
import type { Deps } from '../../deps.js';
import { deskOf, fileIn } from '../../desk.js';
import { param } from '../../form.js';
import { Stop, notFound } from '../../middleware/errors.js';
import { webFolder } from '../../root.js';

const mostBytes = 30 * 2 ** 20;

/** A picture drawn anew as PNG, in a process that can die alone: no script, no metadata, nothing of the original file. */
export function pictureRoute({ ...deps }: Deps): Router {
  const router = Router();
  router.get('/requests/:ref/files/:file/picture.png', async (req, res) => {
    const { request } = await deskOf(deps, req, res);
    const file = fileIn(request, param(req, 'file'));
    if (!isFigure(file)) throw notFound();
    const png = await redrawn(deps.ports.vault.path(file.sha256));
    if (!png) throw new Stop(422, { title: 'This picture cannot be shown', says: 'It could not be drawn anew safely. A person must look at it in another way before it may leave.' }, 'picture-unreadable');
    res.type('png').setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    res.send(png);
  });
  return router;
}

/** PNG bytes, or undefined when the picture cannot be drawn within its limits. */
export const redrawn = (path: string): Promise<Buffer | undefined> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--max-old-space-size=256', join(webFolder, 'picture-child.mjs'), path], { encoding: 'buffer', timeout: 20_000, maxBuffer: mostBytes, env: {}, killSignal: 'SIGKILL' },
      (error, png) => resolve(error || png.length === 0 ? undefined : png));
  });
