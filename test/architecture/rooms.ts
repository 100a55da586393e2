/**
 * The rooms of the codebase: what each is for, and what it may reach for. The same table is the map in
 * docs/architecture.md. `uses` names rooms, `packages` names npm packages and node: modules; anything not listed is
 * refused. `pure` rooms are values in, values out: no clock, no chance, no process, no console.
 */
export interface Room {
  readonly is: string;
  readonly uses: readonly string[];
  readonly packages: readonly string[];
  readonly pure: boolean;
}

export const rooms: Readonly<Record<string, Room>> = {
  'src/sdc': { is: 'Tables, sums, intervals, evidence, the words of disclosure control.', pure: true, uses: [], packages: ['zod', 'highs'] },
  rules: { is: 'One folder per disclosure rule, and the packs that configure them.', pure: true, uses: ['src/sdc'], packages: ['zod'] },
  'src/readers': {
    is: 'Bytes in, grids and recognised tables out.', pure: true, uses: ['src/sdc'],
    packages: ['zod', 'csv-parse', 'exceljs', 'saxes', 'yauzl', 'parse5', 'unpdf', 'hyparquet', 'node:zlib', 'node:stream', 'node:buffer'],
  },
  'src/clean': {
    is: 'A file rebuilt from what can be seen of it, and proved by reading it again.', pure: true, uses: ['src/sdc', 'src/readers'], packages: ['exceljs', 'sharp'],
  },
  // A hash is a pure function; node:crypto is here for createHash and nothing else.
  'src/packs': { is: 'Rule packs: schema, resolution, lint, composition.', pure: true, uses: ['src/sdc'], packages: ['zod', 'yaml', 'node:crypto'] },
  'src/examine': {
    is: 'Files, a pack and rules in; the check report out.', pure: true, uses: ['src/sdc', 'src/readers', 'src/packs'], packages: ['zod', 'node:crypto'],
  },
  'src/fixes': {
    is: 'Repairs: proposed, proven, and written into the file’s own layout.', pure: true,
    uses: ['src/sdc', 'src/readers', 'src/packs', 'src/examine'], packages: ['exceljs', 'highs', 'node:crypto'],
  },
  'src/formats': { is: 'The check report as text, HTML, SARIF, JUnit, CSV.', pure: true, uses: ['src/examine', 'src/sdc'], packages: [] },
  'src/requests': { is: 'The release request and its life.', pure: true, uses: ['src/sdc', 'src/examine'], packages: ['zod', 'node:crypto'] },
  'src/ports': { is: 'What the actions need from the world, as interfaces.', pure: true, uses: ['src/requests', 'src/examine', 'src/fixes', 'src/packs', 'src/sdc'], packages: ['zod', 'node:stream'] },
  'src/actions': {
    is: 'What people and workers do, one verb per file.', pure: false,
    uses: ['src/requests', 'src/examine', 'src/fixes', 'src/packs', 'src/ports', 'src/readers', 'src/sdc'], packages: ['zod', 'node:crypto', 'node:stream'],
  },
  'src/adapters': {
    is: 'Postgres, vault, queue, identity, mail.', pure: false,
    uses: ['src/ports', 'src/requests', 'src/examine', 'src/fixes', 'src/packs', 'src/sdc', 'src/readers', 'src/clean'],
    packages: [
      'pg', 'kysely', 'bullmq', 'ioredis', 'jsonwebtoken', 'jose', 'openid-client', 'zod', 'yaml', 'pino', 'csv-parse', 'hyparquet', '@duckdb/node-api', 'yauzl', 'yazl',
      'node:fs', 'node:fs/promises', 'node:path', 'node:crypto', 'node:stream', 'node:stream/promises', 'node:util', 'node:url', 'node:child_process',
      'node:worker_threads', 'node:events', 'node:os', 'node:timers/promises', 'node:net', 'node:zlib', 'node:readline', 'node:module',
    ],
  },
  'src/web': {
    is: 'Pages and the API: translate, never decide.', pure: false,
    uses: ['src/actions', 'src/requests', 'src/ports', 'src/examine', 'src/fixes', 'src/packs', 'src/sdc'],
    packages: [
      'express', 'express-session', 'express-rate-limit', 'connect-pg-simple', 'helmet', 'multer', 'nunjucks', 'nhsuk-frontend', 'sharp', 'zod', 'pino',
      'jsonwebtoken', 'jose', 'openid-client', 'yaml', 'pg',
      'node:fs', 'node:fs/promises', 'node:path', 'node:crypto', 'node:url', 'node:util', 'node:stream', 'node:stream/promises', 'node:http', 'node:events',
      'node:module', 'node:os', 'node:timers/promises', 'node:zlib', 'node:child_process',
    ],
  },
  workers: {
    is: 'The back room: one file per job.', pure: false, uses: ['src/actions', 'src/requests', 'src/ports', 'src/main', 'src/examine'],
    packages: ['bullmq', 'pino', 'node:process', 'node:child_process', 'node:url', 'node:path', 'node:fs', 'node:worker_threads', 'node:crypto', 'node:timers/promises', 'node:v8'],
  },
  'src/main': {
    is: 'Where everything meets: configuration, wiring, the server and the command line.', pure: false,
    uses: [
      'src/sdc', 'rules', 'src/fixes', 'src/readers', 'src/clean', 'src/packs', 'src/examine', 'src/requests', 'src/ports', 'src/actions', 'src/adapters', 'src/web', 'src/formats', 'workers',
    ],
    packages: ['*'],
  },
};
