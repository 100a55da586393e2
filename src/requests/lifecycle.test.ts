import { describe, expect, it, test } from '@jest/globals';
import { actions, conflictOf, diagram, endings, lifecycle, openActions, refusalOf, states, system, type Actor, type Role, type State } from './lifecycle.js';

const person = (id: string, ...roles: Role[]): Actor & { is: 'person' } => ({ is: 'person', id, roles });
const cast = {
  author: person('ada', 'researcher'),
  colleague: person('cy', 'researcher'),
  checker: person('bob', 'checker'),
  manager: person('mia', 'manager'),
  'checker on the project': person('dee', 'checker', 'researcher'),
  'author who also checks': person('ada', 'checker', 'researcher'),
  stranger: person('zed'),
  system,
} as const;

const reach = (start: State): Set<State> => {
  const seen = new Set<State>([start]);
  for (const state of seen) {
    for (const step of Object.values(lifecycle)) if ((step.from as readonly State[]).includes(state)) step.to.forEach((to) => seen.add(to));
  }
  return seen;
};

describe('the life of a request', () => {
  test('every state is reached from a draft', () => {
    expect([...reach('draft')].sort()).toEqual([...states].sort());
  });

  test('every state can reach an end, and only the ends lead nowhere', () => {
    for (const state of states) expect([...reach(state)].some((one) => (endings as readonly State[]).includes(one))).toBe(true);
    const stuck = states.filter((state) => [...reach(state)].every((one) => one === state));
    expect(stuck.sort()).toEqual(['recalled', 'refused', 'withdrawn']);
  });

  test('nobody acts as staff on their own request or on a project they work on, whatever else they are', () => {
    const staff = actions.filter((action) => ['checker', 'staff', 'manager'].includes(lifecycle[action].by));
    expect(staff.length).toBeGreaterThan(5);
    for (const action of staff) {
      for (const state of states) {
        expect(refusalOf({ state, author: 'ada' }, action, cast['author who also checks'])).toBe('own-request');
        expect(refusalOf({ state, author: 'ada' }, action, cast['checker on the project'])).toBe('works-on-project');
        expect(refusalOf({ state, author: 'ada' }, action, cast.colleague)).toBe('works-on-project');
      }
    }
  });

  test('only the system does the work of the system', () => {
    for (const action of actions.filter((one) => lifecycle[one].by === 'system')) {
      for (const who of Object.values(cast)) {
        const refusal = refusalOf({ state: lifecycle[action].from[0]!, author: 'ada' }, action, who);
        expect(refusal).toBe(who === system ? undefined : 'not-allowed');
      }
    }
  });

  test('a staff member may comment without a conflict; who has nothing to do with it may not', () => {
    const refusal = (who: Actor) => refusalOf({ state: 'inReview', author: 'ada' }, 'comment', who);
    expect([cast.author, cast.checker, cast.manager].map(refusal)).toEqual([undefined, undefined, undefined]);
    expect([cast['checker on the project'], cast.stranger].map(refusal)).toEqual(['works-on-project', 'not-allowed']);
    expect(refusalOf({ state: 'inReview', author: 'ada' }, 'comment', system)).toBe('not-allowed');
  });

  test('the author is a researcher, and the right person in the wrong state is told so', () => {
    expect(refusalOf({ state: 'draft', author: 'ada' }, 'submit', person('ada'))).toBe('not-allowed');
    expect(refusalOf({ state: 'draft', author: 'ada' }, 'submit', cast.colleague)).toBe('not-allowed');
    expect(refusalOf({ state: 'checking', author: 'ada' }, 'submit', cast.author)).toBe('wrong-state');
    expect(refusalOf({ state: 'draft', author: 'ada' }, 'recheck', cast.stranger)).toBe('not-allowed');
  });

  it('prints every state, action and role', () => {
    const rows = states.map((state) => {
      const cells = Object.entries(cast).map(([who, actor]) => `${who}: ${openActions({ state, author: 'ada' }, actor).join(' ') || '–'}`);
      return [`${state}`, ...cells.map((cell) => `  ${cell}`)].join('\n');
    });
    expect(rows.join('\n')).toMatchSnapshot();
  });

  test('the diagram shows each move with who makes it', () => {
    expect(diagram()).toContain('waiting --> inReview: claim (checker)');
    expect(diagram()).not.toContain('inReview --> inReview');
    const lines = diagram().split('\n');
    expect(lines.slice(0, 2)).toEqual(['stateDiagram-v2', '  [*] --> draft']);
    expect(lines.slice(-4)).toEqual(['  released --> [*]', '  refused --> [*]', '  withdrawn --> [*]', '  recalled --> [*]']);
  });

  test('a conflict is named', () => {
    expect(conflictOf({ state: 'waiting', author: 'ada' }, cast.author)).toBe('own-request');
    expect(conflictOf({ state: 'waiting', author: 'ada' }, cast.colleague)).toBe('works-on-project');
    expect(conflictOf({ state: 'waiting', author: 'ada' }, cast.checker)).toBeUndefined();
  });
});
