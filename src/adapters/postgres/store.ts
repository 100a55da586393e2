import type { Pool, PoolClient } from 'pg';
import type { Change, LedgerTable, Store } from '../../ports/index.js';
import type { AuditEvent } from '../../requests/audit.js';
import type { Project } from '../../requests/project.js';
import { checkOf, type ReleaseRequest } from '../../requests/request.js';
import { fingerprintOf } from '../../sdc/likeness.js';
import { appendEvent } from './append-event.js';
import { channel } from './changes.js';
import { bytesOf } from './ledger.js';
import { inTransaction } from './pool.js';

/** The store on Postgres. Every change is one transaction that holds the row, and ends with its one event. */
export const createStore = (pool: Pool): Store => ({
  change: (id, work) => inTransaction(pool, async (client) => {
    const request = await locked<ReleaseRequest>(client, 'requests', id);
    const change = request && work(request);
    if (change) await save(client, change);
  }),
  create: (request, event, key) => inTransaction(pool, (client) => create(client, request, { event, key })),
  changeProject: (id, work) => inTransaction(pool, async (client) => {
    const project = await locked<Project>(client, 'projects', id);
    const change = project && work(project);
    if (!change) return;
    await client.query('update projects set members = $2, body = $3 where id = $1', [id, membersOf(change.project), JSON.stringify(change.project)]);
    await appendEvent(client, change.event);
  }),
  createProject: (draft, event) => inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ number: number }>("select nextval('project_code') as number");
    const project: Project = { ...draft, code: `P-${rows[0]!.number}` };
    await client.query('insert into projects (id, code, members, body) values ($1, $2, $3, $4)', [project.id, project.code, membersOf(project), JSON.stringify(project)]);
    await appendEvent(client, event);
    return project;
  }),
  record: (event) => inTransaction(pool, (client) => appendEvent(client, event)),
});

async function locked<T>(client: PoolClient, table: 'requests' | 'projects', id: string): Promise<T | undefined> {
  const { rows } = await client.query<{ body: T }>(`select body from ${table} where id = $1 for update`, [id]);
  return rows[0]?.body;
}

const membersOf = (project: Project): string[] => project.members.map((member) => member.person);

async function save(client: PoolClient, { request, event, report, ledger = [] }: Change): Promise<void> {
  if (report) await client.query('insert into reports (digest, body) values ($1, $2) on conflict (digest) do nothing', [report.digest, JSON.stringify(report.report)]);
  for (const row of ledger) await saveRow(client, row);
  await client.query(
    'update requests set state = $2, version = $3, due_at = $4, worst = $5, file_count = $6, claimed_by = $7, changed_at = $8, body = $9 where id = $1',
    [request.id, ...columnsOf(request, event.at)],
  );
  await client.query('select pg_notify($1, $2)', [channel, request.id]);
  await appendEvent(client, event);
}

/** One released table into the ledger, with its fingerprint. */
export function saveRow(client: Pick<PoolClient, 'query'>, row: LedgerTable) {
  const { about, near } = fingerprintOf(row.table);
  return client.query(
    `insert into ledger (release, project, sources, file, file_sha256, table_id, body, released_at, about, near) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (release, file, table_id) do nothing`,
    [row.release, row.project, row.sources, row.file, row.fileSha256, row.table.id, JSON.stringify(row), row.releasedAt, bytesOf(about), bytesOf(near)],
  );
}

/** The columns that follow from the aggregate, in the order both statements name them. */
const columnsOf = (request: ReleaseRequest, changedAt: string): unknown[] => [
  request.state, request.version, request.dueAt ?? null, worstOf(request), request.files.length, request.claims.map((claim) => claim.checker), changedAt,
  JSON.stringify(request),
];

function worstOf(request: ReleaseRequest): number {
  const check = checkOf(request);
  if (!check) return 3;
  return check.fails > 0 ? 0 : check.reviews + check.unread > 0 ? 1 : 2;
}

async function create(client: PoolClient, draft: Omit<ReleaseRequest, 'ref'>, { event, key }: { readonly event: AuditEvent; readonly key?: string | undefined }): Promise<ReleaseRequest> {
  if (key !== undefined) {
    // Two sendings of one form at once: the second waits here and then finds the first.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
    const { rows } = await client.query<{ body: ReleaseRequest }>('select body from requests where key = $1', [key]);
    if (rows[0]) return rows[0].body;
  }
  const { rows } = await client.query<{ number: number }>("select nextval('request_ref') as number");
  const request: ReleaseRequest = { ...draft, ref: `AL-${String(rows[0]!.number).padStart(4, '0')}` };
  await client.query(
    `insert into requests (id, ref, key, project, author, state, version, due_at, worst, file_count, claimed_by, changed_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [request.id, request.ref, key ?? null, request.project, request.author, ...columnsOf(request, event.at)],
  );
  await appendEvent(client, event);
  return request;
}
