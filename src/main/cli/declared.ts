import { readFileSync } from 'node:fs';
import { declaration, nothingDeclared, type Declaration } from '../../sdc/declaration.js';
import { UsageError } from './io.js';

/** The researcher's sidecar, checked against its schema; nothing where there is none. */
export function readDeclaration(path: string | undefined): Declaration {
  if (path === undefined) return nothingDeclared;
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(error instanceof SyntaxError ? `the declaration is not JSON: ${path}` : `the declaration cannot be read: ${path}`);
  }
  const result = declaration.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(`the declaration does not fit its schema at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown'}`);
}
