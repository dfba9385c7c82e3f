import { describe, expect, test } from 'vitest';
import { packetRule } from './fault-lines.ts';
import { pick } from './load.ts';
import { judge, overdrawn } from './run-scenario.ts';
import { complaint, type Scenario } from './scenario.ts';

const scenario: Scenario = {
  id: 'connect/x',
  expect: {
    first: 'connect/a',
    group: ['connect/b'],
    verdict: 'proven',
    never: ['connect/c'],
    exit: 1,
    refusedBy: 'host',
  },
};

function answered(first: readonly (readonly [string, string])[], more: object = {}, code = 1) {
  const report = {
    outcome: 'problem',
    first: first.map(([id, verdict]) => ({ id, verdict })),
    refusedBy: { by: 'host' },
    ...more,
  };
  return judge(scenario, { code, stdout: JSON.stringify(report), stderr: '', ms: 1 });
}

describe('comparing an answer with a scenario', () => {
  test('the injected cause, proven, is right', () => {
    expect(answered([['connect/a', 'proven']])).toMatchObject({
      state: 'green',
      firstRight: true,
      provenRight: true,
      provenWrong: false,
    });
  });

  test('a cause outside the group spoils the first place, a member does not', () => {
    expect(
      answered([
        ['connect/a', 'proven'],
        ['connect/b', 'possible'],
      ]).firstRight,
    ).toBe(true);
    expect(
      answered([
        ['connect/a', 'proven'],
        ['connect/z', 'possible'],
      ]).firstRight,
    ).toBe(false);
  });

  test('a proven stranger is proven and wrong, also when it stands further down among the forbidden', () => {
    expect(answered([['connect/z', 'proven']])).toMatchObject({ state: 'red', provenWrong: true });
    expect(answered([['connect/a', 'proven']], { then: [{ id: 'connect/c' }] })).toMatchObject({
      state: 'red',
      provenWrong: true,
    });
  });

  test('verdict, refuser and exit code are compared one by one', () => {
    expect(answered([['connect/a', 'likely']]).wrong).toEqual(['connect/a is likely instead of proven']);
    expect(answered([['connect/a', 'proven']], { refusedBy: null }).wrong).toEqual([
      'refused by nobody instead of host',
    ]);
    expect(answered([['connect/a', 'proven']], {}, 2).wrong).toEqual(['exit 2 instead of 1']);
  });

  test('no JSON is red and keeps what was said', () => {
    const judged = judge(scenario, { code: 1, stdout: '', stderr: 'boom', ms: 1 });
    expect(judged).toMatchObject({ state: 'red', wrong: ['exit 1, no JSON: boom'] });
  });

  test('a healthy twin must end with 0 and nothing first', () => {
    const twin: Scenario = { id: 'connect/y', healthy: true, expect: {} };
    const ran = (code: number, first: object[]) => ({
      code,
      stdout: JSON.stringify({ outcome: 'works', first }),
      stderr: '',
      ms: 1,
    });
    expect(judge(twin, ran(0, [])).state).toBe('green');
    expect(judge(twin, ran(1, [])).state).toBe('red');
    expect(judge(twin, ran(0, [{ id: 'connect/a', verdict: 'proven' }]))).toMatchObject({
      state: 'red',
      provenWrong: true,
    });
  });
});

test('connections above the bound, or not as declared, are named', () => {
  const counted = { taken: 5, takenAtOneAddress: 5, askedSsh: 5, closedPorts: [1, 2, 3, 4, 5, 6], elsewhere: 0 };
  expect(overdrawn(counted, 0)).toHaveLength(3);
  expect(overdrawn({ ...counted, taken: 0, takenAtOneAddress: 0, closedPorts: [] }, 0)).toEqual([]);
});

test('scenarios are picked by id, name, stage or pattern', () => {
  const all = ['connect/stopped', 'connect/dropped', 'auth/stopped-agent'].map((id) => ({ id, expect: {} }));
  const ids = (wanted: string) => pick(all, wanted).map(({ id }) => id);
  expect(ids('stopped')).toEqual(['connect/stopped']);
  expect(ids('connect/')).toEqual(['connect/stopped', 'connect/dropped']);
  expect(ids('stop*,dropped')).toEqual(['connect/stopped', 'connect/dropped', 'auth/stopped-agent']);
  expect(ids('.')).toEqual([]);
});

test('a file that is no scenario is told what is missing', () => {
  expect(complaint(undefined)).toMatch(/default-exported/);
  expect(complaint({ id: 'x' })).toMatch(/id/);
  expect(complaint({ id: 'connect/x' })).toMatch(/expect/);
  expect(complaint({ id: 'connect/x', expect: {} })).toMatch(/first/);
  expect(complaint({ id: 'connect/x', expect: { first: 'connect/x' }, fault: { on: 'server' } })).toMatch(/kind/);
  expect(complaint({ id: 'connect/x', expect: {}, healthy: true })).toBeUndefined();
});

test('a packet rule takes the hook of its node and only the families asked for', () => {
  const rule = packetRule(
    { family: 'ip6' },
    { node: 'router2', port: 2222, booted: false },
    { ip: 'drop', ip6: 'drop' },
  );
  expect(rule).toContain('hook forward');
  expect(rule).toContain('ip6 daddr $SERVER6 tcp dport { 2222 } drop');
  expect(rule).not.toContain('$SERVER4');
});
