import type { Limits } from '../reader.js';
import type { Package, Part } from '../zip/package.js';
import { attribute, readXml, type Attributes } from '../zip/xml.js';
import { numberFormat, type NumberFormat } from './format.js';

/** How the cells of one style look, as far as it matters. */
export interface CellFormat {
  readonly format: NumberFormat;
  readonly indent: number;
  readonly bold: boolean;
  /** Written in the colour of its background, or too small to see. */
  readonly invisible: boolean;
}

interface Font { bold: boolean; size: number; colour?: string }

const general: CellFormat = { format: numberFormat(0), indent: 0, bold: false, invisible: false };

/** A colour as written: "ffffff", "theme:1" with its tint, or undefined for the automatic one. */
const colourOf = (attributes: Attributes): string | undefined => {
  const rgb = attribute(attributes, 'rgb');
  if (rgb) return rgb.slice(-6).toLowerCase();
  const theme = attribute(attributes, 'theme');
  if (theme !== undefined) return theme === '0' && !attribute(attributes, 'tint') ? 'ffffff' : `theme:${theme}:${attribute(attributes, 'tint') ?? ''}`;
  const indexed = attribute(attributes, 'indexed');
  return indexed === '1' || indexed === '9' ? 'ffffff' : indexed === undefined || indexed === '64' ? undefined : `indexed:${indexed}`;
};

/** Nearly white on white is as good as invisible. */
const nearlyWhite = (colour: string): boolean => /^[0-9a-f]{6}$/.test(colour) && [0, 2, 4].every((at) => parseInt(colour.slice(at, at + 2), 16) >= 0xf5);

const cannotBeSeen = (font: Font | undefined, fill: string | undefined): boolean => {
  if (!font) return false;
  if (font.size > 0 && font.size <= 1.5) return true;
  if (!font.colour) return false;
  return fill === undefined || nearlyWhite(fill) ? nearlyWhite(font.colour) : fill === font.colour;
};

/** The cell formats of a workbook, by style number; the general one for any other number. */
export const readStyles = async (source: Package, part: Part | undefined, limits: Limits): Promise<(style: number) => CellFormat> => {
  const custom = new Map<number, string>();
  const fonts: Font[] = [];
  const fills: (string | undefined)[] = [];
  const formats: { format: number; font: number; fill: number; indent: number }[] = [];
  let inside = '';
  let pattern = '';
  if (part) await readXml(source, part, {
    open(name, attributes) {
      if (['numFmts', 'fonts', 'fills', 'cellXfs', 'cellStyleXfs', 'dxfs', 'borders'].includes(name)) inside = name;
      else if (name === 'numFmt' && inside === 'numFmts') custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'font' && inside === 'fonts') fonts.push({ bold: false, size: 0 });
      else if (inside === 'fonts' && name === 'b') fonts.at(-1)!.bold = attribute(attributes, 'val') !== '0';
      else if (inside === 'fonts' && name === 'sz') fonts.at(-1)!.size = Number(attribute(attributes, 'val') ?? 0);
      else if (inside === 'fonts' && name === 'color') { const colour = colourOf(attributes); if (colour) fonts.at(-1)!.colour = colour; }
      else if (inside === 'fills' && name === 'fill') { fills.push(undefined); pattern = ''; }
      else if (inside === 'fills' && name === 'patternFill') pattern = attribute(attributes, 'patternType') ?? '';
      else if (inside === 'fills' && name === 'gradientFill') fills[fills.length - 1] = 'gradient';
      else if (inside === 'fills' && name === 'fgColor' && pattern === 'solid') fills[fills.length - 1] = colourOf(attributes) ?? '000000';
      else if (inside === 'cellXfs' && name === 'xf') {
        const number = (key: string): number => Number(attribute(attributes, key) ?? 0);
        formats.push({ format: number('numFmtId'), font: number('fontId'), fill: number('fillId'), indent: 0 });
      } else if (inside === 'cellXfs' && name === 'alignment') formats.at(-1)!.indent = Number(attribute(attributes, 'indent') ?? 0);
    },
  }, limits);
  const table = formats.map(({ format, font, fill, indent }): CellFormat => ({
    format: numberFormat(format, custom.get(format)), indent, bold: fonts[font]?.bold ?? false, invisible: cannotBeSeen(fonts[font], fills[fill]),
  }));
  return (style) => table[style] ?? general;
};
