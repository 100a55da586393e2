import type { Actor, Role } from './lifecycle.js';

/** A source of data with its owner and the rule packs that owner asks for. */
export interface DataSource {
  readonly name: string;
  readonly owner: string;
  readonly pack: string;
}

export interface Member {
  readonly person: string;
  readonly roles: readonly Role[];
}

/** A governed project: whose data, which rules, who decides, how fast. Changed only by `actOnProject`. */
export interface Project {
  readonly id: string;
  /** What people say aloud: P-118. */
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly organisation: string;
  readonly sources: readonly DataSource[];
  readonly members: readonly Member[];
  /** Independent approvals before release; the packs may ask for more. */
  readonly checkers: number;
  readonly review: 'blinded' | 'sequential';
  /** Working days within which a request is answered. */
  readonly promiseDays: number;
  readonly version: number;
  readonly createdAt: string;
  readonly closedAt?: string;
}

export const rolesOn = (project: Project, person: string): readonly Role[] =>
  project.members.find((member) => member.person === person)?.roles ?? [];
/** The packs that bind this project: one for each data owner, each once. */
export const packsOf = (project: Pick<Project, 'sources'>): string[] => [...new Set(project.sources.map((source) => source.pack))];

/** A person as they stand on this project. Somebody who manages the service is a manager everywhere; a closed account is nobody. */
export const actorOn = (project: Project, account: { readonly id: string; readonly isManager: boolean; readonly closedAt?: string }): Actor => ({
  is: 'person', id: account.id,
  roles: account.closedAt !== undefined ? [] : [...new Set<Role>([...rolesOn(project, account.id), ...(account.isManager ? ['manager' as const] : [])])],
});
