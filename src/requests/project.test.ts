import { describe, expect, test } from '@jest/globals';
import { actorOn, packsOf, rolesOn, type Project } from './project.js';

const project: Project = {
  id: 'p1', code: 'P-1', title: 'Admissions', purpose: 'Care', organisation: 'Uni', checkers: 2, review: 'blinded', promiseDays: 5, version: 1, createdAt: '2026-11-02T09:00:00.000Z',
  sources: [{ name: 'HES', owner: 'NHS', pack: 'nhs-sde' }, { name: 'GP', owner: 'Trust', pack: 'baseline-10' }, { name: 'ONS', owner: 'NHS', pack: 'nhs-sde' }],
  members: [{ person: 'ada', roles: ['researcher'] }, { person: 'mia', roles: ['checker', 'manager'] }],
};
const account = (id: string, isManager = false, closedAt?: string) => actorOn(project, { id, isManager, ...(closedAt !== undefined && { closedAt }) });

test('a member has their own roles, anybody else has none', () => {
  expect(rolesOn(project, 'ada')).toEqual(['researcher']);
  expect(rolesOn(project, 'mia')).toEqual(['checker', 'manager']);
  expect(rolesOn(project, 'zed')).toEqual([]);
});

test('each owner\'s pack binds once', () => expect(packsOf(project)).toEqual(['nhs-sde', 'baseline-10']));

describe('a person on a project', () => {
  test('stands as their roles there', () => {
    expect(account('ada')).toEqual({ is: 'person', id: 'ada', roles: ['researcher'] });
    expect(account('zed')).toEqual({ is: 'person', id: 'zed', roles: [] });
  });
  test('is a manager everywhere when they manage the service, once', () => {
    expect(account('ada', true)).toMatchObject({ roles: ['researcher', 'manager'] });
    expect(account('mia', true)).toMatchObject({ roles: ['checker', 'manager'] });
    expect(account('zed', true)).toMatchObject({ roles: ['manager'] });
  });
  test('is nobody once their account is closed', () => expect(account('mia', true, '2026-11-03T09:00:00.000Z')).toMatchObject({ roles: [] }));
});
