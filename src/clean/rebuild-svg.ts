import { decode } from '../readers/csv/encoding.js';
import type { Limits } from '../readers/reader.js';
import { isUnseen } from '../readers/svg/reader.js';
import { xmlParser, type Attributes } from '../readers/zip/xml.js';

/** Elements that are drawn, or that say how others are. */
const elements = new Set([
  'svg', 'g', 'defs', 'symbol', 'use', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath', 'clipPath', 'mask', 'pattern', 'marker',
  'linearGradient', 'radialGradient', 'stop', 'style',
]);

/** Attributes that say where and how; presentation attributes as SVG 1.1 lists them. */
const attributes = new Set(`
  id class transform x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height d points viewBox preserveAspectRatio version href offset rotate textLength lengthAdjust startOffset pathLength
  gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits patternTransform markerWidth markerHeight markerUnits refX refY orient
  style fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity color clip-path clip-rule mask
  marker-start marker-mid marker-end font-family font-size font-size-adjust font-style font-variant font-weight font-stretch text-anchor text-decoration dominant-baseline alignment-baseline
  baseline-shift letter-spacing word-spacing writing-mode stop-color stop-opacity vector-effect shape-rendering text-rendering paint-order stroke-alignment
`.trim().split(/\s+/));

const reachesOut = /url\((?!\s*["']?#)|@import|expression\(|javascript:|<|\\/i;
const hides = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:^|[;{\s])opacity\s*:\s*0(?:\.0+)?\s*[;}]/i;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An attribute as it may stay, or nothing. Links lead inside the figure or nowhere. */
function keptAttribute(name: string, value: string): string {
  if (name === 'xlink:href' || name === 'href') return /^#[\w.:-]+$/.test(value) ? ` href="${escaped(value)}"` : '';
  if (name === 'xml:space') return ` xml:space="${value === 'preserve' ? 'preserve' : 'default'}"`;
  if (!attributes.has(name) || reachesOut.test(value)) return '';
  return ` ${name}="${escaped(value)}"`;
}

export type Rebuilt = { readonly bytes: Uint8Array } | { readonly refused: string };

const deepest = 256;

/** Builds a figure anew from the elements and attributes that are drawn; all else is left out, with all it holds. */
export function rebuildSvg(bytes: Uint8Array, limits: Limits): Rebuilt {
  const { text: source } = decode(bytes);
  const out: string[] = [];
  const open: string[] = [];
  let skipping = 0;
  let style = '';
  let refused = '';
  const openOne = (name: string, given: Attributes): void => {
    if (skipping > 0) { skipping += 1; return; }
    if (name === 'image') refused ||= 'The figure holds a picture, which may hold anything: save the figure as PNG.';
    if (!elements.has(name) || isUnseen(given)) { skipping = 1; return; }
    if (open.length === 0 && name !== 'svg') refused ||= 'The file is no figure.';
    open.push(name);
    const kept = Object.entries(given).map(([key, value]) => keptAttribute(key, value)).join('');
    out.push(open.length === 1 ? `<svg xmlns="http://www.w3.org/2000/svg"${kept}>` : `<${name}${kept}>`);
    style = '';
  };
  const closeOne = (): void => {
    if (skipping > 0) { skipping -= 1; return; }
    const name = open.pop();
    if (name === undefined) return;
    if (name === 'style') {
      if (hides.test(style)) refused ||= 'The figure hides parts of itself with style rules: save it as PNG.';
      out.push(reachesOut.test(style) ? '' : escaped(style));
    }
    out.push(`</${name}>`);
  };
  const parser = xmlParser({
    doctype: (declared) => !declared.includes('['),
    open: openOne,
    close: closeOne,
    text(piece) {
      if (skipping > 0 || open.length === 0) return;
      if (open.at(-1) === 'style') style += piece;
      else if (['text', 'tspan', 'textPath'].includes(open.at(-1)!)) out.push(escaped(piece));
    },
  }, { ...limits, depth: deepest });
  parser.write(source);
  parser.end();
  if (parser.fault()) refused ||= 'The figure is damaged, so it cannot be rebuilt.';
  return refused ? { refused } : { bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="utf-8"?>\n${out.join('')}\n`) };
}
