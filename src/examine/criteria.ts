import { isConfidential } from '../packs/confidential.js';
import type { ResolvedPack } from '../packs/pack.js';
import type { Rule } from '../sdc/rule.js';
import type { Criteria } from './report.js';

/** What was applied: the pack in full, with the version of each rule. */
export function criteriaOf(pack: ResolvedPack, rules: readonly Pick<Rule, 'id' | 'version'>[]): Criteria {
  return {
    rules: rules.flatMap(({ id, version }) => {
      const entry = pack.rules[id];
      if (!entry) return [];
      const { params, severity, certain, possible, notEvaluable } = entry;
      const confidential = Object.keys(params).filter((name) => isConfidential(pack, id, name));
      return [{ id, version, params, severity, certain, possible, notEvaluable, ...(confidential.length > 0 && { confidential }) }];
    }),
    off: pack.off, legends: pack.legends,
  };
}
