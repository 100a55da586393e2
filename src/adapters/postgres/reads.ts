import type { Pool } from 'pg';
import type { CheckReport } from '../../examine/report.js';
import type { FileProgress, Reads, RequestFilter } from '../../ports/index.js';
import type { State } from '../../requests/lifecycle.js';
import type { Project } from '../../requests/project.js';
import type { ReleaseRequest } from '../../requests/request.js';
import { eventsAfter, verifyChain } from './chain.js';

/** Questions to Postgres. */
export const createReads = (pool: Pool): Reads => ({
  async request(id) {
    return isUuid(id) ? (await pool.query<{ body: ReleaseRequest }>('select body from requests where id = $1', [id])).rows[0]?.body : undefined;
  },
  async requestByRef(ref) {
    return (await pool.query<{ body: ReleaseRequest }>('select body from requests where ref = $1', [sayable(ref)])).rows[0]?.body;
  },
  requests: (filter, page = { limit: 1000 }) => pageOf(pool, filter, page),
  released: (page = { limit: 100 }) => releasedPage(pool, page),
  async releaseOf(sha256) {
    const { rows } = await pool.query<{ body: ReleaseRequest }>(
      `select body from requests where json_array_length(body->'releases') > 0
         and (body::jsonb @> jsonb_build_object('files', jsonb_build_array(jsonb_build_object('sha256', $1::text, 'outcome', 'released')))
           or body::jsonb @> jsonb_build_object('pastFiles', jsonb_build_array(jsonb_build_object('sha256', $1::text, 'outcome', 'released')))) limit 1`,
      [sayable(sha256)],
    );
    return rows[0]?.body;
  },
  async project(id) {
    return isUuid(id) ? (await pool.query<{ body: Project }>('select body from projects where id = $1', [id])).rows[0]?.body : undefined;
  },
  async projects({ member } = {}) {
    const { rows } = await pool.query<{ body: Project }>('select body from projects where $1::uuid is null or members @> array[$1::uuid] order by code', [member ?? null]);
    return rows.map((row) => row.body);
  },
  async report(digest) {
    return (await pool.query<{ body: CheckReport }>('select body from reports where digest = $1', [sayable(digest)])).rows[0]?.body;
  },
  async progress(request) {
    return (await pool.query<FileProgress>('select file, stage, at from progress where request = $1 order by file', [request])).rows;
  },
  events: (filter) => eventsAfter(pool, filter),
  verifyAudit: () => verifyChain(pool),
  async stuck(states, before) {
    const { rows } = await pool.query<{ id: string; state: State; version: number }>(
      'select id, state, version from requests where state = any($1) and changed_at <= $2 order by changed_at limit 500', [states, before]);
    return rows;
  },
  async evidenceDue(states, before) {
    const { rows } = await pool.query<{ body: ReleaseRequest }>(
      `select body from requests where state = any($1) and changed_at <= $2
         and (body::jsonb @> '{"files":[{"purpose":"evidence"}]}' or body::jsonb @> '{"pastFiles":[{"purpose":"evidence"}]}')
         and not exists (select from events where subject_id = requests.id::text and name = 'evidenceDeleted')
       order by changed_at limit 100`, [states, before]);
    return rows.map((row) => row.body);
  },
  async isHeldElsewhere(sha256, request) {
    const holding = (purpose: object) => [{ files: [{ sha256, ...purpose }] }, { pastFiles: [{ sha256, ...purpose }] }].map((part) => JSON.stringify(part));
    const { rows } = await pool.query<{ held: boolean }>(
      `select exists (select from requests where id <> $1 and (
           body::jsonb @> any($2::jsonb[])
           or (body::jsonb @> any($3::jsonb[]) and not exists (select from events where subject_id = requests.id::text and name = 'evidenceDeleted')))) as held`,
      [request, [...holding({ purpose: 'output' }), ...holding({ purpose: 'supporting' })], holding({ purpose: 'evidence' })]);
    return rows[0]!.held;
  },
});

/** An id from a URL may be anything; Postgres would answer a fault for what is not a UUID. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Postgres refuses text with a NUL in it, which nothing of ours has. */
export const sayable = (text: string): string => text.replaceAll('\0', '');

/** Due date (none last), then the worst finding, then the fewest files: the order that the queue page tells people. */
async function pageOf(pool: Pool, filter: RequestFilter, { limit, after }: { readonly limit: number; readonly after?: string }) {
  const { rows } = await pool.query<{ body: ReleaseRequest; place: string }>(
    `select body, json_build_array(coalesce(due_at, 'infinity'::timestamptz)::text, worst, file_count, id)::text as place from requests
     where ($1::uuid is null or project = $1) and ($2::uuid[] is null or project = any($2)) and ($3::uuid is null or author = $3)
       and ($4::text[] is null or state = any($4)) and ($5::text is null or claimed_by @> array[$5])
       and ($6::text is null or (coalesce(due_at, 'infinity'::timestamptz), worst, file_count, id)
            > (($6::json->>0)::timestamptz, ($6::json->>1)::smallint, ($6::json->>2)::integer, ($6::json->>3)::uuid))
     order by coalesce(due_at, 'infinity'::timestamptz), worst, file_count, id limit $7`,
    [filter.project ?? null, filter.projects ?? null, filter.author ?? null, filter.states ?? null, filter.claimedBy ?? null, placeIn(after), limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map((row) => row.body), ...(rows.length > limit && last && { next: Buffer.from(last.place).toString('base64url') }) };
}

/** What has left, newest first; "after" is how many were shown before. */
async function releasedPage(pool: Pool, { limit, after }: { readonly limit: number; readonly after?: string }) {
  const start = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0;
  const { rows } = await pool.query<{ body: ReleaseRequest }>(
    `select body from requests where json_array_length(body->'releases') > 0 order by (body->'releases'->-1->>'at') desc, id limit $1 offset $2`, [limit + 1, start]);
  return { items: rows.slice(0, limit).map((row) => row.body), ...(rows.length > limit && { next: String(start + limit) }) };
}

/** Where a page ended; anything that is not one of ours begins at the beginning. */
function placeIn(after: string | undefined): string | null {
  const text = Buffer.from(after ?? '', 'base64url').toString();
  return /^\["[-+:. 0-9a-z]+", ?\d+, ?\d+, ?"[0-9a-f-]{36}"\]$/.test(text) ? text : null;
}
