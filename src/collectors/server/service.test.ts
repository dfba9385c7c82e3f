import { describe, expect, it } from 'vitest';
import { readSaid, type Section } from './said.ts';
import { serviceOf } from './service.ts';

const section = (...fields: readonly (readonly [string, string])[]): Section => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const lines = ['M begin', ...fields.map(([field, value]) => `x\t${field}\t${hex(value)}`), 'x\tdone\t31', 'M end'];
  const own = readSaid(lines.join('\n'), 'M').get('x');
  if (own === undefined) throw new Error('nothing was said');
  return own;
};

// Words of rc.common (OpenWrt), of sv(8), and the layout of Debian's and Buildroot's start scripts.
describe('service managers', () => {
  it.each([
    [
      'procd',
      { script: 'dropbear', running: '0', enabled: '1' },
      { unit: 'dropbear', active: 'active', enabled: false },
    ],
    ['procd', { script: 'sshd', running: '1', enabled: '0' }, { unit: 'sshd', active: 'inactive', enabled: true }],
    ['runit', { script: 'sshd', sv: 'run: /var/service/sshd: (pid 41) 12s' }, { active: 'active', enabled: true }],
    [
      'runit',
      { script: 'sshd', sv: 'down: /var/service/sshd: 3s, normally up' },
      { active: 'inactive', enabled: true },
    ],
    [
      'runit',
      { script: 'sshd', sv: 'down: sshd: 3s', down: '/var/service/sshd/down' },
      { active: 'inactive', enabled: false },
    ],
    ['runit', { script: 'sshd', sv: 'warning: sshd: unable to open supervise/ok' }, { active: 'unknown' }],
    ['runit', { known: 'sshd' }, { unit: 'sshd', active: 'inactive', enabled: false }],
  ])('%s: %j', (manager, fields, wanted) => {
    expect(serviceOf(section(['manager', manager], ...Object.entries(fields)))).toMatchObject({ manager, ...wanted });
  });

  it('tells the start scripts of System V from the numbered ones of busybox', () => {
    const scripts = (...fields: (readonly [string, string])[]) => serviceOf(section(['manager', 'none'], ...fields));
    const link = ['link', '/etc/rc2.d/S01ssh'] as const;
    expect(scripts(['script', 'ssh'], ['executable', '1'], link, ['first', 'init'])).toMatchObject({
      manager: 'sysv',
      enabled: true,
    });
    expect(scripts(['script', 'ssh'], ['executable', '1'], ['first', 'init'])).toMatchObject({ enabled: false });
    expect(scripts(['script', 'ssh'], ['executable', '1'], link, ['first', 'bash']).enabled).toBeUndefined();
    expect(scripts(['script', 'S50sshd'], ['first', 'init'])).toMatchObject({ manager: 'busybox', enabled: false });
    expect(scripts(['first', 'tini']).manager).toBe('none');
    expect(scripts(['script', 'rm -rf /']).unit).toBeNull();
  });
});
