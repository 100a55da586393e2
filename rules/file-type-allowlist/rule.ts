import { z } from 'zod';
import { defineFileRule } from '../../src/sdc/rule.js';

const readable = [
  'csv', 'xlsx', 'ods', 'text', 'log', 'markdown', 'latex', 'html', 'docx', 'pptx', 'odt', 'rtf', 'pdf', 'json', 'jsonl', 'yaml', 'xml', 'notebook', 'svg', 'png',
  'jpeg', 'tiff', 'webp', 'gif', 'code', 'zip', 'tar', 'gzip',
];

/** What kinds of file may leave at all, and how large. OpenSAFELY, "What file types can be released" (documentation, 2026). */
export default defineFileRule({
  id: 'file-type-allowlist',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'Files of this kind or size are not released here',
  remedy: 'Send the results in one of the kinds that are released here, in smaller files',
  needs: [],
  params: z.strictObject({
    kinds: z.array(z.string()).default(readable).describe('Kinds of file that may be released.'),
    maxBytes: z.number().int().min(0).default(0).describe('Largest file in bytes; 0 sets no limit.'),
    maxRows: z.number().int().min(0).default(0).describe('Most rows over all tables of a file; 0 sets no limit.'),
  }),
  applies: (file) => file.facts.some(({ is }) => is === 'file-type'),
  *check(file, { kinds, maxBytes, maxRows }) {
    const type = file.facts.find(({ is }) => is === 'file-type')!;
    const kind = String(type.detail?.['kind']);
    const bytes = Number(type.detail?.['bytes'] ?? 0);
    if (!kinds.includes(kind)) yield { because: `files of the kind ${kind} are not on the list`, says: 'Files of this kind are not released here' };
    if (maxBytes > 0 && bytes > maxBytes) yield { because: `${bytes} bytes are more than ${maxBytes}`, says: 'The file is larger than files released here may be' };
    if (maxRows > 0 && file.rows > maxRows) yield { because: `${file.rows} rows are more than ${maxRows}`, says: 'The file has more rows than files released here may have' };
  },
});
