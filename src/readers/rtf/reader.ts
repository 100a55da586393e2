import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { matrixGrid, type DocumentCell } from '../document/matrix.js';
import { identify } from '../identify/identify.js';
import { namesSomeone } from '../office/properties.js';
import type { Grid, Limits, Reader, Reading, Unreadable } from '../reader.js';
import { proseCounts } from '../text/prose.js';

interface State { readonly skip: boolean; hidden: boolean; readonly deleted: boolean; readonly into: 'text' | 'info' | 'comment'; readonly property: string; raised: boolean }

/** Destinations that hold looks or bytes, not words. */
const silent = new Set(['fonttbl', 'colortbl', 'stylesheet', 'listtable', 'listoverridetable', 'rsidtbl', 'themedata', 'colorschememapping', 'latentstyles', 'datastore', 'pict', 'objdata', 'generator', 'xmlnstbl', 'mmathPr', 'pgptbl', 'filetbl', 'fldinst', 'bkmkstart', 'bkmkend', 'blipuid', 'shpinst', 'listtext', 'pntext']);
const mostDepth = 400;
const cp1252 = new TextDecoder('windows-1252');

const read = (bytes: Uint8Array, limits: Limits): Reading => {
  const source = cp1252.decode(bytes);
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const grids: Grid[] = [];
  const unreadable: Unreadable[] = [];
  const stack: State[] = [];
  let state: State = { skip: false, hidden: false, deleted: false, into: 'text', property: '', raised: false };
  let paragraph = '';
  let unseen = '';
  let hidden = 0;
  let deleted = 0;
  let comments = 0;
  let info = '';
  let row: DocumentCell[] = [];
  let rows: { cells: DocumentCell[] }[] = [];
  let inRow = false;
  let after = 0;
  let skipNext = 0;
  let used = 0;

  const endTable = (): void => {
    if (rows.length > 0) { const made = matrixGrid(rows, {}, `t${grids.length + 1}`, limits.cells - used); used += made.cells; grids.push(made.grid); }
    rows = [];
  };
  const endParagraph = (): void => {
    const said = paragraph.replace(/\s+/g, ' ').trim();
    paragraph = '';
    if (unseen.trim() !== '') texts.push({ text: unseen.trim(), place: {}, origin: 'hidden' });
    unseen = '';
    if (said === '' || inRow) { if (said !== '') paragraph = `${said} `; return; }
    endTable();
    texts.push({ text: said, place: {}, origin: 'text' });
    facts.push(...proseCounts(said, 1).map((fact) => ({ ...fact, place: {} })));
  };
  const say = (text: string): void => {
    if (state.skip) return;
    if (skipNext > 0) { const dropped = Math.min(skipNext, text.length); skipNext -= dropped; say(text.slice(dropped)); return; }
    if (text === '') return;
    if (state.into === 'info') info += text;
    else if (state.into === 'comment' || state.hidden || state.deleted) { unseen += text; if (state.hidden) hidden += 1; }
    else paragraph += state.raised ? '' : text;
  };
  const word = (name: string, number: number | undefined): void => {
    if (silent.has(name)) state = { ...state, skip: true };
    else if (name === 'par' || name === 'line' || name === 'sect' || name === 'page') endParagraph();
    else if (name === 'trowd') inRow = true;
    else if (name === 'cell' || name === 'nestcell') { row.push({ text: paragraph.replace(/\s+/g, ' ').trim() }); paragraph = ''; }
    else if (name === 'row' || name === 'nestrow') { if (row.length > 0) rows.push({ cells: row }); row = []; inRow = false; }
    else if (name === 'pard' && inRow && row.length === 0) inRow = /\\(intbl|cell)\b/.test(source.slice(after, after + 400));
    else if (name === 'v') state.hidden = number !== 0;
    else if (name === 'deleted') { deleted += 1; state = { ...state, deleted: number !== 0 }; }
    else if (name === 'revised') deleted += 1;
    else if (name === 'super') state.raised = true;
    else if (name === 'nosupersub' || name === 'plain') { state.raised = false; if (name === 'plain') state.hidden = false; }
    else if (name === 'annotation') { comments += 1; state = { ...state, into: 'comment' }; }
    else if (name === 'info') state = { ...state, into: 'info' };
    else if (state.into === 'info' && ['author', 'operator', 'manager', 'company', 'title', 'subject', 'doccomm', 'keywords'].includes(name)) { state = { ...state, property: name }; info = ''; }
    else if (name === 'object' || name === 'objemb') { if (name === 'objemb') facts.push({ is: 'document-embedded-object', place: {} }); }
    else if (name === 'template' || name === 'linkself') state = { ...state, skip: true };
    else if (name === 'tab' || name === 'emspace' || name === 'enspace') say(' ');
    else if (name === 'u' && number !== undefined) { say(String.fromCharCode(number < 0 ? number + 65_536 : number)); skipNext = 1; }
    else if (name === 'bin' && number !== undefined) after += Math.max(0, number);
    if (name === 'pict' || name === 'blipuid') { if (name === 'pict') facts.push({ is: 'document-picture', place: {} }); }
  };

  for (; after < source.length; ) {
    const letter = source[after]!;
    if (letter === '{') {
      stack.push(state);
      state = { ...state };
      after += 1;
      if (stack.length > mostDepth) { unreadable.push({ reason: 'too-deep', place: {}, says: 'The document nests groups deeper than the limit; the rest was not read.' }); break; }
      if (source.startsWith('\\*\\', after) && !/^\\\*\\(annotation|atnauthor|shppict|nestcell|nestrow)\b/.test(source.slice(after, after + 24))) state = { ...state, skip: true };
    } else if (letter === '}') {
      if (state.property !== '' && info.trim() !== '') {
        texts.push({ text: info.trim(), place: {}, origin: 'property' });
        const as = { author: 'creator', operator: 'lastModifiedBy', manager: 'Manager', company: 'Company' }[state.property];
        if (as && namesSomeone(as, info)) facts.push({ is: 'document-property', place: {}, detail: { property: state.property } });
        info = '';
      }
      if (state.into === 'comment' && stack.at(-1)?.into !== 'comment' && unseen.trim() !== '') { texts.push({ text: unseen.trim(), place: {}, origin: 'hidden' }); unseen = ''; }
      const before = stack.pop();
      if (!before) break;
      state = before;
      after += 1;
    } else if (letter === '\\') {
      const hex = /^\\'([0-9a-fA-F]{2})/.exec(source.slice(after, after + 4));
      if (hex) { after += 4; say(cp1252.decode(Uint8Array.of(parseInt(hex[1]!, 16)))); continue; }
      const control = /^\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/.exec(source.slice(after, after + 48));
      if (control) { after += control[0].length; word(control[1]!, control[2] === undefined ? undefined : Number(control[2])); continue; }
      const symbol = source[after + 1] ?? '';
      after += 2;
      if (symbol === '~') say(' '); else if (symbol === '_' || symbol === '-') say(symbol === '_' ? '-' : ''); else if ('{}\\'.includes(symbol)) say(symbol);
    } else if (letter === '\n' || letter === '\r') after += 1;
    else {
      let end = after + 1;
      while (end < source.length && !'{}\\\n\r'.includes(source[end]!)) end += 1;
      say(source.slice(after, end));
      after = end;
    }
  }
  inRow = false;
  endParagraph();
  endTable();
  if (stack.length > 0 && unreadable.length === 0) unreadable.push({ reason: 'truncated', place: {}, says: 'The document is cut short.' });
  if (hidden > 0) facts.push({ is: 'document-hidden-text', place: {}, count: hidden });
  if (deleted > 0) facts.push({ is: 'document-tracked-change', place: {}, count: deleted });
  if (comments > 0) facts.push({ is: 'document-comment', place: {}, count: comments });
  return { read: unreadable.length > 0 ? 'partly' : 'whole', grids, texts, facts, unreadable };
};

/** RTF documents (Word, SAS ODS, R): text, tables, hidden and deleted text. */
export const rtf: Reader = { id: 'rtf', version: 1, kind: 'rtf', accepts: (name, head) => identify(name, head).kind === 'rtf', read };
