/** Bytes of a data: URL; undefined when it is none, or not well formed. */
export const dataUrl = (url: string): { type: string; bytes: Uint8Array } | undefined => {
  const match = /^data:([^;,]*)((?:;[^;,]*)*),(.*)$/s.exec(url.trim());
  if (!match) return undefined;
  const [, type = '', parameters = '', body = ''] = match;
  if (/;base64/i.test(parameters)) return { type: type || 'text/plain', bytes: new Uint8Array(Buffer.from(body, 'base64')) };
  try {
    return { type: type || 'text/plain', bytes: new TextEncoder().encode(decodeURIComponent(body)) };
  } catch {
    return { type: type || 'text/plain', bytes: new TextEncoder().encode(body) };
  }
};

const endings: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/svg+xml': 'svg', 'image/webp': 'webp', 'text/csv': 'csv', 'application/pdf': 'pdf', 'application/json': 'json', 'text/html': 'html' };
export const endingFor = (type: string): string => endings[type.toLowerCase()] ?? 'bin';

/** Values in the data that a script hands to a chart or table: numbers and texts in arrays. Libraries' own tables do not count. */
export const valuesInScript = (source: string, type: string): number => {
  const isData = /json/i.test(type);
  const hands = /Plotly\.(newPlot|react|plot)\s*\(|vegaEmbed\s*\(|embedSpec|Bokeh\.|docs_json|new Chart\s*\(|echarts|Highcharts|DataTable\s*\(|crossfilter|htmlwidgets|L\.(marker|circleMarker|geoJSON)\s*\(|(?:const|let|var)\s+(data|rows|records|points)\s*=\s*\[/;
  if (!isData && !hands.test(source.length > 3_000_000 ? source.slice(-1_000_000) : source)) return 0;
  const from = isData ? 0 : Math.max(0, source.slice(-1_000_000).search(hands));
  const text = isData ? source : source.slice(-1_000_000).slice(from);
  return (text.match(/(?<=[[,:]\s*)(-?\d+(\.\d+)?([eE][-+]?\d+)?|"(?:[^"\\]|\\.)*")(?=\s*[,\]}])/g) ?? []).length;
};
