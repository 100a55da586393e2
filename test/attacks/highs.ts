import type { Highs } from 'highs';
import type { System } from '../../src/sdc/audit/index.js';

/** The ends of each asked variable by HiGHS; whole numbers are left to the relaxation. Null ends of no table at all are NaN. */
export function byHighs(highs: Highs, { variables, sums, relations = [] }: System, ask: readonly number[]): { low: number; high: number }[] {
  const rules = [
    ...sums.map(({ total, parts, slack = 0 }) => ({ terms: [{ variable: total, times: -1 }, ...parts.map((variable) => ({ variable, times: 1 }))], low: -slack, high: slack })),
    ...relations,
  ];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rules) {
    indices.push(...terms.map((t) => t.variable));
    values.push(...terms.map((t) => t.times));
    starts.push(indices.length);
  }
  const bound = (value: number) => (value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value);
  return highs.withModel(
    {
      numCols: variables.length,
      numRows: rules.length,
      colCost: variables.map(() => 0),
      colLower: variables.map((v) => bound(v.low)),
      colUpper: variables.map((v) => bound(v.high)),
      rowLower: rules.map((r) => bound(r.low)),
      rowUpper: rules.map((r) => bound(r.high)),
      matrix: { format: 'csr', numRows: rules.length, numCols: variables.length, starts, indices, values },
    },
    (model) => {
      model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
      const { modelStatus } = highs.constants;
      const end = (variable: number, way: number): number => {
        model.changeColCost(variable, -way);
        model.run();
        const status = model.getModelStatus();
        const value = status === modelStatus.optimal ? -way * model.getObjectiveValue() : status === modelStatus.unbounded ? way * Infinity : NaN;
        model.changeColCost(variable, 0);
        return value;
      };
      return ask.map((variable) => ({ low: end(variable, -1), high: end(variable, 1) }));
    },
  );
}
