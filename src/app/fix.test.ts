import { describe, expect, it } from 'vitest';
import { causes } from '../causes/registry.generated.ts';
import type { Finding, Report } from '../contract/report.ts';
import { clientRemedies, serverRemedies } from '../fix/remedies.ts';
import { isGone } from './fix.ts';

const finding = (id: string, verdict: Finding['verdict'] = 'proven'): Finding =>
  ({ id, verdict }) as unknown as Finding;
const stages = ['client', 'connect', 'kex', 'auth'].map((stage) => ({ stage }));
const report = (outcome: Report['outcome'], stage: string | null, first: readonly Finding[]): Report =>
  ({
    outcome,
    stages,
    first,
    then: [],
    beside: [],
    blockedAt: stage === null ? null : { stage, subject: { hop: 0 } },
  }) as unknown as Report;

describe('remedies', () => {
  it('are for causes of the catalogue, each on one side', () => {
    const ids = new Set<string>(causes.map(({ id }) => id));
    const client = Object.keys(clientRemedies);
    const server = Object.keys(serverRemedies);
    expect([...client, ...server].filter((id) => !ids.has(id))).toEqual([]);
    expect(client.filter((id) => server.includes(id))).toEqual([]);
  });
});

describe('a cause is gone', () => {
  const stopped = finding('connect/sshd-not-running');
  const before = report('problem', 'connect', [stopped]);
  it('when the login works', () => {
    expect(isGone(stopped, before, report('works', null, []))).toBe(true);
  });
  it('when the way leads further, whatever stands there', () => {
    expect(isGone(stopped, before, report('undecided', 'auth', [finding('auth/a', 'possible')]))).toBe(true);
  });
  it('when another proven cause stands in its place', () => {
    expect(isGone(stopped, before, report('problem', 'connect', [finding('connect/ban-fail2ban')]))).toBe(true);
  });
  it('not when it is still named, or only guesses stand in its place, or the way is shorter, or nothing was seen', () => {
    expect(isGone(stopped, before, report('problem', 'connect', [stopped]))).toBe(false);
    expect(isGone(stopped, before, report('problem', 'connect', [finding('connect/x', 'likely')]))).toBe(false);
    expect(isGone(stopped, before, report('undecided', 'client', [finding('client/x', 'likely')]))).toBe(false);
    expect(isGone(stopped, before, report('incomplete', null, []))).toBe(false);
  });
});
