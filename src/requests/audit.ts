import type { Action } from './lifecycle.js';

/** What the audit remembers besides changes of a request. */
export const otherEvents = [
  'create', 'projectCreate', 'projectChange', 'accountCreate', 'accountChange', 'signIn', 'signInFailed', 'signOut', 'tokenCreate',
  'tokenRevoke', 'view', 'download', 'evidenceDeleted',
] as const;
export type EventName = Action | (typeof otherEvents)[number];

/** One thing that happened. Details hold ids, digests, counts and codes; reasons people gave are kept with the request. */
export interface AuditEvent {
  readonly at: string;
  readonly actor: string;
  readonly name: EventName;
  readonly subject: { readonly is: 'request' | 'project' | 'account' | 'token' | 'file' | 'release' | 'service'; readonly id: string };
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An event in the chain: its hash covers its own content and the hash before it. */
export interface ChainedEvent extends AuditEvent {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** The hash before the first event. */
export const genesis = '0'.repeat(64);

/** The bytes an event's hash is taken over: JSON with sorted keys, so that any reader can repeat it. */
export const chainText = (event: AuditEvent, seq: number, previous: string): string =>
  canonical({ seq, previous, at: event.at, actor: event.actor, name: event.name, subject: event.subject, detail: event.detail });

/** JSON with keys in code-unit order and no spaces; undefined members left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

export interface ChainFault {
  readonly seq: number;
  readonly fault: 'gap' | 'broken-link' | 'altered';
}

/** The first place where the chain does not hold, if any. `sha256` answers lower-case hex. */
export function faultIn(events: Iterable<ChainedEvent>, sha256: (text: string) => string, start = { seq: 0, hash: genesis }): ChainFault | undefined {
  let { seq, hash } = start;
  for (const event of events) {
    if (event.seq !== seq + 1) return { seq: event.seq, fault: 'gap' };
    if (event.previous !== hash) return { seq: event.seq, fault: 'broken-link' };
    if (event.hash !== sha256(chainText(event, event.seq, event.previous))) return { seq: event.seq, fault: 'altered' };
    ({ seq, hash } = event);
  }
  return undefined;
}
