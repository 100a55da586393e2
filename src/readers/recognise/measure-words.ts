import type { MeasureKind, Rounding, Unit } from '../../sdc/table.js';

/** What the words of a header or row label say about its numbers. */
export interface WordGuess {
  readonly kind: MeasureKind;
  readonly confidence: number;
  readonly unit?: Unit;
  readonly per?: number;
  readonly quantile?: number;
  readonly weighted?: boolean;
  readonly cumulative?: boolean;
  readonly rounding?: Rounding;
  /** The words name a base: population, N, denominator. */
  readonly base?: boolean;
}

const people = 'patients?|people|persons?|participants?|individuals?|subjects?|respondents?|adults?|children|women|men|males?|females?|girls?|boys?|residents?|deaths?|births?|cases?|users?|members?|pupils?|students?|workers?|employees?|staff|carers?|claimants?|survivors?|controls?|exposed|unexposed|treated|vaccinated|infected|infections?|diagnos(?:ed|es)|population|headcount|mothers|fathers|babies|infants|learners|offenders|victims|donors|died|readmitted|hospitalised';
const events = 'events?|admissions?|prescriptions?|spells?|episodes?|appointments?|consultations?|tests?|doses?|visits?|attendances?|procedures?|operations?|items?|contacts?|referrals?|discharges?|crimes?|incidents?|vaccinations?|bed ?days?|stays?|claims?|scans?|readmissions?|transactions?';
const households = 'households?|families|dwellings';
const businesses = 'enterprises?|firms?|business(?:es)?|compan(?:y|ies)|local units?|establishments?|farms?|holdings?|employers?';
const providers = 'practices?|hospitals?|trusts?|providers?|schools?|care homes?|sites?|wards?|gps?|icbs?|pharmacies|universities|clinics?';

const units: readonly (readonly [Unit, RegExp])[] = [
  ['household', new RegExp(`\\b(?:${households})\\b`)], ['business', new RegExp(`\\b(?:${businesses})\\b`)],
  ['event', new RegExp(`\\b(?:${events})\\b`)], ['person', new RegExp(`\\b(?:${people})\\b`)], ['provider', new RegExp(`\\b(?:${providers})\\b`)],
];

/** The unit the words name, if any. */
export const unitOf = (label: string): Unit => units.find(([, words]) => words.test(plainWords(label)))?.[0] ?? 'unknown';

/** Lower case; underscores, dots and joined capitals become blanks. */
export function plainWords(label: string): string {
  return label
    .replace(/([a-z])([A-Z][a-z])/g, '$1 $2').toLowerCase().replace(/[_\s]+/g, ' ').replace(/(?<=[a-z])\.(?=[a-z])/g, ' ').replace(/:$/, '').trim();
}

interface Entry {
  readonly kind: MeasureKind;
  readonly words: RegExp;
  readonly confidence: number;
  readonly base?: boolean;
}

const entry = (kind: MeasureKind, confidence: number, words: RegExp, base?: boolean): Entry => ({ kind, words, confidence, ...(base ? { base } : {}) });

