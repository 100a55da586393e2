/** Repairs that hold: secondary suppression, proven by the audit. */
export { certify, type Certificate } from './certify.js';
export type { CellFacts, Coalition, Problem, Role, Shortfall } from './problem.js';
export { protect, type ProtectOptions, type Protection } from './protect.js';
