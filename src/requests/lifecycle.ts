/**
 * The life of a release request, as one table. Everything else about states is read from here:
 * what is allowed, by whom, which buttons a page shows, what the audit calls it, the diagram in docs/generated.
 *
 * `to` lists every state the action may lead to; where there is more than one, the verb chooses with a pure
 * function. An empty `to` means that the state stays as it is.
 */
export const lifecycle = {
  edit:            { from: ['draft', 'returned'], to: [], by: 'author' },
  submit:          { from: ['draft', 'returned'], to: ['checking'], by: 'author' },
  checked:         { from: ['checking'], to: ['waiting', 'releasing'], by: 'system' },
  couldNotCheck:   { from: ['checking'], to: ['waiting'], by: 'system' },
  recheck:         { from: ['waiting', 'inReview'], to: ['checking'], by: 'staff' },
  claim:           { from: ['waiting', 'inReview'], to: ['inReview'], by: 'checker' },
  handBack:        { from: ['inReview'], to: ['waiting', 'inReview'], by: 'checker' },
  open:            { from: ['inReview'], to: [], by: 'checker' },
  vote:            { from: ['inReview'], to: [], by: 'checker' },
  unvote:          { from: ['inReview'], to: [], by: 'checker' },
  finish:          { from: ['inReview'], to: ['inReview', 'returned', 'releasing', 'refused'], by: 'checker' },
  returnEarly:     { from: ['inReview'], to: ['returned'], by: 'checker' },
  comment:         { from: ['draft', 'checking', 'waiting', 'inReview', 'returned', 'releasing', 'released', 'refused', 'recalled'], to: [], by: 'party' },
  resolve:         { from: ['draft', 'checking', 'waiting', 'inReview', 'returned', 'releasing', 'released', 'refused', 'recalled'], to: [], by: 'party' },
  releaseApproved: { from: ['returned'], to: ['releasing'], by: 'author' },
  released:        { from: ['releasing'], to: ['released', 'returned'], by: 'system' },
  halt:            { from: ['releasing'], to: ['waiting'], by: 'system' },
  withdraw:        { from: ['draft', 'checking', 'waiting', 'inReview', 'returned'], to: ['withdrawn'], by: 'author' },
  recall:          { from: ['released'], to: ['recalled'], by: 'manager' },
} as const satisfies Record<string, { from: readonly string[]; to: readonly string[]; by: Party }>;

/** Who may act. `author`: the researcher whose request it is. `staff`: a checker or manager. `party`: author or staff. */
export type Party = 'author' | 'checker' | 'manager' | 'staff' | 'party' | 'system';
export type Action = keyof typeof lifecycle;
export type State = (typeof lifecycle)[Action]['from'][number] | (typeof lifecycle)[Action]['to'][number];
export const actions = Object.keys(lifecycle) as Action[];
export const states = [...new Set(Object.values(lifecycle).flatMap((step) => [...step.from, ...step.to]))] as State[];
/** Where a request ends. Nothing leads out but a comment or a recall. */
export const endings = ['released', 'refused', 'withdrawn', 'recalled'] as const satisfies readonly State[];

export type Role = 'researcher' | 'checker' | 'manager';

/** Who is asking: a person with the roles they hold on this project, or the system itself. */
export type Actor =
  | { readonly is: 'person'; readonly id: string; readonly roles: readonly Role[] }
  | { readonly is: 'system'; readonly id: 'system' };
export const system: Actor = { is: 'system', id: 'system' };

export type LifecycleRefusal = 'wrong-state' | 'not-allowed' | 'own-request' | 'works-on-project';

/** What the lifecycle needs to know of a request. */
export interface Standing {
  readonly state: State;
  readonly author: string;
}

/** Why this actor may not do this now; undefined when they may. Nobody acts as staff on their own request or project. */
export function refusalOf(request: Standing, action: Action, actor: Actor): LifecycleRefusal | undefined {
  const step = lifecycle[action];
  const refusal = actor.is === 'system' ? (step.by === 'system' ? undefined : 'not-allowed') : personRefusal(step.by, request, actor);
  if (refusal) return refusal;
  return (step.from as readonly State[]).includes(request.state) ? undefined : 'wrong-state';
}

type Person = Extract<Actor, { is: 'person' }>;

function personRefusal(by: Party, request: Standing, actor: Person): LifecycleRefusal | undefined {
  const isStaff = actor.roles.includes('checker') || actor.roles.includes('manager');
  switch (by) {
    case 'system': return 'not-allowed';
    case 'author': return actor.id === request.author && actor.roles.includes('researcher') ? undefined : 'not-allowed';
    case 'party': return actor.id === request.author ? undefined : isStaff ? conflictOf(request, actor) : 'not-allowed';
    case 'staff': return conflictOf(request, actor) ?? (isStaff ? undefined : 'not-allowed');
    case 'manager':
    case 'checker': return conflictOf(request, actor) ?? (actor.roles.includes(by) ? undefined : 'not-allowed');
  }
}

/** Nobody checks their own request, nor one of a project they work on. */
export function conflictOf(request: Standing, actor: Person): LifecycleRefusal | undefined {
  if (actor.id === request.author) return 'own-request';
  return actor.roles.includes('researcher') ? 'works-on-project' : undefined;
}

/** The actions open to this actor now, in the order of the table. */
export const openActions = (request: Standing, actor: Actor): Action[] =>
  actions.filter((action) => refusalOf(request, action, actor) === undefined);

/** The whole life as a Mermaid state diagram. */
export function diagram(): string {
  const moves = actions.flatMap((action) => {
    const step = lifecycle[action];
    return step.from.flatMap((from) => step.to.filter((to) => to !== from).map((to) => `  ${from} --> ${to}: ${action} (${step.by})`));
  });
  return ['stateDiagram-v2', '  [*] --> draft', ...moves, ...endings.map((state) => `  ${state} --> [*]`)].join('\n');
}
