import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly user?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly container_name?: string;
}
interface Compose {
  readonly services: Readonly<Record<'postgres' | 'redis' | 'migrate' | 'web' | 'worker', Service>>;
  readonly volumes: object;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose;
const { postgres, redis, migrate, web, worker } = compose.services;

describe('docker-compose.yml', () => {
  test('ours run as nobody in particular, on a root they cannot write, with every service watched', () => {
    for (const service of [migrate, web, worker]) expect(service).toMatchObject({ read_only: true, user: '1000:1000', cap_drop: ['ALL'] });
    for (const service of [postgres, redis, web, worker]) expect(service.healthcheck!.test.length).toBeGreaterThan(1);
  });

  test('only the pages have a port, and only on the machine itself', () => {
    expect(Object.entries(compose.services).filter(([, service]) => service.ports).map(([name]) => name)).toEqual(['web']);
    expect(web.ports).toEqual(['127.0.0.1:8080:8080']);
  });

  test('workers can be many, and can reach nothing but the database and the queue', () => {
    expect(worker).not.toHaveProperty('ports');
    expect(worker.container_name).toBeUndefined();
    expect([worker.networks, compose.networks['inside']!.internal]).toEqual([['inside'], true]);
  });

  test('Redis keeps every write and throws nothing out', () => {
    expect(redis.command!.join(' ')).toContain('--appendonly yes');
    expect(redis.command!.join(' ')).toContain('--maxmemory-policy noeviction');
  });

  test('the vault is a named volume that pages and workers share', () => {
    expect(compose.volumes).toHaveProperty('vault');
    for (const service of [web, worker]) expect(service.volumes).toContain('vault:/data');
  });

  test('no secret stands in the file: each comes from a file of its own', () => {
    for (const service of [web, worker, migrate]) {
      for (const [name, value] of Object.entries(service.environment!)) if (/SECRET|KEY|PASSWORD/.test(name)) expect(value).toMatch(/^\/run\/secrets\//);
      for (const secret of service.secrets!) expect(compose.secrets[secret]!.file).toMatch(/^\.\/secrets\//);
    }
    expect(postgres.environment).not.toHaveProperty('POSTGRES_PASSWORD');
  });
});

describe('Dockerfile', () => {
  const stages = readFileSync('Dockerfile', 'utf8').split(/^FROM /m).slice(1);

  test('builds in one stage and runs in another, on a supported Node, as a user of its own', () => {
    expect(stages.map((stage) => stage.split('\n')[0])).toEqual(['node:24-bookworm-slim AS build', 'node:24-bookworm-slim']);
    expect(stages[1]).toMatch(/^USER node$/m);
    expect(stages[1]).toMatch(/^HEALTHCHECK /m);
  });

  test('copies what the programs read beside their code', () => {
    for (const folder of ['dist', 'rules', 'src/web', 'src/adapters/postgres/migrations']) expect(stages[1]).toContain(`/app/${folder} `);
  });
});
