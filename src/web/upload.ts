import { createReadStream } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import type { StoredFile } from '../actions/add-files.js';
import type { Deps } from './deps.js';
import { forged, isGenuine } from './middleware/csrf.js';

/** Who vouches for an upload: the secret of the session in a form's first field, or the token of a program. */
export type Voucher = 'session' | 'token';

/** Takes files to disk, each limit set. The rest of the request is not read once a form turns out not to be ours. */
export function receive({ config }: Deps, voucher: Voucher): RequestHandler {
  mkdirSync(config.uploadFolder, { recursive: true, mode: 0o700 });
  const { files, fileBytes } = config.limits;
  const upload = multer({
    dest: config.uploadFolder,
    preservePath: true,
    defParamCharset: 'utf8',
    limits: { fileSize: fileBytes, files, fields: 100, parts: files + 100, fieldNameSize: 100, fieldSize: 20_000, fieldNestingDepth: 1, headerPairs: 50 },
    fileFilter: (req, _file, accept) => {
      if (voucher === 'session' && !isGenuine(req, fieldOf(req, '_csrf'))) return accept(forged());
      accept(null, true);
    },
  });
  const any = upload.array('files', files);
  return (req, res, next) => any(req, res, (error: unknown) => {
    if (!error && voucher === 'session' && !isGenuine(req, fieldOf(req, '_csrf'))) return void dropUploads(req).then(() => next(forged()), next);
    if (error) return void dropUploads(req).then(() => next(error), next);
    next();
  });
}

const fieldOf = (req: Request, name: string): unknown => {
  const body: unknown = req.body;
  return body && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
};

const uploads = (req: Request): Express.Multer.File[] => (Array.isArray(req.files) ? req.files : []);
const dropUploads = async (req: Request): Promise<void> => {
  await Promise.all(uploads(req).map((file) => unlink(file.path).catch(() => undefined)));
};

/** What arrived, hashed into the vault while it is read; nothing stays where it waited. */
export async function intoVault({ ports }: Deps, req: Request): Promise<StoredFile[]> {
  try {
    const stored: StoredFile[] = [];
    for (const file of uploads(req)) {
      const { sha256, bytes } = await ports.vault.put(createReadStream(file.path));
      stored.push({ name: file.originalname, sha256, bytes });
    }
    return stored;
  } finally {
    await dropUploads(req);
  }
}
