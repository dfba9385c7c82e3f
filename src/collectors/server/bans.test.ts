import { describe, expect, it } from 'vitest';
import { hostsAccess } from '../../wire/files/hosts-access.ts';
import { serverBans } from './bans.ts';
import type { InsideAsk } from './collector.ts';
import { serverLabels } from './labels.ts';
import { serverLimits } from './limits.ts';
import { readSaid } from './said.ts';

const ask: InsideAsk = { via: null, user: 'deploy', from: '192.0.2.9', port: 22, outside: true, withinMs: 1_000 };
const hex = (text: string): string => Buffer.from(text).toString('hex');
const heardOf = (name: string, ...lines: readonly (readonly [string, string, string])[]) => {
  const rows = [...lines, [name, 'done', '1'] as const].map(
    ([section, field, value]) => `${section}\t${field}\t${hex(value)}`,
  );
  const sections = readSaid(['M begin', ...rows, 'M end'].join('\n'), 'M');
  const own = sections.get(name);
  if (own === undefined) throw new Error(`nothing was said of ${name}`);
  return { own, section: (other: string) => sections.get(other), ask, seenAs: null };
};

describe('hosts_access', () => {
  it.each([
    ['', '', 'allowed', null],
    ['', 'sshd: ALL', 'refused', '/etc/hosts.deny'],
    ['sshd: 192.0.2.0/24', 'ALL: ALL', 'allowed', '/etc/hosts.allow'],
    ['', 'ALL: 192.0.2.0/255.255.255.0', 'refused', '/etc/hosts.deny'],
    ['', 'ALL: ALL EXCEPT 192.0.2.', 'allowed', null],
    ['', 'ALL EXCEPT sshd: ALL', 'allowed', null],
    ['sshd: 192.0.2.9: deny', '', 'refused', '/etc/hosts.allow'],
    ['sshd: ALL: spawn (/bin/echo %h): allow', 'ALL: ALL', 'allowed', '/etc/hosts.allow'],
    ['', 'sshd: .example.com', 'undecided', '/etc/hosts.deny'],
    ['', 'sshd: PARANOID', 'undecided', '/etc/hosts.deny'],
    ['', 'sshd@10.0.0.1: ALL', 'undecided', '/etc/hosts.deny'],
    ['', 'sshd: 192.0.2.*', 'refused', '/etc/hosts.deny'],
    ['', 'sshd: \\\n192.0.2.9', 'refused', '/etc/hosts.deny'],
    ['', '# sshd: ALL\nvsftpd: ALL', 'allowed', null],
    ['', 'sshd: [2001:db8::]/32', 'allowed', null],
  ])('allow %j, deny %j: %s', (allow, deny, kind, file) => {
    expect(hostsAccess(allow, deny, 'sshd', '192.0.2.9')).toMatchObject({ kind, file });
  });
  it('knows IPv6 networks', () => {
    expect(hostsAccess('', 'sshd: [2001:db8::]/32', 'sshd', '2001:db8:1::7').kind).toBe('refused');
  });
});

describe('a ban', () => {
  const status = 'sshd\nStatus for the jail: sshd\n`- Actions\n   `- Banned IP list:\t192.0.2.90 192.0.2.9';
  const read = (...lines: readonly (readonly [string, string])[]) =>
    serverBans.read(heardOf('bans', ...lines.map(([field, value]) => ['bans', field, value] as const))).facts[
      'server.ban'
    ];
  it('of fail2ban says since when and until when', () => {
    const times = 'sshd\n192.0.2.9 \t2026-11-24 00:10:00 + 600 = 2026-11-24 00:20:00';
    expect(read(['jail', status], ['times', times], ['action', 'sshd nftables ssh'])).toMatchObject({
      value: { since: '2026-11-24 00:10:00', until: '2026-11-24 00:20:00', ofSsh: true },
    });
    expect(read(['jail', status], ['times', times.replace('+ 600', '+ -1')])).toMatchObject({
      value: { until: 'never' },
    });
  });
  it.each([
    ['nftables-allports', true],
    ['iptables-multiport http,https', false],
    ['iptables-multiport ssh,sftp', true],
    ['iptables-multiport 0:65535', true],
    ['iptables-multiport http,20:30', true],
    ['sendmail', undefined],
  ])('by the action %s is of SSH: %s', (action, ofSsh) => {
    expect(read(['jail', status], ['action', `sshd ${action}`])).toMatchObject({ value: { ofSsh } });
  });
  it('of CrowdSec is a decision, and anything else in its answer is none', () => {
    const decision = [
      { decisions: [{ type: 'ban', scenario: 'crowdsecurity/ssh-bf', duration: '3h59m', value: '192.0.2.9' }] },
    ];
    expect(read(['crowdsec', JSON.stringify(decision)])).toMatchObject({
      value: { tool: 'crowdsec', jail: 'crowdsecurity/ssh-bf', until: '3h59m' },
    });
    for (const text of ['null', '{}', '[null]', 'nonsense', '[{"decisions":[{"type":"captcha"}]}]'])
      expect(read(['crowdsec', text])).toMatchObject({ value: { kind: 'none', tools: ['crowdsec'] } });
  });
  it('of TCP wrappers names its line, and a host name leaves it open', () => {
    expect(read(['wrappers', 'x'], ['deny', '# DenyHosts: x\nsshd: 192.0.2.9'])).toMatchObject({
      value: { tool: 'denyhosts', rule: { at: '/etc/hosts.deny line 2' } },
    });
    expect(read(['wrappers', 'x'], ['deny', 'sshd: .example.com'])).toMatchObject({ known: false });
    expect(read(['deny', 'sshd: ALL'])).toMatchObject({ value: { kind: 'none' } });
  });
});

