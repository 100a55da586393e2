import { lifecycle, actions } from '../../requests/lifecycle.js';
import { otherEvents } from '../../requests/audit.js';
import { banner } from './generated.js';

/** What the audit remembers: every change of a request, and what happens besides. */
export const auditEvents = (): string => `${banner}# Audit events

One event for each change of a request, written in the same transaction, chained by hash. Details hold ids, digests,
counts and codes; never a value, a label or a file name.

| Event | Who | Changes a request |
|---|---|---|
${actions.map((action) => `| \`${action}\` | ${lifecycle[action].by} | yes |`).join('\n')}
${otherEvents.map((event) => `| \`${event}\` | whoever did it | ${event === 'create' ? 'begins one' : 'no'} |`).join('\n')}
`;
