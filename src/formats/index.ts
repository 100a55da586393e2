import type { CheckReport } from '../examine/report.js';
import { asCsv } from './csv.js';
import { asHtml } from './html.js';
import { asJunit } from './junit.js';
import { asSarif } from './sarif.js';
import { asText, type TextOptions } from './text.js';

export const formats = ['text', 'json', 'html', 'sarif', 'junit', 'csv'] as const;
export type Format = (typeof formats)[number];

/** The report in a format. Values appear only where the report itself still carries evidence. */
export function print(report: CheckReport, format: Format, options: TextOptions): string {
  switch (format) {
    case 'text': return asText(report, options);
    case 'json': return `${JSON.stringify(report, null, 2)}\n`;
    case 'html': return asHtml(report);
    case 'sarif': return asSarif(report);
    case 'junit': return asJunit(report);
    case 'csv': return asCsv(report);
  }
}

export { asAcroFolder } from './acro.js';
export { wrap } from './text.js';
export type { TextOptions } from './text.js';
