import type { TextPiece } from '../../sdc/subjects.js';
import { superscript, type DocumentCell, type DocumentRow } from '../document/matrix.js';
import type { Limits } from '../reader.js';
import type { Package, Part, Reason } from '../zip/package.js';
import { attribute, readXml } from '../zip/xml.js';

/** What a part of Word or PowerPoint says, in reading order. */
export interface Content {
  readonly texts: readonly TextPiece[];
  readonly tables: readonly { readonly rows: readonly DocumentRow[]; readonly title: string }[];
  /** Insertions and deletions that are tracked; deleted text is among the texts, as hidden. */
  readonly tracked: number;
  readonly hidden: number;
  readonly descriptions: number;
  /** The slide is not shown. */
  readonly unseenSlide: boolean;
  readonly reason?: Reason | 'doctype';
}

interface OpenTable { rows: { cells: DocumentCell[] }[]; title: string; above: number[]; column: number }
interface OpenCell { text: string; columns: number; rows: number; indent: number; bold: boolean; skip: boolean; continues: boolean }

const isOn = (value: string | undefined): boolean => value === undefined || !['0', 'false', 'off', 'none'].includes(value);

/** Reads one part of a document: WordprocessingML and DrawingML text share their element names. */
export const readContent = async (source: Package, part: Part, limits: Limits, origin: TextPiece['origin'] = 'text'): Promise<Content> => {
  const texts: TextPiece[] = [];
  const tables: { rows: DocumentRow[]; title: string }[] = [];
  const open: OpenTable[] = [];
  const cells: OpenCell[] = [];
  const place = { part: part.path };
  let paragraph = '';
  let unseen = '';
  let title = '';
  let tracked = 0;
  let hidden = 0;
  let descriptions = 0;
  let unseenSlide = false;
  let inRun = false;
  let run = { hidden: false, raised: false };
  let taking: 'text' | 'deleted' | 'field' | '' = '';
  let deleting = 0;
  let bold = false;
  let kept = 0;
  let inProperties = '';

  const endParagraph = (): void => {
    const said = paragraph.replace(/\s+/g, ' ').trim();
    const secret = unseen.trim();
    paragraph = '';
    unseen = '';
    if (secret !== '') texts.push({ text: secret, place, origin: 'hidden' });
    if (said === '') return;
    const cell = cells.at(-1);
    if (cell) cell.text = cell.text === '' ? said : `${cell.text} ${said}`;
    else { texts.push({ text: said, place, origin }); title = said; }
  };
  const endCell = (): void => {
    endParagraph();
    const cell = cells.pop();
    const table = open.at(-1);
    if (!cell || !table || cell.skip || kept > limits.cells) return;
    kept += 1;
    const { text, columns, rows, indent, bold: heavy } = cell;
    // A vertically merged cell continues the one above: it stays, empty, so that columns keep their places.
    table.rows.at(-1)?.cells.push({ text: cell.continues ? '' : text, columns, rows, ...(indent > 0 ? { indent } : {}), ...(heavy ? { bold: true } : {}) });
  };

  const reason = await readXml(source, part, {
    open(name, attributes) {
      const value = (): string | undefined => attribute(attributes, 'val');
      switch (name) {
        case 'sld': if (attribute(attributes, 'show') === '0') unseenSlide = true; break;
        case 'tbl': endParagraph(); open.push({ rows: [], title: /^\s*(supplementary |appendix |web )?table\b/i.test(title) ? title : '', above: [], column: 0 }); break;
        case 'tr': open.at(-1)?.rows.push({ cells: [] }); break;
        case 'tc': cells.push({ text: '', columns: Number(attribute(attributes, 'gridSpan') ?? 1) || 1, rows: Number(attribute(attributes, 'rowSpan') ?? 1) || 1, indent: 0, bold: false, skip: isOn(attribute(attributes, 'hMerge')) && attribute(attributes, 'hMerge') !== undefined, continues: attribute(attributes, 'vMerge') === '1' }); break;
        case 'gridSpan': if (cells.at(-1)) cells.at(-1)!.columns = Number(value() ?? 1) || 1; break;
        case 'vMerge': if (cells.at(-1) && value() !== 'restart') cells.at(-1)!.continues = true; break;
        case 'ind': if (cells.at(-1)) cells.at(-1)!.indent = Math.min(20, Math.round(Number(attribute(attributes, 'left') ?? attribute(attributes, 'start') ?? attribute(attributes, 'firstLine') ?? 0) / 200) || 0); break;
        case 'p': paragraph = paragraph === '' ? '' : `${paragraph} `; break;
        case 'r': inRun = true; run = { hidden: false, raised: false }; bold = false; break;
        case 'rPr': inProperties = name; if (/^-?[1-9]/.test(attribute(attributes, 'baseline') ?? '') && !attribute(attributes, 'baseline')!.startsWith('-')) run.raised = true; if (attribute(attributes, 'b') === '1') bold = true; break;
        case 'vanish': case 'webHidden': if (inRun && name === 'vanish' && isOn(value())) run.hidden = true; break;
        case 'color': if (inRun && inProperties === 'rPr' && /^f[a-f0-9]f[a-f0-9]f[a-f0-9]$/i.test(value() ?? '') && cells.length === 0) run.hidden = true; break;
        case 'sz': if (inRun && Number(value() ?? 20) <= 3) run.hidden = true; break;
        case 'vertAlign': if (inRun && value() === 'superscript') run.raised = true; break;
        case 'b': if (inRun && isOn(value())) bold = true; break;
        case 'del': case 'ins': case 'moveFrom': case 'moveTo': tracked += 1; if (name === 'del' || name === 'moveFrom') deleting += 1; break;
        case 't': taking = 'text'; break;
        case 'delText': taking = 'deleted'; break;
        case 'instrText': taking = 'field'; break;
        case 'tab': case 'br': case 'cr': paragraph += ' '; break;
        case 'noBreakHyphen': paragraph += '-'; break;
        case 'docPr': case 'cNvPr': {
          const said = attribute(attributes, 'descr');
          if (said) { descriptions += 1; texts.push({ text: said, place, origin: 'hidden' }); }
          if (attribute(attributes, 'hidden') === '1') hidden += 1;
          break;
        }
        default: break;
      }
    },
    text(piece) {
      if (taking === '') return;
      if (taking === 'deleted' || (taking === 'text' && deleting > 0)) unseen += piece;
      else if (taking === 'field') unseen += `${piece} `;
      else if (run.hidden) { hidden += 1; unseen += piece; }
      else {
        paragraph += run.raised ? superscript(piece) : piece;
        if (bold && cells.at(-1) && piece.trim() !== '') cells.at(-1)!.bold = true;
      }
    },
    close(name) {
      switch (name) {
        case 't': case 'delText': case 'instrText': taking = ''; break;
        case 'r': inRun = false; run = { hidden: false, raised: false }; break;
        case 'rPr': inProperties = ''; break;
        case 'p': endParagraph(); break;
        case 'tc': endCell(); break;
        case 'del': case 'moveFrom': deleting = Math.max(0, deleting - 1); break;
        case 'tbl': { const table = open.pop(); if (table && table.rows.length > 0) tables.push({ rows: table.rows, title: table.title }); break; }
        default: break;
      }
    },
  }, { ...limits, depth: Math.max(limits.depth, 128) });
  endParagraph();
  return { texts, tables, tracked, hidden, descriptions, unseenSlide, ...(reason ? { reason } : kept > limits.cells ? { reason: 'too-large' as const } : {}) };
};
