import type { Fact, TextPiece } from '../../sdc/subjects.js';
import type { Limits } from '../reader.js';
import type { Package } from '../zip/package.js';
import { attribute, readXml } from '../zip/xml.js';

/** Names that programs put where a person's name would stand. */
const programs = /^(|openpyxl|xlsxwriter|python-(docx|pptx)|pandas|apache poi|poi|r|rmarkdown|knitr|openxlsx2?|writexl|officer|libreoffice.*|microsoft.*|excel|word|stata|sas|spss|sheetjs|exceljs|pandoc|quarto|user|unknown|un-named|author|office user|root|admin|administrator|steve canny)$/i;

/** Properties that name someone or somewhere; the rest is only text. */
const personal = new Set(['creator', 'lastModifiedBy', 'Manager', 'Company', 'HyperlinkBase', 'initial-creator', 'printed-by', 'editor', 'Template']);

/** Whether a property names a person or a place rather than a program. */
export const namesSomeone = (property: string, value: string): boolean => {
  if (!personal.has(property)) return false;
  const said = value.trim();
  return property === 'Template' ? /[\\/]/.test(said) : !programs.test(said);
};

export interface Properties { readonly facts: readonly Fact[]; readonly texts: readonly TextPiece[] }

const partsWithProperties = /^(docProps\/(core|app|custom)\.xml|meta\.xml|docMetadata\/LabelInfo\.xml)$/i;
export const isPropertyPart = (path: string): boolean => partsWithProperties.test(path);

/** The document properties of an Office or OpenDocument package: facts for those that name someone, text for all. */
export const readProperties = async (source: Package, limits: Limits): Promise<Properties> => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  for (const part of source.parts.filter(({ path }) => isPropertyPart(path))) {
    const custom = /custom/i.test(part.path);
    let name = '';
    let value = '';
    let customName = '';
    const keep = (property: string, text: string): void => {
      const said = text.trim();
      if (said === '') return;
      texts.push({ text: said, place: { part: part.path }, origin: 'property' });
      if (custom || property === 'user-defined') facts.push({ is: 'document-property', place: { part: part.path }, detail: { property: 'custom' } });
      else if (namesSomeone(property, said)) facts.push({ is: 'document-property', place: { part: part.path }, detail: { property } });
    };
    await readXml(source, part, {
      open(element, attributes) {
        name = element;
        value = '';
        if (element === 'property' || element === 'user-defined') customName = attribute(attributes, 'name') ?? '';
        if (element === 'label') keep('label', Object.values(attributes).join(' '));
        if (customName && element === 'property') texts.push({ text: customName, place: { part: part.path }, origin: 'property' });
      },
      text(piece) { value += piece; },
      close(element) { if (element === name) keep(element, value); value = ''; },
    }, limits);
  }
  return { facts, texts };
};