/** Tried in order: the first that matches wins, so the special stand before the general. */
const lexicon: readonly Entry[] = [
  entry('p-value', 0.97, /^(?:p|p[- ]?val(?:ue)?s?|pr ?\(?[>|].*|p ?> ?\|?[tz]\|?|prob(?: ?\(.*)?|sig\.?|significance|q[- ]?val(?:ue)?|.*\bp[- ]?value.*|p ?int|p ?(?:for )?(?:trend|interaction)|prob\(.*\))$/),
  entry('ci-low', 0.95, /^(?:lo|low|lower|lcl|lci|ll|llci|lower ?(?:ci|bound|limit|\.?9[059].*)|.*\b(?:lci|lcl|ci ?l(?:ow(?:er)?)?|conf ?low|lower (?:ci|confidence.*|95.*)|ci lower|lb)|(?:95% )?ci ?low(?:er)?|2\.5 ?%|\[?0?\.025)$/),
  entry('ci-high', 0.95, /^(?:hi|high|upper|ucl|uci|ul|ulci|upper ?(?:ci|bound|limit|\.?9[059].*)|.*\b(?:uci|ucl|ci ?[hu](?:igh|pper)?|conf ?high|upper (?:ci|confidence.*|95.*)|ci upper|ub)|(?:95% )?ci ?(?:upper|high)|97\.5 ?%|0?\.975\]?)$/),
  entry('se', 0.95, /^se ?\((?:coef|beta|b|est(?:imate)?|log.*)\)$|^(?:.*\b)?(?:se|s\.e\.|std\.? ?err(?:or)?\.?|standard errors?|robust se)$|^(?:se|std\.? ?err(?:or)?|standard error) (?:of )?\w/),
  entry('degrees-of-freedom', 0.95, /\b(?:dof|degrees of freedom|df(?: resid(?:uals?)?| model)?|residual df)\b/),
  entry('statistic', 0.9, /^(?:t|z|f|w|t[- ]?(?:stat(?:istic)?|value)?|z[- ]?(?:score|stat(?:istic)?|value)?|f[- ]?stat(?:istic)?.*|chi2?|chi-?sq(?:uared?)?|χ2|wald.*|statistic|test statistic|lr chi2.*|.*log[- ]?lik(?:elihood)?|ll-null|aic|bic|(?:adj\.?|pseudo|adjusted)? ?r[- ]?(?:2|squared?|squ?\.?)|r²|auc|c[- ]?statistic|omnibus|durbin-watson|jarque-bera.*|skew(?:ness)?|kurtosis|cond\. no\.|icc|rmse|mse|kappa|correlation|rho|pearson.*|spearman.*|smd|gini|(?:feature |variable |permutation )?importance|.*variance explained|loadings?|eigenvalues?|vif|gain|shap.*|fitted(?: values?)?)$/),
  entry('sd', 0.95, /^(?:.*\b)?(?:sd|s\.d\.|std|std\.? ?dev(?:iation)?\.?|standard deviation|stdev)$|^(?:sd|std\.? ?dev(?:iation)?|stdev|standard deviation)\b(?! ?err)/),
  entry('variance', 0.95, /\b(?:variance|var)$/),
  entry('median', 0.95, /(?<!\b(?:above|below|under|over)(?: the)? )\b(?:median|p50|50th (?:per)?centile)\b|^50%$|^q2$/),
  entry('quantile', 0.93, /\b(?:iqr|interquartile|quartile|percentile|centile|decile cut|quantile)\b|^(?:p|pc|pctl|q|perc)[ ]?\d{1,2}(?:\.\d+)?$|\b(?:p(?:5|10|25|75|90|95|99)|q1|q3)$|^(?:1|5|10|25|75|90|95|99)%$|^\d{1,2}(?:st|nd|rd|th)$/),
  // Settings of a program, not results.
  entry('index', 0.9, /^(?:seed|random (?:seed|state)|n ?estimators|max ?depth|min ?samples.*|learning rate|(?:n ?)?folds|cv|epochs?|batch ?size|n ?jobs|width|height|dpi|alpha|lambda|gamma|n ?bins|iterations|max ?iter|tol(?:erance)?|version|n ?splits|dropout|n ?layers?|n ?bootstraps?|burn ?in|thin(?:ning)?|chains)$/),
  entry('min', 0.93, /\b(?:min|minimum|smallest|lowest|earliest|youngest)\b/),
  entry('max', 0.93, /\b(?:max|maximum|largest|highest|latest|oldest|longest)\b|(?<!\b(?:above|below|in|within|out of|outside|normal|reference|target|healthy|this) )\brange\b/),
  entry('mode', 0.9, /^(?:mode|modal)\b/),
  entry('mean', 0.95, /\b(?:mean|avg|average|mittelwert|moyenne|gemiddelde|media)\b/),
  entry('events', 0.95, /^(?:n|no\.|number of) ?events?$/),
  entry('at-risk', 0.95, /\b(?:at ?risk|risk set|n ?risk)\b/),
  entry('survival', 0.9, /^(?:s|surv|survival(?: prob.*)?|km|s\(t\)|survivor function|cumulative survival)$/),
  entry('rate', 0.92, /\brates?\b|\bper (?:1[ ,]?000|10[ ,]?000|100[ ,]?000|1[ ,]?000[ ,]?000|million|thousand|1000|10000|100000|\d+ ?k)\b|\/ ?(?:100k|1000|100000)\b|\bincidence\b/),
  entry('time', 0.85, /^(?:time|duration|follow[- ]?up)\d*$/),
  entry('rate', 0.8, /^(?:.*\b)?risks? ?\d*$/),
  entry('proportion', 0.85, /\b(?:proportion|prop|fraction|probability|prob|prevalence|share)\b/),
  entry('percent', 0.95, /%|\bper ?cent(?:age)?s?\b|\bpct\b|\bperc\b|\bcoverage\b|\bpercentages?\b|^(?:anteil|prozent|pourcentage|porcentaje)\b/),
  entry('ratio', 0.92, /^(?:.*\b)?(?:or|aor|hr|ahr|shr|rr|arr|irr|airr|exp\(?b\)?|exp\(-?(?:coef|beta|estimate)\)|odds ratio|hazard ratio|risk ratio|rate ratio|relative risk|smr|ratio|fold change)$|\b(?:odds|hazards?|risk|rate|prevalence) ratio\b/),
  entry('coefficient', 0.9, /^(?:b|est|ate|att|(?:.*\b)?(?:coef(?:f|ficient)?s?|beta|β|estimate|log ?odds|effect|slope|intercept|difference|diff))$/),
  entry('weighted-count', 0.9, /\b(?:weighted|grossed|grossing)\b(?!.*\b(?:mean|sd|%)\b)/),
  entry('count', 0.95, /^(?:n|nn|no|no\.|num|number|count|counts|cnt|freq|freq\.|frequency|frequencies|#|obs|nobs|n ?obs|observations|no\. observations:?|sample size|base|cell ?n|size|anzahl|häufigkeit|effectif|nombre|aantal|número)$/),
  entry('count', 0.95, /^(?:n|no\.|num|number|count|freq|frequency|#) (?:of )?\w|^no of \w|\b(?:n|count|counts|freq|num|number)$|\((?:n|no\.?|count|number)\)|\bn ?= ?\d|\bnumber of\b|\bno\. of\b|\b(?:unweighted|raw) (?:n|count|base)\b/),
  entry('count', 0.9, /\b(?:denominator|numerator|population|total (?:population|eligible|n|number|patients|people)|eligible|study n|sample)\b/, true),
  entry('count', 0.8, new RegExp(`^(?:all |total )?(?:${people}|${events}|${households}|${businesses}|${providers})$`)),
  entry('sum', 0.75, /\b(?:turnover|revenue|income|cost|costs|expenditure|spend|sales|profit|sum|amount|wages?|salary|salaries|earnings|gva|value of|exports?|imports?|output|capital|assets|tonnes|litres|person ?-?years|py|exposure time|hours|weighted total)\b|[£$€]/),
  entry('index', 0.8, /\b(?:index|score)s?(?:$| \(|:)|^(?:index|score) (?:of|value|in)\b/),
];

const quantileWords: readonly (readonly [RegExp, number])[] = [[/\bq1\b|lower quartile/, 0.25], [/\bq3\b|upper quartile/, 0.75], [/median|\bq2\b/, 0.5]];

function quantileOf(text: string): number | undefined {
  const named = quantileWords.find(([words]) => words.test(text));
  if (named) return named[1];
  const digits = /(?:^|\b)(?:p|pc|pctl|q|perc)? ?(\d{1,2}(?:\.\d+)?) ?(?:%|th|st|nd|rd)?/.exec(text);
  return digits ? Number(digits[1]) / 100 : undefined;
}

function perOf(text: string): number | undefined {
  const match = /(?:per|\/) ?(\d[\d ,]*) ?(k|m)?\b/.exec(text);
  if (match) return Number(match[1]!.replace(/[ ,]/g, '')) * (match[2] === 'k' ? 1000 : match[2] === 'm' ? 1_000_000 : 1);
  if (/per million/.test(text)) return 1_000_000;
  return /per thousand/.test(text) ? 1000 : undefined;
}

/** "deaths (95% CI)" is about deaths. */
const withoutInterval = (text: string): string => (/\bci\b/.test(text) ? text.replace(/\s*[([,]?\s*9[059](?:\.\d)? ?%?,? ?ci\s*[)\]]?$/, '').trim() || text : text);

const midpoint: Rounding = { method: 'midpoint', base: 6, source: 'inferred' };

/** The reading of a header or a row label, or undefined when it names no measure. */
export function guessMeasure(label: string): WordGuess | undefined {
  const full = plainWords(label);
  if (full === '') return undefined;
  const rounding = /midpoint ?6/.test(full) ? midpoint : undefined;
  const cumulative = /\bcum(?:ulative)?\b/.test(full);
  const text = withoutInterval(full).replace(/\b(?:midpoint ?6|derived|rounded|redacted|cumulative|cum|observed|crude|adjusted)\b/g, ' ').replace(/\s+/g, ' ').trim();
  const found = lexicon.find(({ words }) => words.test(text));
  const unit = unitOf(text);
  if (!found) {
    if (cumulative && /^(?:freq|n|count)?\.?$/.test(text)) return { kind: 'count', confidence: 0.9, cumulative };
    return rounding ? { kind: 'count', confidence: 0.85, unit, cumulative, rounding } : undefined;
  }
  const weighted = /\bweighted\b/.test(text) && !/\bunweighted\b/.test(text);
  const kind = /\bunweighted\b/.test(text) && found.kind === 'weighted-count' ? 'count' : found.kind;
  const quantile = kind === 'quantile' ? quantileOf(text) : kind === 'median' ? 0.5 : undefined;
  const per = kind === 'rate' ? perOf(text) : undefined;
  return {
    kind, confidence: rounding || cumulative ? Math.max(0.9, found.confidence) : found.confidence, unit, ...(found.base || /^N$/.test(label.trim()) || /\bN$/.test(label.trim()) ? { base: true } : {}),
    ...(quantile === undefined ? {} : { quantile }), ...(per === undefined ? {} : { per }), ...(weighted ? { weighted } : {}),
    ...(cumulative ? { cumulative } : {}), ...(rounding ? { rounding } : {}),
  };
}
