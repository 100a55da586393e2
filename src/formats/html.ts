import type { CheckReport, FileReport, Finding } from '../examine/report.js';
import { escapeXml as e } from './escape.js';
import { labelsInWords, placeInWords } from './place.js';
import { counted, symbolOf, wordOf, worstFirst } from './symbols.js';

/** One page that needs no script and no network, and prints. */
export function asHtml(report: CheckReport): string {
  const blocked = report.files.filter((file) => file.status === 'fail').length;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Airlock check report</title><style>${style}</style></head><body><main>
<h1>Check report</h1>
<p class="status">${counted(report.files.length, 'file')} checked, ${blocked} blocked. Pack ${e(report.pack.id)} ${e(report.pack.version)}. Nothing has been sent.</p>
${report.files.map(fileSection).join('\n')}
${report.findings.length > 0 ? `<section><h2>Across the files</h2>${findingList(report.findings)}</section>` : ''}
<section><h2>What was checked, and what was not</h2>${ruleTable(report)}
<p>Pack digest <code>${e(report.pack.digest)}</code>, ${e(report.tool.name)} ${e(report.tool.version)}.</p></section>
</main></body></html>
`;
}

const fileSection = (file: FileReport): string => `<section><h2>${e(file.path)}</h2>
<p>${file.read === 'whole' ? counted(file.tables.length, 'table') : file.read === 'partly' ? 'Read in part: a person must look' : 'Not read: a person must look'}. SHA-256 <code>${e(file.sha256)}</code></p>
${file.findings.length > 0 ? findingList(file.findings) : '<p>No findings.</p>'}</section>`;

const findingList = (findings: readonly Finding[]): string => `<ul class="findings">${worstFirst(findings).map(card).join('')}</ul>`;

const card = (finding: Finding): string => `<li class="${finding.consequence}"><h3><span aria-hidden="true">${symbolOf(finding)}</span> ${e(finding.rule)} <small>${wordOf[finding.consequence]}, ${finding.certainty}</small></h3>
<p>${e(finding.message)}</p>
<ul>${finding.where.map((place) => `<li>${e([labelsInWords(place), placeInWords(place)].filter(Boolean).join(': '))}</li>`).join('')}</ul>
${finding.evidence?.because ? `<p class="because">${e(String(finding.evidence.because))}</p>` : ''}
${(finding.fixes ?? []).map((fix) => `<p>Fix: ${e(fix.message)}</p>`).join('')}</li>`;

const ruleTable = (report: CheckReport): string => `<table><thead><tr><th scope="col">Rule</th><th scope="col">Ran</th><th scope="col">Flagged</th><th scope="col">Could not decide</th><th scope="col">Did not apply</th></tr></thead><tbody>
${report.rules.map((rule) => `<tr><th scope="row">${e(rule.id)} v${rule.version}</th><td>${rule.ran}</td><td>${rule.flagged}</td><td>${rule.notEvaluable}</td><td>${rule.notApplicable}</td></tr>`).join('\n')}</tbody></table>`;

const style = `body{font:1rem/1.5 system-ui,sans-serif;color:#212b32;margin:0}main{max-width:60rem;margin:auto;padding:1rem}
h2{border-top:1px solid #aeb7bd;padding-top:1rem;overflow-wrap:anywhere}.status{font-weight:600}.findings{list-style:none;padding:0}
.findings>li{border:3px solid #801650;background:#f8e4ee;padding:.5rem 1rem;margin:0 0 1rem}.findings>li.review{border:3px dashed #8a4b00;background:#fff4d6}
.findings>li.note{border:1px solid #12436d;border-left-width:6px;background:#e3eef8}table{border-collapse:collapse}th,td{border:1px solid #aeb7bd;padding:.25rem .5rem;text-align:left}
td{text-align:right;font-variant-numeric:tabular-nums}code{overflow-wrap:anywhere}h3{margin:.25rem 0}`;
