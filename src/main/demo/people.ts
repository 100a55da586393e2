/** People of the demo. Their passwords are shown to everybody: demo mode listens on this machine only. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** What they are, for those who try the demo. */
  readonly is: string;
  readonly isManager: boolean;
}

export const demoPeople = [
  { name: 'Amara Okafor', email: 'amara@example.org', password: 'amber-teapot-canal', is: 'researcher', isManager: false },
  { name: 'Ben Hughes', email: 'ben@example.org', password: 'birch-lantern-quay', is: 'researcher on P-102, checker on P-103', isManager: false },
  { name: 'Chitra Rao', email: 'chitra@example.org', password: 'copper-meadow-tram', is: 'checker', isManager: false },
  { name: 'Dan Price', email: 'dan@example.org', password: 'daisy-harbour-kite', is: 'checker', isManager: false },
  { name: 'Esi Mensah', email: 'esi@example.org', password: 'elder-compass-rain', is: 'checker', isManager: false },
  { name: 'Freya Lind', email: 'freya@example.org', password: 'fennel-anchor-moss', is: 'manager of the service', isManager: true },
] as const satisfies readonly DemoPerson[];

export type DemoEmail = (typeof demoPeople)[number]['email'];
