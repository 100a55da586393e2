import type { Limits } from '../reader.js';
import type { Package, Part } from '../zip/package.js';
import { attribute, readXml } from '../zip/xml.js';

/** The series a chart keeps beside its picture. */
export interface ChartCache {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly points: number;
}

/** Reads the cached series of a chart part (DrawingML charts). */
export const readChart = async (source: Package, part: Part, limits: Limits): Promise<ChartCache> => {
  const series: { name: string; values: string[] }[] = [];
  const categories: string[] = [];
  let title = '';
  let role: 'tx' | 'cat' | 'val' | 'title' | '' = '';
  let index = 0;
  let text = '';
  let points = 0;
  let inText = false;
  await readXml(source, part, {
    open(name, attributes) {
      if (name === 'ser') series.push({ name: '', values: [] });
      else if (name === 'title') role = 'title';
      else if (name === 'tx' && series.length > 0 && role !== 'title') role = 'tx';
      else if (name === 'cat' || name === 'xVal') role = 'cat';
      else if (name === 'val' || name === 'yVal' || name === 'bubbleSize') role = 'val';
      else if (name === 'pt') index = Math.min(Number(attribute(attributes, 'idx') ?? 0), 100_000);
      else if (name === 'v' || name === 't') { inText = true; text = ''; }
    },
    text(piece) { if (inText) text += piece; },
    close(name) {
      if (name === 'v' || name === 't') {
        inText = false;
        const last = series.at(-1);
        if (role === 'title') title += text;
        else if (role === 'tx' && last) last.name += text;
        else if (role === 'cat') categories[index] = text;
        else if (role === 'val' && last) { last.values[index] = text; points += 1; }
      } else if (name === 'title' || name === 'tx' || name === 'cat' || name === 'xVal' || name === 'val' || name === 'yVal' || name === 'bubbleSize') role = '';
    },
  }, limits);
  return { title, categories, series, points };
};
