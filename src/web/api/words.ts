export { states } from '../../requests/lifecycle.js';

export const purposes = ['output', 'supporting', 'evidence'] as const;
