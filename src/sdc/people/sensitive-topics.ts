/**
 * What harms most when it is known of a person: our own list, after the special categories of UK GDPR article 9 and
 * 10, the Gender Recognition Act 2004 s. 22, the Human Fertilisation and Embryology Act 1990 s. 33A and the Venereal
 * Diseases Regulations 1974.
 */
const topics: readonly (readonly [string, RegExp])[] = [
  ['HIV and sexually transmitted infection', /\b(?:hiv|(?<!(?:hearing|visual|mobility|walking|teaching|memory) )aids|antiretroviral|stis?|sexually transmitted|syphilis|gonorrh?oea|chlamydia|genital herpes|gum clinic)\b/i],
  ['abortion', /\b(?:abortions?|terminations? of pregnancy|terminated pregnanc(?:y|ies))\b/i],
  ['gender reassignment', /\b(?:gender (?:reassignment|dysphoria|identity disorder|incongruence)|transgender|trans (?:man|woman|men|women))\b/i],
  ['assisted conception', /\b(?:ivf|in vitro fertili[sz]ation|icsi|donor (?:insemination|egg|sperm))\b/i],
  ['suicide and self-harm', /\b(?:suicid\w+|self[- _]?harm\w*|overdose)\b/i],
  ['substance use', /\b(?:substance (?:misuse|abuse|use disorder)|drug (?:misuse|abuse|dependence)|heroin|opioid dependence|methadone|cocaine|alcohol dependence|intravenous drug)\b/i],
  ['crime and prison', /\b(?:prison(?:er|ers|s)?|convict\w+|offend(?:er|ers|ing)|criminal\w*|probation|in custody|sex offence)\b/i],
  ['immigration', /\b(?:asylum|refugees?|immigration status|undocumented|trafficked|trafficking)\b/i],
  ['protection of children and adults', /\b(?:child protection|looked[- ]after child\w*|safeguarding|child abuse|domestic (?:abuse|violence)|sexual (?:abuse|assault|violence)|rape|fgm|female genital)\b/i],
];

/** The topic a heading or label touches, in words that may be repeated; undefined when it touches none. */
export const sensitiveTopic = (text: string): string | undefined =>
  text.length > 300 ? undefined : topics.find(([, pattern]) => pattern.test(text.replace(/_/g, ' ')))?.[0];
