/**
 * What headings say about a column, tested against `headingWords`. Two families matter: attributes of one person,
 * and statistics over many. The lists are our own, from the variable names of British health data sets and of
 * statistical software.
 */
const anyOf = (words: string): RegExp => new RegExp(`(?:^| )(?:${words})(?: |$)`);

/** The key of one person in a data set. */
export const personKey = new RegExp(
  '^(?:encrypted |pseudo |pseudonymi[sz]ed |hashed |anon(?:ymi[sz]ed)? |enc |unique |random |link(?:age)? |masked |study |trial |research |lopatid |mpi )*'
  + '(?:patient|pat|person|participant|subject|individual|respondent|proband|case|client|citizen|member|pupil|child|mother|baby|donor|twin|animal|personal|hes|nhs|user)s? ?'
  + '(?:id|ids|idno|key|no|num|number|identifier|ref|reference|code|pseudonym|token|index)(?: (?:hash|hashed|enc|encrypted|pseudo|pseudonym|anon))?$'
  + '|^(?:eid|patid|pid|ppid|idno|subjid|usubjid|sbjid|persid|pidp|hidp|hes ?id|hesid|encrypted ?hes ?id|pseudo ?(?:id|nhs|no)|pseudonym|study ?(?:id|no|number)|record ?id|trial ?no|screening ?(?:no|id)|randomi[sz]ation ?(?:no|id|number)|alf(?: e| pe)?|ralf(?: e)?|tnr|upi|iid|fid|cnumber|snz uid|newnhsno hash|token person id|de?identified id|lsn|yp ?id|cid|qlet)$',
);
/** A key of something, perhaps of a row of results. */
export const someKey = /^(?:row )?(?:id|key|uid|guid|uuid|record|rec|obs|serial|sample|specimen|tube|barcode|episode|spell|visit|admission|event|referral|appointment|tumour|lab|scan|image|accession|case)(?: ?(?:id|ids|key|no|num|number|ref))?$|^(?:record|row) (?:no|number)$|^(?:patient|participant|subject|person|respondent)$|^index$|^unnamed 0$|^epikey$|^spelno$/;
/** Numbers a hospital or laboratory gives to a patient or a sample. */
export const hospitalNumber = anyOf('hospital (?:no|num|number|id|ref)|mrn|medical record (?:no|num|number)|pas (?:no|num|number|id)|unit (?:no|number)|district (?:no|number)|local (?:patient )?(?:id|identifier)|lopatid|case ?note(?:s)?(?: (?:no|number))?|crn|lab(?:oratory)? (?:no|num|number|ref|id)|specimen (?:no|num|number|id)|sample (?:no|num|number|id)|accession (?:no|num|number)|episode (?:no|number|id)|k number|s number');

/** Headings of statistics: a column under one is a result over many units. */
export const statistic = new RegExp(
  '(?:^| )(?:n|ns|no|nos|num|number|count|counts|cnt|freq|freqs|frequency|frequencies|obs|nobs|observations|total|totals|subtotal|sum|%|pct|perc|percent|percents|percentage|percentages|cent|prop|proportion|proportions|share|prevalence|incidence|rate|rates|'
  + 'per 1000|per 100000|mean|means|avg|average|averages|sd|std|stdev|stddev|deviation|se|stderr|s e|error|var|variance|median|medians|iqr|q1|q3|p5|p10|p25|p50|p75|p90|p95|quantile|percentile|min|minimum|max|maximum|range|mode|coef|coeff|coefficient|coefficients|'
  + 'estimate|estimates|beta|betas|log odds|or|aor|hr|ahr|rr|arr|irr|rd|smd|odds ratio|hazard ratio|risk ratio|ratio|haz ratio|risk|ci|lci|uci|lcl|ucl|lower|upper|low|high|conf low|conf high|95%|2 5 %|97 5 %|pval|pvalue|p value|p values|statistic|stat|chi2|chisq|chi|df|dof|residual df|'
  + 'r2|auc|tpr|fpr|sensitivity|specificity|ppv|npv|aic|bic|loglik|logl|survival|surv|at risk|risk set|n risk|n event|n censor|n events|censored|cum|cumulative|cumhaz|hazard|maf|eaf|af|freq1|info|'
  + 'numerator|denominator|population|pop|eligible|vaccinated|coverage|cases|deaths|admissions|patients|people|persons|participants|births|appointments|attendances|referrals|prescriptions|items|tests|episodes|spells|events|practices|households|index value|asr|dsr|crude|adjusted|expected|observed|smr|'
  + 'importance|shap|cells|rows|records)(?: |$)|^(?:p|t|z|f|r|q|pr|value|freq)$',
);
/** Keys of rows of results. */
export const resultKey = anyOf('term|terms|variable|variables|varname|var|covariate|predictor|parameter|param|characteristic|model|outcome|exposure|contrast|comparison|measure|metric|indicator|statistic|estimate name|stat|category|level|strata|stratum|group|subgroup|cohort|table|label|description|definition|question');
/** Keys of positions on the genome and names of variants. */
export const variantKey = /^(?:snp|rs ?id|rsids?|marker(?: ?name)?|variant(?: ?id)?|chr|chrom|chromosome|hm rsid|gene|gene ?(?:id|name|symbol)|ensembl(?: ?id)?|probe(?: ?id)?|cpg)$/;

