import type { Pool } from 'pg';
import type { CheckReport } from '../../examine/report.js';
import type { FileView, SavedFixes, Views } from '../../ports/index.js';
import { channel, type Changes } from './changes.js';

/** What pages show of files and of the workers' progress. */
export const createViews = (pool: Pool, changes: Changes): Views => ({
  async saveView(sha256, view) {
    await pool.query('insert into views (sha256, body) values ($1, $2) on conflict (sha256) do update set body = excluded.body', [sha256, JSON.stringify(view)]);
  },
  async view(sha256) {
    return (await pool.query<{ body: FileView }>('select body from views where sha256 = $1', [sha256])).rows[0]?.body;
  },
  async saveDraftReport(request, report) {
    await pool.query(
      `with kept as (insert into draft_reports (request, body) values ($1::uuid, $2) on conflict (request) do update set body = excluded.body)
       select pg_notify('${channel}', $1::text)`,
      [request, JSON.stringify(report)],
    );
  },
  async draftReport(request) {
    return (await pool.query<{ body: CheckReport }>('select body from draft_reports where request = $1', [request])).rows[0]?.body;
  },
  async saveProgress(request, { file, stage, at }) {
    await pool.query(
      `with kept as (
         insert into progress (request, file, stage, at) values ($1, $2, $3, $4)
         on conflict (request, file) do update set stage = excluded.stage, at = excluded.at
       ) select pg_notify('${channel}', $1::text)`,
      [request, file, stage, at],
    );
  },
  async saveFixes(fixes) {
    await pool.query('insert into fixes (key, body) values ($1, $2) on conflict (key) do update set body = excluded.body', [fixes.key, JSON.stringify(fixes)]);
  },
  async fixes(key) {
    return (await pool.query<{ body: SavedFixes }>('select body from fixes where key = $1', [key])).rows[0]?.body;
  },
  watch: (request, onChange) => changes.watch(request, onChange),
});
