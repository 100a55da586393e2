import type { NewProject } from '../../actions/create-project.js';
import type { Role } from '../../requests/lifecycle.js';
import type { DemoEmail } from './people.js';

type DemoProject = Omit<NewProject, 'members'> & { readonly members: readonly { readonly email: DemoEmail; readonly roles: readonly Role[] }[] };

const checkers = (['chitra@example.org', 'dan@example.org', 'esi@example.org'] as const).map((email) => ({ email, roles: ['checker'] as const }));

/** Projects of the demo, in the order of their codes: P-101, P-102, P-103. */
export const demoProjects: readonly DemoProject[] = [
  {
    title: 'Asthma admissions and housing', purpose: 'Whether damp housing goes with emergency admissions for asthma.', organisation: 'University of Example',
    sources: [{ name: 'Hospital episodes', owner: 'Example Health Data Service', pack: 'baseline-10' }],
    members: [{ email: 'amara@example.org', roles: ['researcher'] }, ...checkers], checkers: 2, review: 'blinded', promiseDays: 3,
  },
  {
    title: 'Vaccination coverage in primary care', purpose: 'Coverage by age and region, for the weekly report.', organisation: 'University of Example',
    sources: [{ name: 'Primary care records', owner: 'Example Primary Care Service', pack: 'opensafely' }],
    members: [{ email: 'amara@example.org', roles: ['researcher'] }, { email: 'ben@example.org', roles: ['researcher'] }, ...checkers], checkers: 2, review: 'blinded', promiseDays: 5,
  },
  {
    title: 'Waiting times and outcomes', purpose: 'Outcomes after long waits for planned operations.', organisation: 'Example Trust',
    sources: [{ name: 'Waiting lists', owner: 'Example Trust', pack: 'nhs-sde' }],
    members: [{ email: 'amara@example.org', roles: ['researcher'] }, { email: 'ben@example.org', roles: ['checker'] }, ...checkers], checkers: 2, review: 'sequential', promiseDays: 5,
  },
];
