import { expect, it } from 'vitest';
import { serverLog } from './log.ts';
import { readSaid } from './said.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const nowMs = Date.UTC(2026, 10, 23, 10, 42, 8);
const line = (message: string, more: object = {}) =>
  JSON.stringify({
    __REALTIME_TIMESTAMP: String((nowMs - 1_000) * 1_000),
    SYSLOG_IDENTIFIER: 'sshd',
    _PID: '7',
    _UID: '0',
    _COMM: 'sshd',
    MESSAGE: message,
    ...more,
  });

function attemptFrom(lines: readonly string[]) {
  const clock = `${nowMs / 1_000}.000000000`;
  const fields: readonly (readonly [string, string, string])[] = [
    ['client', 'clock', clock],
    ['client', 'done', '1'],
    ['log', 'source', 'journal'],
    ['log', 'journal', lines.join('\n')],
    ['log', 'now', String(nowMs / 1_000)],
  ];
  const text = ['M begin', ...fields.map(([section, field, value]) => `${section}\t${field}\t${hex(value)}`), 'M end'];
  const sections = readSaid(text.join('\n'), 'M');
  const own = sections.get('log');
  if (own === undefined) throw new Error('no section');
  const ask = {
    via: 'sh',
    user: 'deploy',
    from: '192.0.2.9',
    port: 22,
    outside: true,
    withinMs: 1_000,
    tried: { fromMs: nowMs - 3_000, toMs: nowMs },
    readings: [{ section: 'client', afterMs: nowMs - 10, beforeMs: nowMs + 10 }],
  } as const;
  const { facts } = serverLog.read({ own, section: (name) => sections.get(name), seenAs: null, ask });
  return facts['server.attempt'];
}

const refusal = 'User deploy from 192.0.2.9 not allowed because not listed in AllowUsers';
const closed = 'Connection closed by invalid user deploy 192.0.2.9 port 4 [preauth]';

it('joins the lines of one process by address, account and time', () => {
  expect(attemptFrom([line(refusal), line(closed)])).toMatchObject({
    value: { kind: 'found', ours: true, at: '10:42:07 UTC', refusal: 'allow-users', verified: true },
  });
});

it.each([
  ['another program played sshd', [line(refusal, { _UID: '1000', _COMM: 'logger' }), line(closed, { _UID: '1000' })]],
  ['another address', [line(refusal), line(closed.replace('192.0.2.9', '192.0.2.10'))]],
  ['another account', [line(refusal.replace('deploy', 'bob')), line(closed.replace('deploy', 'bob'))]],
  [
    'an hour earlier',
    [refusal, closed].map((text) => line(text, { __REALTIME_TIMESTAMP: String((nowMs - 3_600_000) * 1_000) })),
  ],
])('is not ours: %s', (_, lines) => {
  expect(attemptFrom(lines)).toMatchObject({ value: { kind: 'none' } });
});

it('an accepted login of the same run outweighs a refusal', () => {
  const accepted = line('Accepted publickey for deploy from 192.0.2.9 port 5 ssh2', { _PID: '8' });
  expect(attemptFrom([line(refusal), line(closed), accepted])).toMatchObject({
    value: { accepted: true, refusal: null },
  });
});