describe('limits', () => {
  const read = (config: string, title: string) =>
    serverLimits.read(heardOf('effective', ['effective', 'config', config], ['sshd', 'process', title])).facts[
      'server.limits'
    ];
  it.each([
    [
      'maxstartups 10:30:100',
      '7 sshd sshd: /usr/sbin/sshd -D [listener] 3 of 10-100 startups',
      { waiting: 3, startupsFull: false },
    ],
    [
      'MaxStartups 10:30:100',
      '7 sshd sshd: /usr/sbin/sshd -D [listener] 100 of 10-100 startups',
      { startupsFull: true },
    ],
    ['maxstartups 3:100:30', '7 sshd sshd: /usr/sbin/sshd [listener] 3 of 3-30 startups', { startupsFull: true }],
    ['maxstartups 10:30:100', '7 sshd /usr/sbin/sshd -D', { waiting: null, startupsFull: undefined }],
    [
      'maxstartups 10:30:100\npersourcepenalties crash:90 authfail:5\npersourcepenaltyexemptlist 192.0.2.0/24',
      '',
      { penalties: { kind: 'on', exempt: true } },
    ],
    ['maxstartups 10:30:100\npersourcepenalties no', '', { penalties: { kind: 'none' } }],
    [
      'maxstartups 10:30:100\npersourcemaxstartups 4\npersourcenetblocksize 24:64',
      '',
      { perSource: 4, netBlock: '24:64' },
    ],
  ])('%j, %s', (config, title, value) => expect(read(config, title)).toMatchObject({ known: true, value }));
});

// Forms of audit.log, semanage, ls -Z and matchpathcon as documents and public posts show them; neither runs in the lab.
describe('SELinux and AppArmor', () => {
  const avc = (more: string, permissive = 0) =>
    `type=AVC msg=audit(1213176066.658:74): avc:  denied  { ${more} scontext=unconfined_u:system_r:sshd_t:s0-s0:c0.c1023 tcontext=system_u:object_r:port_t:s0 tclass=tcp_socket permissive=${permissive}`;
  const bind = avc('name_bind } for  pid=17021 comm="sshd" src=22');
  const read = (...lines: readonly (readonly [string, string])[]) =>
    serverLabels.read(
      heardOf(
        'labels',
        ['effective', 'config', 'port 22'],
        ...lines.map(([field, value]) => ['labels', field, value] as const),
      ),
    ).facts['server.labels'];
  it.each([
    [bind, 'ssh_port_t                     tcp      2222', 22],
    [bind, 'ssh_port_t                     tcp      2222, 22', null],
    [bind, 'ssh_port_t                     tcp      20-30', null],
    [bind, '', undefined],
    [avc('name_bind } for  pid=1 comm="sshd" src=22', 1), 'ssh_port_t tcp 2222', null],
    [avc('name_bind } for  pid=1 comm="sshd" src=2200'), 'ssh_port_t tcp 2222', null],
    ['', '', null],
  ])('%s with %j: the port denied is %s', (denials, ports, portDenied) => {
    expect(read(['enforce', '1'], ['denials', denials], ['ports', ports])).toMatchObject({
      value: { selinux: 'enforcing', portDenied },
    });
  });
  it('compares the type of the keys with the one of the policy', () => {
    const path = '/data/home/u/.ssh/authorized_keys';
    const label = `${path}\nunconfined_u:object_r:default_t:s0 ${path}\nunconfined_u:object_r:ssh_home_t:s0`;
    const denial = avc('read } for  pid=29199 comm="sshd" name="authorized_keys" dev="dm-1" ino=123');
    expect(read(['enforce', '1'], ['label', label], ['denials', denial])).toMatchObject({
      value: {
        wrong: { path, has: 'default_t', wants: 'ssh_home_t' },
        keysDenied: { by: 'selinux', what: 'read', atS: 1213176066 },
      },
    });
    expect(read(['enforce', '0'], ['label', label.replace('default_t', 'ssh_home_t')])).toMatchObject({
      value: { selinux: 'permissive', wrong: null, keysDenied: null },
    });
  });
  it("reads AppArmor's words", () => {
    const line =
      'audit: type=1400 audit(1400704397.123:45): apparmor="DENIED" operation="open" profile="/usr/sbin/sshd" name="/srv/home/u/.ssh/authorized_keys" pid=7 comm="sshd" requested_mask="r" denied_mask="r" fsuid=1000 ouid=1000';
    expect(read(['profiles', '/usr/sbin/sshd (enforce)'], ['denials', `junk\n${line}`])).toMatchObject({
      value: { selinux: null, apparmor: 'enforce', keysDenied: { by: 'apparmor', what: 'open' } },
    });
    expect(read(['denials', line.replace('/usr/sbin/sshd', 'snap.other')])).toMatchObject({
      value: { apparmor: null, keysDenied: null },
    });
  });
});
