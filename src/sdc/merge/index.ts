/** Coarser categories, at the least loss of information. */
export { dropCost, mergeHierarchy, mergeOrdered, type Branch, type Category, type Merged, type MergeLimits } from './merge.js';
