import type { ServerBoot } from '../../contract/facts/server-machine.ts';
import { properties, type Section } from './said.ts';

/** `SystemState` of systemd's manager (systemd, manager.c), and OpenRC's runlevel. */
const states: { readonly [said: string]: ServerBoot['state'] } = {
  initializing: 'starting',
  starting: 'starting',
  running: 'running',
  degraded: 'degraded',
  maintenance: 'rescue',
  stopping: 'stopping',
  sysinit: 'starting',
  boot: 'starting',
  single: 'rescue',
  shutdown: 'stopping',
  default: 'running',
};

export function bootOf(own: Section): ServerBoot {
  const manager = properties(own.one('manager') ?? '');
  const users = properties(own.one('user-sessions') ?? '');
  // `12 ssh.service start waiting`
  const jobs = (own.one('jobs') ?? '').split('\n').flatMap((line) => {
    const [, unit = '', kind = '', state = ''] = /^\s*\d+ (\S+) +(\S+) +(\S+)/u.exec(line) ?? [];
    return unit === '' ? [] : [{ unit: unit.replace(/[^\w@.:-]/gu, '?').slice(0, 80), kind, state }];
  });
  const starts = jobs.filter(({ kind }) => kind === 'start' || kind === 'restart');
  const up = /^(\d+)(?:\.\d+)? /u.exec(own.one('uptime') ?? '')?.[1];
  return {
    state: states[manager.get('SystemState') ?? own.one('runlevel')?.trim() ?? ''] ?? 'unknown',
    usersLetIn: users.get('LoadState') === 'loaded' ? users.get('ActiveState') === 'active' : null,
    sshWaits: starts.some(
      ({ unit, state }) => /^(?:sshd?|dropbear)\.(?:service|socket)$/u.test(unit) && state === 'waiting',
    ),
    waitsFor: starts
      .filter(({ state }) => state === 'running')
      .map(({ unit }) => unit)
      .slice(0, 5),
    upSeconds: up === undefined ? null : Number(up),
  };
}
