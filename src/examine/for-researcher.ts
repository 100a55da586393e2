import { hidden, withoutSecrets } from '../packs/confidential.js';
import type { CheckReport, Finding } from './report.js';

/** The report as the researcher may see it: confidential numbers of the pack are hidden in every sentence and among the criteria. */
export function forResearcher(report: CheckReport): CheckReport {
  return {
    ...report,
    files: report.files.map((file) => ({ ...file, findings: file.findings.map(open) })),
    findings: report.findings.map(open),
    ...(report.criteria && { criteria: { ...report.criteria, rules: report.criteria.rules.map(({ confidential, ...rule }) => ({ ...rule, params: withoutNames(rule.params, confidential ?? []) })) } }),
  };
}

const withoutNames = (params: Readonly<Record<string, unknown>>, names: readonly string[]) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, names.includes(name) ? hidden : value]));

function open({ secrets, ...finding }: Finding): Finding {
  if (secrets === undefined) return finding;
  const plain = (text: string): string => withoutSecrets(text, secrets);
  return {
    ...finding,
    message: plain(finding.message),
    ...(finding.evidence && { evidence: inAll(finding.evidence, plain) as NonNullable<Finding['evidence']> }),
    ...(finding.fixes && { fixes: finding.fixes.map((fix) => ({ ...fix, message: plain(fix.message) })) }),
  };
}

/** Every sentence within a JSON value; numbers and places stay. */
function inAll(value: unknown, plain: (text: string) => string): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map((one) => inAll(one, plain));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inAll(inner, plain)]));
  return value;
}
