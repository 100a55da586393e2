import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';

/** Synthetic records are judged by how they were made. ABS takes none. */
export default defineFileRule({
  id: 'synthetic-data',
  version: 1,
  risk: 'AuxiliaryInformation',
  statbarns: ['Frequencies'],
  summary: 'Synthetic records need a judgement on how they were made',
  remedy: 'Describe the method and attach measures of similarity and disclosure risk',
  needs: ['declaration'],
  params: z.strictObject({}),

  applies: (file) => isSynthetic(file),

  *check(): Generator<Outcome> {
    yield { missing: 'declaration', ask: 'Say how the synthetic records were made, and attach measures of how near they come to real ones; a committee decides' };
  },
});

const isSynthetic = (file: FileSubject): boolean => /\b(synthetic|synthpop|simulated records|ctgan|sdv)\b/i.test(`${file.path} ${file.declared?.title ?? ''} ${file.declared?.kind ?? ''}`.replaceAll(/[_.-]+/g, ' '));
