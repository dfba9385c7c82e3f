import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InsideAsk } from '../server/collector.ts';
import { macosOf } from '../server/macos.ts';
import { readSaid, type Section } from '../server/said.ts';
import { serviceOf } from '../server/service.ts';
import { firewallOf } from './firewall.ts';
import { windowsScript, windowsSeen } from './inside.ts';
import { windowsOf } from './windows.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const lines = (...fields: readonly (readonly [string, string, string])[]): string =>
  ['M begin', ...fields.map(([name, field, value]) => `${name}\t${field}\t${hex(value)}`), 'M end'].join('\r\n');
const section = (...fields: readonly (readonly [string, string])[]): Section => {
  const text = lines(...fields.map(([field, value]) => ['x', field, value] as const), ['x', 'done', '1']);
  const own = readSaid(text, 'M').get('x');
  if (own === undefined) throw new Error('nothing was said');
  return own;
};
const ask: InsideAsk = { via: null, user: 'Kim', from: null, port: 22, outside: false, withinMs: 1_000 };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8VqXGDkh7bV0fJXM0DYN1nTZlC9Q2VbX1xJrXv0gCk kim@pc';

// Forms of the values: Microsoft Learn, Get-NetFirewallRule and Get-NetFirewallProfile.
describe('Windows Firewall', () => {
  const judge = (profiles: readonly string[], network: readonly string[], ...rules: readonly string[]) =>
    firewallOf(
      section(
        ...profiles.map((text) => ['profile', text] as const),
        ...network.map((text) => ['network', text] as const),
        ...rules.map((text) => ['rule', text] as const),
        ['whole', '1'],
      ),
      22,
    );
  const usual = ['Domain|True|NotConfigured', 'Private|True|NotConfigured', 'Public|True|NotConfigured'];
  // Since Windows Server 2025 and Windows 11 the rule that comes with the feature is for Private alone.
  const ofFeature = 'OpenSSH-Server-In-TCP|Allow|Private|22|Any|%SystemRoot%\\system32\\OpenSSH\\sshd.exe|Any';
  it.each([
    ['the rule of the feature on a private network', ['Private'], [ofFeature], true],
    ['the same rule on a public one', ['Public'], [ofFeature], false],
    ['no rule', ['Private'], [], false],
    ['a machine without a known network', [], [ofFeature], false],
    ['two networks that differ', ['Private', 'Public'], [ofFeature], null],
    ['a rule that blocks wins', ['Private'], [ofFeature, 'no-ssh|Block|Any|20-25|Any|Any|Any'], false],
    [
      'a rule that blocks some addresses',
      ['Private'],
      [ofFeature, 'no|Block|Any|22|192.0.2.0/255.255.255.0|Any|Any'],
      null,
    ],
    ['a rule for some addresses only', ['Private'], ['office|Allow|Any|22|LocalSubnet|Any|Any'], null],
    ['a rule of another program', ['Private'], ['web|Allow|Any|Any|Any|C:\\web.exe|Any'], false],
    [
      'a rule of another service',
      ['Private'],
      ['svc|Allow|Any|Any|Any|C:\\Windows\\System32\\svchost.exe|RemoteAccess'],
      false,
    ],
    ['a rule for every port', ['DomainAuthenticated'], ['all|Allow|Domain, Private|Any|Any|Any|Any'], true],
  ])('%s', (_, networks, rules, letsIn) => {
    expect(judge(usual, networks, ...rules)?.letsIn).toBe(letsIn);
  });
  it('passes everything where it is off or lets in by default', () => {
    expect(judge(['Public|False|NotConfigured'], ['Public'])?.letsIn).toBe(true);
    expect(judge(['Public|True|Allow'], ['Public'])?.letsIn).toBe(true);
  });
  it('is not known without its rules', () => {
    expect(firewallOf(section(['profile', 'Public|True|Block']), 22)).toBeUndefined();
  });
});

