import type { CheckReport, Finding } from '../examine/report.js';
import { escapeXml } from './escape.js';
import { placeInWords } from './place.js';

/** JUnit XML: one suite a file, one case a finding; a file without findings is one passing case. */
export function asJunit(report: CheckReport): string {
  const suites = report.files.map((file) => suite(file.path, file.findings, file.read));
  const across = report.findings.length > 0 ? [suite('across the files', report.findings, 'whole')] : [];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="airlock" time="${(report.durationMs / 1000).toFixed(3)}">\n${[...suites, ...across].join('')}</testsuites>\n`;
}

function suite(name: string, findings: readonly Finding[], read: string): string {
  const failing = findings.filter((one) => one.consequence === 'fail').length;
  const skipped = findings.filter((one) => one.consequence === 'review').length;
  const cases = findings.length > 0 ? findings.map(testCase).join('') : `    <testcase name="${read === 'whole' ? 'no findings' : 'not read whole'}" classname="airlock"/>\n`;
  return `  <testsuite name="${escapeXml(name)}" tests="${Math.max(1, findings.length)}" failures="${failing}" skipped="${skipped}">\n${cases}  </testsuite>\n`;
}

function testCase(finding: Finding): string {
  const where = finding.where.map(placeInWords).join('; ');
  const open = `    <testcase name="${escapeXml(`${finding.rule}: ${where}`)}" classname="${escapeXml(finding.rule)}">`;
  const text = escapeXml(finding.message);
  if (finding.consequence === 'fail') return `${open}<failure message="${text}"/></testcase>\n`;
  if (finding.consequence === 'review') return `${open}<skipped message="${text}"/></testcase>\n`;
  return `${open}<system-out>${text}</system-out></testcase>\n`;
}
