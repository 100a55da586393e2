import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { packFile, type PackFile } from './pack.js';
import { didYouMean, type PackProblem } from './problem.js';

export interface ParsedPack {
  readonly file: string;
  readonly pack: PackFile;
  /** Line (from 1) of a path in the file, or of its nearest parent. */
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** The pack as written, or what is wrong with it. `file` only names it in messages. */
export function parsePack(file: string, text: string): ParsedPack | readonly PackProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({ file, line: lines.linePos(error.pos[0]).line, path: '', message: error.message.split('\n')[0]! }));
  }
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    return undefined;
  };
  const parsed = packFile.safeParse(document.toJS({ maxAliasCount: 20 }), { reportInput: true });
  if (parsed.success) return { file, pack: parsed.data, lineOf };
  return parsed.error.issues.flatMap((issue) => issueProblems(issue, Object.keys(packFile.shape)).map(({ path, message }) => ({
    file, line: lineOf(path), path: path.join('.'), message,
  })));
}

export interface IssueInWords {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A schema issue in our words. `known` are the keys allowed where the issue is about an unknown one. */
export function issueProblems(issue: z.core.$ZodIssue, known: readonly string[]): IssueInWords[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: `"${key}" is not a setting here; allowed are ${known.join(', ')}.${didYouMean(key, known)}` }));
  }
  if (issue.code === 'invalid_value') {
    const found = typeof issue.input === 'string' ? `found "${issue.input}", ` : '';
    const values = issue.values.map(String);
    const near = typeof issue.input === 'string' ? didYouMean(issue.input, values) : '';
    return [{ path: issue.path, message: `${found}allowed are ${values.join(', ')}.${near}` }];
  }
  return [{ path: issue.path, message: issue.message }];
}
