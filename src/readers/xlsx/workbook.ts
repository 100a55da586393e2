import type { Limits } from '../reader.js';
import type { Package, Part, Reason } from '../zip/package.js';
import { relationsOf } from '../zip/relations.js';
import { attribute, readXml } from '../zip/xml.js';

export interface SheetEntry {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly part?: Part;
  /** "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet". */
  readonly type: string;
}

export interface DefinedName { readonly name: string; readonly hidden: boolean; readonly refersTo: string }

export interface Workbook {
  readonly path: string;
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  readonly from1904: boolean;
  readonly strings?: Part;
  readonly styles?: Part;
  readonly reason?: Reason | 'doctype';
}

/** The workbook part: sheets with their state, defined names, the date system, and where texts and styles are. */
export const readWorkbook = async (source: Package, limits: Limits): Promise<Workbook | undefined> => {
  const root = (await relationsOf(source, '', limits)).find((relation) => relation.type === 'officeDocument');
  const part = source.find(root?.target ?? 'xl/workbook.xml') ?? source.find('xl/workbook.xml');
  if (!part) return undefined;
  const relations = await relationsOf(source, part.path, limits);
  const target = (type: string): Part | undefined => {
    const relation = relations.find((candidate) => candidate.type === type);
    return relation && source.find(relation.target);
  };
  const sheets: SheetEntry[] = [];
  const names: { name: string; hidden: boolean; refersTo: string }[] = [];
  let from1904 = false;
  let inName = false;
  const reason = await readXml(source, part, {
    open(name, attributes) {
      if (name === 'sheet') {
        const relation = relations.find(({ id }) => id === attribute(attributes, 'id'));
        const state = attribute(attributes, 'state');
        const found = relation && source.find(relation.target);
        sheets.push({
          name: attribute(attributes, 'name') ?? '', type: relation?.type ?? 'worksheet',
          state: state === 'hidden' || state === 'veryHidden' ? state : 'visible', ...(found ? { part: found } : {}),
        });
      } else if (name === 'definedName') {
        inName = true;
        names.push({ name: attribute(attributes, 'name') ?? '', hidden: attribute(attributes, 'hidden') === '1' || attribute(attributes, 'hidden') === 'true', refersTo: '' });
      } else if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
    },
    text(piece) { if (inName) names.at(-1)!.refersTo += piece; },
    close(name) { if (name === 'definedName') inName = false; },
  }, limits);
  const strings = target('sharedStrings') ?? source.find('xl/sharedStrings.xml');
  const styles = target('styles') ?? source.find('xl/styles.xml');
  return { path: part.path, sheets, names, from1904, ...(strings ? { strings } : {}), ...(styles ? { styles } : {}), ...(reason ? { reason } : {}) };
};
