/** What statistical programs call their columns, and what that is. First match wins. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^(freq(uency|\.)?|obs\.?|n|no\.|count|n\.?obs|number of obs.*|valid n|# of obs\.|total obs)$/i, 'count'], [/^cum(ulative)?\.? ?freq/i, 'unknown'],
  [/^(percent|%|row ?%|col ?%|row pct|col pct|valid percent|cell ?%|cum\.?|cumulative percent)$/i, 'percent'], [/^(proportion|prop\.?)$/i, 'proportion'],
  [/^(mean|average)$/i, 'mean'], [/^(std\.? ?dev\.?|sd|std|standard deviation)$/i, 'sd'], [/^(std\.? ?err(or)?\.?|se|s\.e\.|se\(coef\)|robust std\. err\.|std err)$/i, 'se'],
  [/^(min|min\.|minimum)$/i, 'min'], [/^(max|max\.|maximum)$/i, 'max'], [/^(median|p50|50%)$/i, 'median'], [/^(p\d{1,2}|\d{1,2}%|1st qu\.|3rd qu\.)$/i, 'quantile'],
  [/^(coef\.?|coefficient|estimate|haz\. ratio|hazard ratio|odds ratio|risk ratio|irr|rrr|exp\(b\)|exp\(coef\)|coef|b|beta|shr|ratio)$/i, 'coefficient'],
  [/^(z|t|z value|t value|chi2|chi-square|f|f value|statistic|wald|t-value|z-value)$/i, 'statistic'], [/^(p>?\|[tz]\||pr\(>\|[tz]\|\)|p-?value|sig\.?|prob.*|p|pr\(>f\)|pr\(>chisq\))$/i, 'p-value'],
  [/^(\[?95% (conf\.?|ci).*lower.*|.*lower.*|\[0\.025)$/i, 'ci-low'], [/^(.*upper.*|0\.975\])$/i, 'ci-high'], [/^(df|d\.f\.)$/i, 'degrees-of-freedom'],
  [/^(n\.risk|beg\.? total|at risk|number at risk|total)$/i, 'at-risk'], [/^(n\.event|events?|fail|deaths)$/i, 'events'], [/^(survival|survivor function|surv)$/i, 'survival'], [/^(time)$/i, 'time'],
];

/** Measure kinds by column, for the headings whose meaning a statistics program fixes. */
export const measuresOf = (headings: readonly string[], stubColumns: number): Record<number, string> => {
  const survival = headings.some((heading) => /^(n\.risk|survival|survivor function|n\.event|fail)$/i.test(heading));
  const found: Record<number, string> = {};
  headings.forEach((heading, column) => {
    if (column < stubColumns && !survival) return;
    const kind = names.find(([pattern]) => pattern.test(heading.trim()))?.[1];
    if (kind && (survival || !['at-risk', 'events', 'survival', 'time'].includes(kind))) found[column] = kind;
  });
  return found;
};

/** "[95% Conf. Interval]" stands over two columns: says which is which. */
export const splitIntervals = (headings: readonly string[]): string[] => headings.map((heading, column) => {
  if (/\[\s*9\d%/.test(heading) && /interval|int\.?\]/i.test(headings[column + 1] ?? '')) return `${heading.replace(/^.*?(9\d%).*$/, '$1')} CI lower`;
  if (/(interval|int\.?)\]/i.test(heading) && /\[\s*9\d%/.test(headings[column - 1] ?? '')) return `${(headings[column - 1] ?? '').replace(/^.*?(9\d%).*$/, '$1')} CI upper`;
  return heading;
});
