import { outputsOf, type ReleaseRequest } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { fullDay } from '../../words/days.js';
import { plural } from '../../words/plural.js';

/** What the public reads of one release. */
export interface Entry {
  readonly id: string;
  readonly day: string;
  readonly project: string;
  readonly purpose: string;
  readonly organisation: string;
  readonly data: string;
  readonly files: string;
  readonly how: string;
  readonly fingerprints: readonly string[];
  readonly recalled?: string;
}

/** The releases of one request, newest first: nothing about people, findings or what was refused. */
export async function entryOf({ ports }: Deps, request: ReleaseRequest): Promise<Entry[]> {
  const project = await ports.reads.project(request.project);
  const check = request.checks.at(-1);
  const rules = check ? (await ports.reads.report(check.report))?.rules.filter((rule) => rule.ran > 0).length : undefined;
  const people = request.terms?.checkers ?? 0;
  const manner = request.terms?.review === 'sequential' ? 'one after the other' : 'working separately';
  return [...request.releases].reverse().map((release) => ({
    id: release.id, day: fullDay(release.at), project: project?.title ?? 'A project', purpose: project?.purpose ?? '', organisation: project?.organisation ?? '', data: (project?.sources ?? []).map((source) => source.name).join(', ') || '–',
    files: plural(release.files.length, 'file'),
    how: [rules ? plural(rules, 'automatic rule') : '', people > 0 ? `${plural(people, 'trained person', 'trained people')} ${manner}` : '', plural(request.round, 'round'), check ? `rule pack ${check.pack.id} ${check.pack.version}` : ''].filter(Boolean).join(', '),
    fingerprints: release.files.flatMap((id) => [...outputsOf(request), ...request.pastFiles].find((file) => file.id === id)?.sha256 ?? []),
    ...(request.state === 'recalled' ? { recalled: request.endedAt ? fullDay(request.endedAt) : 'recently' } : {}),
  }));
}

/** One release by its reference ("AL-0412-1"). */
export async function findRelease(deps: Deps, id: string): Promise<Entry | undefined> {
  const ref = /^(AL-\d{4,})-\d{1,4}$/.exec(id)?.[1];
  const request = ref ? await deps.ports.reads.requestByRef(ref) : undefined;
  return request ? (await entryOf(deps, request)).find((entry) => entry.id === id) : undefined;
}