// The block of the sshd_config that Windows brings, and rights as in PowerShell/Win32-OpenSSH issues 1701, 1747 and pull 481.
describe('key files of Windows', () => {
  const config =
    'Port 22\r\nAuthorizedKeysFile\t.ssh/authorized_keys\r\n\r\nMatch Group administrators\r\n       AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys\r\n';
  const members = ['administrators', 'PC\\Administrator\r\nPC\\kim'] as const;
  const ownFile = [
    ['own-path', 'C:\\Users\\kim\\.ssh\\authorized_keys'],
    ['own-keys', `\uFEFF${key}\r\n`],
    ['own-owner', 'S-1-5-21-9-8-7-1001'],
    ['own-rule', 'Allow|S-1-5-18|2032127|NT AUTHORITY\\SYSTEM'],
    ['own-rule', 'Allow|S-1-5-21-9-8-7-1001|2032127|PC\\kim'],
  ] as const;
  it('knows that an administrator’s own file is not read', () => {
    const found = windowsOf(section(['config', config], members, ...ownFile), 'Kim');
    expect(found).toMatchObject({ administrator: true, counts: 'shared', shared: null, strangers: [] });
    expect(found.elsewhere).toHaveLength(1);
  });
  it('reads the own file of others, and of all where the block is commented out', () => {
    expect(
      windowsOf(section(['config', config], ['administrators', 'PC\\Administrator'], ...ownFile), 'kim').counts,
    ).toBe('own');
    const without = config.replaceAll(/^( *)(Match|AuthorizedKeysFile _)/gmu, '#$1$2');
    expect(windowsOf(section(['config', without], members, ...ownFile), 'kim')).toMatchObject({
      counts: 'own',
      elsewhere: [],
    });
  });
  it('names who may write the file, not who may read it', () => {
    const shared = (rule: string, more = config) =>
      windowsOf(
        section(
          ['config', more],
          members,
          ['shared-path', 'C:\\ProgramData\\ssh\\administrators_authorized_keys'],
          ['shared-keys', key],
          ['shared-rule', rule],
        ),
        'kim',
      ).strangers;
    expect(shared('Allow|S-1-5-11|1245631|NT AUTHORITY\\Authenticated Users')).toEqual([
      'NT AUTHORITY\\Authenticated Users',
    ]);
    expect(shared('Allow|S-1-5-11|1179817|NT AUTHORITY\\Authenticated Users')).toEqual([]);
    expect(shared('Deny|S-1-5-11|1245631|x')).toEqual([]);
    expect(shared('Allow|S-1-5-11|1245631|x', `StrictModes no\r\n${config}`)).toEqual([]);
  });
  it('does not guess without the members of Administrators', () => {
    expect(windowsOf(section(['config', config], ...ownFile), 'kim')).toMatchObject({
      administrator: null,
      counts: null,
      elsewhere: [],
    });
  });
});

describe('the look at Windows', () => {
  it('gives the facts of a Unix server where they mean the same, and a reason where they do not', () => {
    const text = lines(
      ['system', 'uid', '0'],
      ['system', 'os-release', 'ID=windows\nVERSION_ID=10.0.20348.0'],
      ['system', 'done', '1'],
      ['sshd', 'program', 'C:\\Windows\\System32\\OpenSSH\\sshd.exe'],
      ['sshd', 'version', 'C:\\Windows\\System32\\OpenSSH\\sshd.exe OpenSSH_for_Windows_9.5.4.1'],
      ['sshd', 'done', '1'],
      ['service', 'manager', 'windows'],
      ['service', 'windows', 'Stopped|Manual|1077'],
      ['service', 'done', '1'],
      ['listen', 'table', '4'],
      ['listen', 'tcp', ':: 135 900 svchost'],
      ['listen', 'tcp', '0.0.0.0 3389 901 svchost'],
      ['listen', 'addresses', '192.0.2.7 fe80::1 127.0.0.1'],
      ['listen', 'done', '1'],
    );
    const facts = Object.assign({}, ...windowsSeen(text, 'M', ask, 'exited').map((one) => one.facts)) as Record<
      string,
      unknown
    >;
    expect(facts['server.system']).toMatchObject({ value: { distribution: 'windows', version: '10.0.20348.0' } });
    expect(facts['server.sshd.installed']).toMatchObject({
      value: { installed: true, product: 'openssh', version: '9.5.4.1' },
    });
    expect(facts['server.service']).toMatchObject({
      value: { manager: 'windows', active: 'inactive', enabled: false },
    });
    expect(facts['server.sshd.listening']).toMatchObject({ value: { count: 0, anywhere: 0 } });
    expect(facts['server.addresses']).toMatchObject({ value: ['192.0.2.7'] });
    expect(facts['server.account']).toMatchObject({ known: false, gap: { kind: 'unsupported' } });
  });
  it('sees sshd where it listens, and survives what is no answer', () => {
    const text = lines(
      ['listen', 'table', '4'],
      ['listen', 'tcp', '0.0.0.0 22 71 sshd'],
      ['listen', 'tcp', ':: 22 71 sshd'],
    );
    const facts = Object.assign({}, ...windowsSeen(text, 'M', ask, 'exited').map((one) => one.facts)) as Record<
      string,
      unknown
    >;
    expect(facts['server.sshd.listening']).toMatchObject({ value: { count: 2, reachable: 2, families: [4, 6] } });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => windowsSeen(noise, 'M', ask, 'timed-out').length > 0),
    );
  });
  it('puts no letter of a name into the script', () => {
    expect(windowsScript("kim'; Stop-Service sshd #", 'M')).not.toContain('Stop-Service');
  });
  it('has a script that is plain ASCII, so that no code page changes it', () => {
    expect([...windowsScript('kim', 'M')].every((letter) => letter.charCodeAt(0) < 127)).toBe(true);
  });
});

