import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addFiles } from '../../src/actions/add-files.js';
import { isRefused } from '../../src/requests/refusals.js';
import { checkOf } from '../../src/requests/request.js';
import { runCli } from '../../src/main/cli/run.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';
import { signedIn, type Visitor } from '../support/visitor.js';

/** Numbers that stand nowhere else: a pack whose shares only its owner and the checkers may know. */
const [k, p, one] = ['83', '17', '41'];
const folder = mkdtempSync(join(tmpdir(), 'airlock-confidential-'));
const pack = join(folder, 'secret.yaml');
writeFileSync(pack, `id: secret
version: "1"
title: A pack with secrets
authority: An authority
extends: baseline-10
confidential: [dominance-nk.k, p-percent.p, dominance-1k.k]
shared: { exemptUnits: [] }
rules:
  dominance-nk: { n: 2, k: ${k} }
  p-percent: { p: ${p} }
  dominance-1k: { k: ${one} }
  holding-grouping: { k1: ${one}, k2: ${k} }
`);
const table = 'region,turnover\nNorth,5600\nSouth,9200\n';
const evidence = 'region,n,sum,x1,x2\nNorth,60,5600,2600,2500\nSouth,80,9200,300,290\n';
const told = new RegExp(`(?<![\\d.])(?:${k}|${p}|${one})(?![\\d.])`);

let web: RunningWeb;
let ada: Visitor;
let bob: Visitor;
let path: string;
let ref: string;

beforeAll(async () => {
  web = await startWeb();
  const [author, checker, other] = await Promise.all([web.person('Ada'), web.person('Bob'), web.person('Cleo')]);
  await web.project([{ person: author.id, roles: ['researcher'] }, { person: checker.id, roles: ['checker'] }, { person: other.id, roles: ['checker'] }], { sources: [{ name: 'Firms', owner: 'Somebody', pack }] });
  [ada, bob] = [await signedIn(web.url, 'ada'), await signedIn(web.url, 'bob')];
  const form = await ada.get('/requests/new');
  const files = await ada.post('/requests/new', { project: /name="project" type="radio" value="([^"]+)"/.exec(form.html)![1]!, title: 'Turnover', key: 'k1' });
  ref = /AL-\d{4}/.exec(files.path)![0];
  await ada.upload(`/requests/${ref}/files`, [{ name: 'turnover.csv', text: table }]);
  const request = (await web.ports.reads.requestByRef(ref))!;
  const stored = await web.ports.vault.put(Readable.from([Buffer.from(evidence)]));
  const outcome = await addFiles(web.ports, { id: request.id }, { is: 'person', id: author.id, roles: ['researcher'] }, { files: [{ name: 'outputs.evidence.csv', ...stored, purpose: 'evidence' }] });
  if (isRefused(outcome)) throw new Error(outcome.refused);
  path = `/requests/${ref}/files/${request.files[0]!.id}`;
  await ada.post(`${path}/describe`, { title: 'Turnover', destination: 'paper', population: 'Firms', people: '140', weighted: 'no', protections: ['none'], earlier: 'No', suppressedUnder: '', roundedTo: '', smallest: '', exception: '' });
  await web.settled();
}, 90_000);

afterAll(async () => {
  await web.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The page of the file, every finding opened. */
async function pageFor(visitor: Visitor): Promise<string> {
  const { html } = await visitor.get(path);
  const findings = [...new Set([...html.matchAll(/\?finding=([0-9a-f]+)/g)].map(([, id]) => id!))];
  const pages = await Promise.all(findings.map(async (id) => (await visitor.get(`${path}?finding=${id}`)).html));
  return [html, ...pages].join('\n').replaceAll(/<(?:script|style|head)\b.*?<\/(?:script|style|head)>/gs, '').replaceAll(/<[^>]*>/g, ' ');
}

describe('confidential shares', () => {
  it('are hidden from the author before sending and after', async () => {
    expect(await pageFor(ada)).toContain('[confidential]');
    expect(await pageFor(ada)).not.toMatch(told);
    expect((await ada.post(`/requests/${ref}/send`, {})).status).toBe(200);
    await web.settled();
    const text = await pageFor(ada);
    expect(text).toContain('the limit is [confidential]%');
    expect(text).not.toMatch(told);
  });

  it('are shown to checkers, and stand in the report that is kept', async () => {
    expect(await pageFor(bob)).toContain(`the limit is ${k}%`);
    const report = (await web.ports.reads.report(checkOf((await web.ports.reads.requestByRef(ref))!)!.report))!;
    expect(report.criteria!.rules.find(({ id }) => id === 'dominance-nk')).toMatchObject({ params: { k: Number(k) }, confidential: ['k'] });
  });

  it.each([
    ['pack show', ['pack', 'show', pack]], ['pack diff', ['pack', 'diff', 'baseline-10', pack]], ['pack compose', ['pack', 'compose', 'abs-datalab', pack]], ['pack lint', ['pack', 'lint', pack]],
    ['explain', ['explain', 'dominance-nk']],
  ])('are not told by airlock %s', async (_words, argv) => {
    const said: string[] = [];
    await runCli(argv, { out: (text) => void said.push(text), err: (text) => void said.push(text), env: {}, cwd: folder, isTerminal: false, width: 100 });
    expect(said.join('')).not.toBe('');
    expect(said.join('')).not.toMatch(new RegExp(`(?<![\\d.\\w-])(?:${k}|${p}|${one})(?![\\d.\\w])`));
  });

  it('are not told by airlock check, values and all', async () => {
    writeFileSync(join(folder, 'turnover.csv'), table);
    writeFileSync(join(folder, 'outputs.evidence.csv'), evidence);
    const said: string[] = [];
    await runCli(['check', join(folder, 'turnover.csv'), '--evidence', join(folder, 'outputs.evidence.csv'), '--pack', pack, '--values', '--format', 'json'], { out: (text) => void said.push(text), err: () => undefined, env: {}, cwd: folder, isTerminal: false, width: 100 });
    const report = JSON.parse(said.join('')) as { files: { findings: { rule: string; evidence?: { because?: string } }[] }[] };
    expect(report.files[0]!.findings.find(({ rule }) => rule === 'dominance-nk')!.evidence!.because).toContain('the limit is [confidential]%');
    expect(said.join('').replaceAll(/"(?:id|sha256|digest)": "[^"]*"/g, '')).not.toMatch(told);
  });
});
