import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { Router, type Request } from 'express';
import { rateLimit } from 'express-rate-limit';
import multer from 'multer';
import type { Deps } from '../../deps.js';
import { param, query } from '../../form.js';
import { Stop } from '../../middleware/errors.js';
import { fullDay } from '../../words/days.js';
import { plural } from '../../words/plural.js';
import { entryOf, findRelease } from './register.js';

/** P1, P3 and P4: what anyone may read. No names of people, no findings, no file names. */
export function publicReading(deps: Deps): Router {
  const router = Router();
  const { ports, config } = deps;
  const { fileBytes } = config.limits;
  const limit = rateLimit({ windowMs: 60_000, limit: 120, standardHeaders: 'draft-8', legacyHeaders: false });
  const one = multer({ dest: config.uploadFolder, limits: { fileSize: fileBytes, files: 1, fields: 5, parts: 6, fieldNameSize: 100, fieldSize: 1000, fieldNestingDepth: 1, headerPairs: 50 } }).single('file');
  router.get('/register', limit, async (req, res) => {
    const after = query(req, 'after');
    const page = await ports.reads.released({ limit: 50, ...(/^\d{1,9}$/.test(after) ? { after } : {}) });
    const entries = (await Promise.all(page.items.map((request) => entryOf(deps, request)))).flat();
    res.render('pages/public/register.njk', { title: 'Register of releases', entries, next: page.next, says: entries.length === 0 ? 'Nothing has been released yet.' : `${plural(entries.length, 'release')}, newest first.` });
  });
  router.get('/register/:release', limit, async (req, res) => {
    const entry = await findRelease(deps, param(req, 'release').toUpperCase());
    if (!entry) throw new Stop(404, { title: 'We do not know this release', says: 'Check the reference. Only what has left is in the register.' }, 'not-found');
    res.render('pages/public/entry.njk', { title: entry.project, tabTitle: `Release ${entry.id}`, entry });
  });
  router.get('/how-checking-works', (_req, res) => res.render('pages/public/how.njk', { title: 'How checking works' }));
  router.get('/verify', limit, (_req, res) => res.render('pages/public/verify.njk', { title: 'Verify a file' }));
  router.get('/verify/:digest', limit, async (req, res) => {
    const digest = param(req, 'digest').toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Stop(404, { title: 'That is not a fingerprint', says: 'A SHA-256 fingerprint has 64 characters, 0 to 9 and a to f.' }, 'not-found');
    res.render('pages/public/verify.njk', { title: 'Verify a file', digest, ...(await answerFor(deps, digest)) });
  });
  router.post('/verify', rateLimit({ windowMs: 60_000, limit: 10, standardHeaders: 'draft-8', legacyHeaders: false }), one, async (req, res) => {
    if (!req.file) throw new Stop(422, { title: 'Choose a file first', says: 'Nothing arrived. Go back and choose the file you want to verify.' }, 'text-missing');
    res.redirect(303, `/verify/${await digestOf(req)}`);
  });
  return router;
}

async function answerFor(deps: Deps, digest: string) {
  const request = await deps.ports.reads.releaseOf(digest);
  if (!request) return { says: 'We do not know this file. It is not, byte for byte, one that was released here.', known: false };
  const file = [...request.files, ...request.pastFiles].find((one) => one.sha256 === digest);
  const release = request.releases.find((one) => file && one.files.includes(file.id)) ?? request.releases.at(-1);
  const day = release ? fullDay(release.at) : '';
  if (request.state === 'recalled') return { says: `This file was released on ${day}, and has been recalled: do not use it.`, known: true, release: release?.id };
  return { says: `This is a file released on ${day}.`, known: true, release: release?.id };
}

/** The fingerprint of what was sent; the file itself is not kept. */
async function digestOf(req: Request): Promise<string> {
  const path = req.file!.path;
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } finally {
    await unlink(path).catch(() => undefined);
  }
}