/** Attributes of one person. The value of the map is what the column must hold to be believed. */
export type PersonAttribute = 'age' | 'sex' | 'date' | 'coded' | 'measured' | 'named' | 'place';

const attributes: readonly (readonly [PersonAttribute, RegExp])[] = [
  ['age', /^(?:age|age (?:at|in|on) .*|.* age|ages|age ?(?:years?|yrs?)|startage|endage|admiage|yob|year of birth|birth year|mob)$/],
  ['sex', /^(?:sex|gender|male|female|is ?male|is ?female|sex ?(?:at birth|code|cd)?|gender ?(?:code|identity)?)$/],
  ['date', /(?:^| )(?:date|dt|dob|dod|birth|death|admi(?:ssion)?|disch(?:arge)?|adm|visit|event|onset|diagnos(?:is|ed)|dx|start|end|index|entry|exit|follow ?up|consultation|test|sample|vacc(?:ination)?|seen|time ?stamp|admidate|disdate|epistart|epiend|day)(?: |$)/],
  ['coded', /(?:^| )(?:ethnicity|ethnic|eth|ethnos|race|religion|marital|married|occupation|job|soc|employment|education|qualification|language|nationality|citizenship|country of birth|smok(?:er|ing)|alcohol|drinker|diag(?:nosis)?|dx|icd(?:10|9)?|snomed|read(?: ?code)?|opcs|drug|bnf|medication|treatment|arm|dead|died|death|alive|status|comorbid\w*|diabetes|asthma|copd|ckd|cancer|dementia|stroke|hypertension|depression|hiv|pregnant|disability|learning|carehome|care home|frailty|housing|tenure|household|hh ?size|family ?size|parity|gravida|blood ?group|genotype|admimeth|dismeth|mainspef|specialty|ward|consultant|gp|practice|trust|hospital|site|school|employer|offence|benefit)(?: |$)/],
  ['measured', /(?:^| )(?:bmi|height|weight|hgt|wgt|sbp|dbp|bp|systolic|diastolic|pulse|hr bpm|hba1c|cholesterol|ldl|hdl|egfr|creatinine|haemoglobin|hb|crp|glucose|fev1|temperature|temp|score|phq9|gad7|eq5d|iq|income|salary|wage|earnings|hours|dose|los|length of stay|duration|time ?to ?\w+|fu(?: ?time)?|survtime|days|cost)(?: |$)/],
  ['named', /(?:^| )(?:surname|forename|first ?name|last ?name|name|initials|address|email|phone|telephone|nhs|nino|chi|notes?|comment|comments|free ?text)(?: |$)/],
  ['place', /(?:^| )(?:postcode|pcd|lsoa|msoa|oa|oa11|lad|ladcd|la|local authority|region|imd|imd04|county|town|village|ward|resladst|lat|lon|latitude|longitude|country|area|district|geo|geography|data ?zone|deprivation|townsend|rural\w*|urban\w*)(?: |$)/],
];

/** The attribute of a person a heading names, or undefined. */
export const personAttribute = (words: string): PersonAttribute | undefined => attributes.find(([, pattern]) => pattern.test(words))?.[0];
