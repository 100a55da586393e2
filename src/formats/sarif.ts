import type { CheckReport, Finding } from '../examine/report.js';
import type { Place } from '../sdc/subjects.js';

/**
 * SARIF 2.1.0 (OASIS), as an export only: editors and code hosts can list the findings. It has no cell, so line and
 * column go into the region and the labels into logicalLocations; our own id is the partial fingerprint.
 */
export function asSarif(report: CheckReport): string {
  const findings = [...report.files.flatMap((file) => file.findings), ...report.findings];
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: report.tool.name, version: report.tool.version, rules: rules.map((id) => ({ id })) } },
      properties: { pack: report.pack, status: report.status },
      results: findings.map((finding) => resultOf(finding, rules)),
    }],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

const levels = { fail: 'error', review: 'warning', note: 'note' } as const;

const resultOf = (finding: Finding, rules: readonly string[]) => ({
  ruleId: finding.rule,
  ruleIndex: rules.indexOf(finding.rule),
  level: levels[finding.consequence],
  kind: finding.verdict === 'not-evaluable' ? 'open' : 'fail',
  message: { text: finding.message },
  locations: finding.where.map(locationOf),
  partialFingerprints: { 'airlock/v1': finding.id },
  properties: { certainty: finding.certainty, severity: finding.severity, ...(finding.evidence ? { evidence: finding.evidence } : {}) },
});

function locationOf(place: Place) {
  const startLine = place.line ?? place.row;
  return {
    physicalLocation: {
      ...(place.file ? { artifactLocation: { uri: encodeURI(place.file) } } : {}),
      ...(startLine ? { region: { startLine, ...(place.column ? { startColumn: place.column } : {}) } } : {}),
    },
    ...(place.labels?.length ? { logicalLocations: place.labels.map((name) => ({ name, kind: 'element' })) } : {}),
  };
}