// Words: usnistgov/macos_security issues 167 and 199 (print-disabled), nix-darwin issue 1705 (--listapps), rgcr/m-cli issue 160 (states),
// CIS Apple macOS benchmark (-getremotelogin), dseditgroup(8).
describe('a Mac', () => {
  it.each([
    [{ remote: 'Remote Login: Off' }, 'off'],
    [{ remote: 'Remote Login: On' }, 'on'],
    [
      {
        remote: 'You need administrator access to run this tool... exiting!',
        disabled: '\t"com.openssh.sshd" => disabled',
        job: '113',
      },
      'off',
    ],
    [{ disabled: '\t\t"com.openssh.sshd" => true' }, 'off'],
    [{ disabled: '"com.openssh.sshd" => enabled', job: '0' }, 'on'],
    [{ job: '113' }, null],
  ])('%j: Remote Login %s', (fields, remoteLogin) => {
    expect(macosOf(section(...Object.entries(fields))).remoteLogin).toBe(remoteLogin);
  });
  it('knows whom the group lets in, and that a disabled group lets in everybody', () => {
    const member = ['member', 'no kim is NOT a member of com.apple.access_ssh'] as const;
    expect(macosOf(section(['group', 'com.apple.access_ssh'], member))).toMatchObject({
      chosenUsers: true,
      userChosen: false,
    });
    expect(macosOf(section(['group', 'com.apple.access_ssh-disabled'], member))).toMatchObject({
      chosenUsers: false,
      userChosen: null,
    });
    expect(
      macosOf(section(['group', 'com.apple.access_ssh'], ['member', 'yes kim is a member of com.apple.access_ssh']))
        .userChosen,
    ).toBe(true);
  });
  it('reads the firewall’s three states and sshd’s own entry', () => {
    expect(macosOf(section(['firewall', 'Firewall is enabled. (State = 1)'])).firewall).toBe('on');
    expect(
      macosOf(section(['firewall', 'Firewall is blocking all non-essential incoming connections. (State = 2)']))
        .firewall,
    ).toBe('block-all');
    expect(macosOf(section(['firewall', 'Firewall is disabled. (State = 0)'])).firewall).toBe('off');
    const apps =
      '1 : /usr/libexec/sshd-session\n             (Block incoming connections)\n8 : /usr/libexec/sshd-keygen-wrapper\n             (Allow incoming connections)';
    expect(macosOf(section(['apps', apps])).sshInFirewall).toBe('allowed');
    expect(macosOf(section(['apps', apps.slice(0, 70)])).sshInFirewall).toBeNull();
  });
  it('has launchd listen in place of sshd', () => {
    expect(serviceOf(section(['manager', 'launchd'], ['job', '0']))).toMatchObject({
      active: 'active',
      socketActive: true,
    });
    expect(serviceOf(section(['manager', 'launchd'], ['job', '113']))).toMatchObject({
      active: 'inactive',
      enabled: false,
    });
  });
});
