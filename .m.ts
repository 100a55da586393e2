import Excel from 'exceljs';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { csvReader } from './src/readers/csv/reader.js';
import { defaultLimits } from './src/readers/reader.js';
const ex = JSON.parse(readFileSync('fixtures/worked-examples/examples.json', 'utf8')).fixtures;
const sources: [string, Uint8Array][] = [...['D02','D03','D04','D05','D06','D09','D13','D17','D22','D23','D24','D57','D58'].map((id) => [id, new TextEncoder().encode(ex.find((x: any) => x.id === id).csv)] as [string, Uint8Array]),
  ...['tables/n-over-n.csv','tables/gtsummary-arms.csv','tables/tableone-arms.csv','tables/tidy-with-totals.csv','tables/weeks-cut-header.csv','requests/asthma-by-region-and-age/files/asthma-by-region-and-age.csv','requests/coverage-by-age/files/declined-by-reason.csv','corpus/acro/v1.0.1/output_1_0.csv','acro-cases/mode_cells.csv'].map((f) => [basename(f, '.csv'), new Uint8Array(readFileSync('fixtures/' + f))] as [string, Uint8Array])];
for (const [name, bytes] of sources) {
  const grid = (csvReader.read(bytes, defaultLimits, 'x.csv') as any).grids[0];
  const wb = new Excel.Workbook(); const sheet = wb.addWorksheet('Table 1');
  sheet.getCell('A1').value = `Table 1: ${name}`; sheet.getCell('A1').font = { bold: true, size: 14 }; sheet.mergeCells(1, 1, 1, Math.max(2, grid.columns));
  for (let r = 0; r < grid.rows; r++) for (let c = 0; c < grid.columns; c++) {
    const t = grid.text(r, c); if (t === '') continue;
    const n = Number(t.replaceAll(',', '')); const cell = sheet.getCell(r + 3, c + 1);
    cell.value = t.trim() !== '' && Number.isFinite(n) && !t.endsWith('%') ? n : t;
    if (typeof cell.value === 'number') cell.numFmt = Number.isInteger(n) ? '#,##0' : '0.0';
    cell.border = { bottom: { style: 'thin', color: { argb: 'FFCCCCCC' } } };
    if (r === 0) { cell.font = { bold: true, color: { argb: 'FFFFFFFF' } }; cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF005EB8' } }; }
    if (r % 2 && r > 0) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F4F5' } };
  }
  sheet.getColumn(1).width = 28; sheet.views = [{ state: 'frozen', ySplit: 3 }];
  await wb.xlsx.writeFile(`/tmp/made/${name}.xlsx`);
}
