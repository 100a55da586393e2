import { acroCases, type AcroCase } from './cases.js';
import { compare, versions, wordsOf, type Compared } from './agreement.js';

export const [start, end] = ['<!-- acro: written by npm run bench:acro -- --write -->', '<!-- /acro -->'] as const;

const said = (one: Compared, who: 'theirs' | 'ours'): string => {
  const words = wordsOf(one[who]);
  return `${one[who].status}${words === '' ? '' : ` (${words})`}`;
};

const callOf = ({ call, aggregates, margins, normalised, checksMissing }: AcroCase): string =>
  [call.replace(/_val$|\d$/, ''), aggregates.join('+'), margins && 'margins', normalised && 'normalize', checksMissing && 'check_missing_values'].filter((part) => typeof part === 'string' && part !== '').join(' ');

/** The table of docs/benchmarks.md: every case, what each version of ACRO says, what we say with its pack, and why they differ where they do. */
export async function agreementTable(): Promise<string> {
  const cases = acroCases();
  const compared = await Promise.all(versions.map(async (version) => {
    const all: Compared[] = [];
    for (const one of cases) all.push(await compare(one, version));
    return all;
  }));
  const [v10, v04] = [compared[0]!, compared[1]!];
  const mark = ({ agrees }: Compared) => (agrees ? '=' : '≠');
  const rows = cases.map((one, at) => {
    const [a, b] = [v10[at]!, v04[at]!];
    return `| ${one.name} | ${callOf(one)} | ${said(a, 'theirs')} | ${said(a, 'ours')} | ${mark(a)} | ${said(b, 'theirs')} | ${said(b, 'ours')} | ${mark(b)} | ${a.whole}${a.beyond.length > 0 ? `: ${a.beyond.join(', ')}` : ''} |`;
  });
  const sums = compared.map((all) => `${all.filter(({ agrees }) => agrees).length} of ${all.length} agree cell by cell with ACRO ${all[0]!.version}, ${all.filter(({ agrees, reason }) => !agrees && reason !== undefined).length} differ for a reason given below, ${all.filter(({ agrees, reason }) => !agrees && reason === undefined).length} otherwise`);
  const reasons = compared.flatMap((all) => all.filter(({ agrees }) => !agrees).map(({ version, name, reason }) => `- **${name}** (${version}): ${reason ?? 'NOT EXPLAINED.'}`));
  return `${sums.join('; ')}.

| Case | Call | ACRO 1.0.1 | \`acro-1.0\` | | ACRO 0.4.12 | \`acro-0.4\` | | All we found (1.0) |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

${reasons.join('\n')}`;
}
