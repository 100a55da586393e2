import { actions, diagram, lifecycle } from '../../requests/lifecycle.js';
import { banner } from './generated.js';

/** The life of a request as a diagram and as a table. */
export const lifecyclePage = (): string => `${banner}# The life of a release request

\`\`\`mermaid
${diagram()}
\`\`\`

| Action | By | From | To |
|---|---|---|---|
${actions.map((action) => {
  const step = lifecycle[action];
  return `| \`${action}\` | ${step.by} | ${step.from.join(', ')} | ${step.to.length > 0 ? step.to.join(', ') : '(stays)'} |`;
}).join('\n')}
`;
