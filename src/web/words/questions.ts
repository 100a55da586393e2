import type { Answers, Purpose } from '../../requests/request.js';

/** The questions of the form, in the order people answer them. */
export const questions = {
  title: { label: 'What is this?', hint: 'One line, as in the paper: “Table 2: emergency admissions by region and age”.' },
  destination: { label: 'Where will it go?', hint: 'Who may see it sets what is looked at.' },
  population: { label: 'Who is counted?', hint: '“Adults with asthma on 1 April 2024.”' },
  people: { label: 'How many people is that?', hint: 'People, not rows. A whole number.' },
  weighted: { label: 'Are the figures weighted?', hint: 'If they are, add the unweighted counts as a supporting file.' },
  smallest: { label: 'Smallest count behind any figure', hint: 'If you do not know, leave it empty: we will treat it as under the threshold.' },
  protections: { label: 'What did you do to protect it?', hint: 'We check this against the file at once.' },
  suppressedUnder: { label: 'Suppressed counts under', hint: 'For example 10.' },
  roundedTo: { label: 'Rounded to the nearest', hint: 'For example 5.' },
  columns: { label: 'What does each column mean?', hint: 'We guessed the kind from the file: check it. The kind decides which rules look at it.' },
  observations: { label: 'Observations in the model', hint: 'Only for models.' },
  degreesOfFreedom: { label: 'Residual degrees of freedom', hint: 'Only for models.' },
  earlier: { label: 'Is any of this in something you already sent?', hint: 'Give the references and say how it differs, or write “No”. We need it to check differences.' },
  changes: { label: 'What changed since the last round?', hint: 'The checkers read this beside the comparison.' },
  exception: { label: 'Why is an exception fair?', hint: 'If a finding stays open: why the number matters, and why it harms nobody.' },
} as const satisfies Partial<Record<keyof Answers, { label: string; hint: string }>>;

export const destinations: Readonly<Record<NonNullable<Answers['destination']>, string>> = {
  paper: 'A paper or preprint', report: 'A report for a public body', talk: 'A talk or poster', team: 'The team only', other: 'Somewhere else',
};
export const weightings: Readonly<Record<NonNullable<Answers['weighted']>, string>> = { no: 'No', yes: 'Yes', unsure: 'I am not sure' };
export const protections: Readonly<Record<NonNullable<Answers['protections']>[number], string>> = {
  suppressed: 'Suppressed small counts', rounded: 'Rounded', grouped: 'Grouped categories', 'totals-from-rounded': 'Made totals from rounded counts', none: 'Nothing yet',
};
export const purposes: Readonly<Record<Purpose, string>> = {
  output: 'Release it', supporting: 'Supporting, not for release', evidence: 'Evidence for the rules, not for release',
};

/** Kinds a researcher may name for a column, in their words. */
export const columnKinds = {
  count: 'Count of people or events', 'weighted-count': 'Weighted count', percent: 'Percentage', proportion: 'Proportion', rate: 'Rate', sum: 'Sum or amount', mean: 'Mean',
  sd: 'Standard deviation', se: 'Standard error', median: 'Median', quantile: 'Quantile', min: 'Smallest value', max: 'Largest value', ratio: 'Ratio',
  coefficient: 'Estimate of a model', 'ci-low': 'Lower confidence limit', 'ci-high': 'Upper confidence limit', 'p-value': 'p value', statistic: 'Test statistic',
  'degrees-of-freedom': 'Degrees of freedom', 'at-risk': 'Number at risk', survival: 'Survival', time: 'Time', index: 'Index', code: 'Code', label: 'Label', unknown: 'Not sure',
} as const;

/** An answer in words; undefined when there is none. */
export function answerWords(answers: Answers, field: keyof typeof questions): string | undefined {
  const value = answers[field];
  if (value === undefined || value === '') return undefined;
  switch (field) {
    case 'destination': return destinations[answers.destination!];
    case 'weighted': return weightings[answers.weighted!];
    case 'protections': return protectionWords(answers);
    case 'columns': return (answers.columns ?? []).map((one) => `${one.name}: ${[one.meaning, kindWords(one.kind)].filter(Boolean).join(' – ')}`).join('\n');
    case 'people': return `${answers.people!.toLocaleString('en-GB')} people`;
    default: return String(value);
  }
}

const kindWords = (kind: string | undefined): string | undefined => (kind && kind in columnKinds ? columnKinds[kind as keyof typeof columnKinds] : undefined);

function protectionWords({ protections: chosen = [], suppressedUnder, roundedTo }: Answers): string | undefined {
  const words = chosen.map((one) => {
    if (one === 'suppressed' && suppressedUnder !== undefined) return `Suppressed counts under ${suppressedUnder}`;
    if (one === 'rounded' && roundedTo !== undefined) return `Rounded to the nearest ${roundedTo}`;
    return protections[one];
  });
  return words.length > 0 ? words.join(', ') : undefined;
}
