import { withAnswers } from '../requests/files.js';
import type { Actor } from '../requests/lifecycle.js';
import { fileOf, type Answers } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { precheckNext } from './precheck.js';

export interface Description {
  /** Files (ids) that these answers are about. */
  readonly files: readonly string[];
  readonly answers: Answers;
}

/** The researcher answers questions about one file or a group of files. Answers are kept as they come. */
export const describe = async (ports: Ports, target: Target, actor: Actor, input: Description): Promise<Outcome> =>
  precheckNext(ports, await answer(ports, target, actor, input));

const answer = act<Description>('edit', {
  refuses: (request, { files }) => {
    const unknown = files.filter((id) => !fileOf(request, id));
    return unknown.length > 0 || files.length === 0 ? { refused: 'no-such-file', about: unknown } : undefined;
  },
  changes: (request, { files, answers }) => ({ files: withAnswers(request, files, answers) }),
  remembers: (_request, { files, answers }) => ({ edit: 'described', files, fields: Object.keys(answers) }),
});
