import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSshG } from '../../../wire/config/ssh-g.ts';
import { bindState } from './bind-state.ts';
import { filesRead } from './config-files.ts';
import { everKnownAlgorithms, openSshDefaults } from './default-lists.ts';
import { effectiveConfig, offerOf } from './effective-config.ts';
import { knownElsewhere } from './known-keywords.ts';
import { optionSettings } from './option-settings.ts';
import { applyList } from './own-defaults.ts';
import { commandProgram, jumpOfCommand } from './proxy-route.ts';

describe('effective configuration', () => {
  it('reads what ssh -G prints', () => {
    const config = effectiveConfig(
      parseSshG(
        [
          'host shop',
          'hostname 192.0.2.7',
          'port 2222',
          'user me',
          'stricthostkeychecking true',
          'addressfamily inet6',
          'pubkeyauthentication false',
          'connecttimeout none',
          'identityagent none',
          'userknownhostsfile /a /b',
          'identityfile ~/.ssh/x',
          'identityfile /y',
          'proxyjump a,b',
          'kexalgorithms k1,k2',
        ].join('\n'),
      ),
      'ssh -G',
    );
    expect(config).toMatchObject({
      hostname: '192.0.2.7',
      port: 2222,
      strictHostKeyChecking: 'yes',
      addressFamily: 'inet6',
      pubkeyAuthentication: false,
      passwordAuthentication: true,
      connectTimeoutS: null,
      identityAgent: 'none',
      userKnownHostsFiles: ['/a', '/b'],
      identityFiles: ['~/.ssh/x', '/y'],
      proxyJump: 'a,b',
      proxyCommand: null,
      kexAlgorithms: ['k1', 'k2'],
      ciphers: openSshDefaults.cipher,
    });
    expect(offerOf(config, true).compression).toEqual(['zlib@openssh.com', 'none']);
  });

  it('knows the old names of 8.4', () => {
    const text = 'pubkeyacceptedkeytypes ssh-rsa\nchallengeresponseauthentication no';
    expect(effectiveConfig(parseSshG(text), 'ssh -G')).toMatchObject({
      pubkeyAcceptedAlgorithms: ['ssh-rsa'],
      kbdInteractiveAuthentication: false,
    });
  });

  it('takes any output', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(effectiveConfig(parseSshG(text), 'ssh -G').port).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('takes + - ^ and plain lists as ssh does', () => {
  const list = ['a', 'b', 'b2'];
  expect(applyList(list, '+c,a')).toEqual(['a', 'b', 'b2', 'c']);
  expect(applyList(list, '^b2,c')).toEqual(['b2', 'c', 'a', 'b']);
  expect(applyList(list, '-b*')).toEqual(['a']);
  expect(applyList(list, 'x,y')).toEqual(['x', 'y']);
});

it('knows words of other releases and builds, and takes typing errors for what they are', () => {
  for (const word of [
    'UseKeychain',
    'pubkeyacceptedalgorithms',
    'GSSAPIKeyExchange',
    'RSAMinSize',
    'requiredrsasize',
  ]) {
    expect(knownElsewhere(word), word).toBe(true);
  }
  for (const word of ['Prot', 'IdentyFile', 'Hostnme', '']) expect(knownElsewhere(word), word).toBe(false);
  expect(everKnownAlgorithms.has('ssh-dss')).toBe(true);
});

it('translates option letters to keywords, in order', () => {
  const words = ['-4', '-p', '22', '-o', 'Port=23', '-o', 'User  me', '-i', '/k', '-F', '/c', '-C', '-J', 'a,b'];
  expect(optionSettings(words)).toEqual([
    { keyword: 'AddressFamily', value: 'inet' },
    { keyword: 'Port', value: '22' },
    { keyword: 'Port', value: '23' },
    { keyword: 'User', value: 'me' },
    { keyword: 'IdentityFile', value: '/k' },
    { keyword: 'Compression', value: 'yes' },
    { keyword: 'ProxyJump', value: 'a,b' },
  ]);
});

it('reads the files that ssh reads', () => {
  const places = { user: '/h/.ssh/config', system: '/etc/ssh/ssh_config' };
  expect(filesRead(null, places).map(({ path }) => path)).toEqual(['/h/.ssh/config', '/etc/ssh/ssh_config']);
  expect(filesRead('/x', places)).toEqual([{ path: '/x', user: true }]);
  expect(filesRead('none', places)).toEqual([]);
});

it.each([
  ['nc -X connect -x proxy:3128 %h %p', 'nc'],
  ['exec /usr/bin/nc %h %p', '/usr/bin/nc'],
  ['env FOO=1 cloudflared access ssh --hostname %h', 'cloudflared'],
  ['"C:\\Program Files\\x\\nc.exe" %h %p', 'C:\\Program Files\\x\\nc.exe'],
  ['~/bin/tunnel %h', '~/bin/tunnel'],
  ['if true; then nc %h %p; fi', undefined],
  ['$HOME/bin/x', undefined],
  ['', undefined],
])('the program of %j is %s', (command, program) => {
  expect(commandProgram(command)).toBe(program);
});

describe('the address or interface to start from', () => {
  const address = { address: '10.0.0.5', family: 4 as const, prefixBits: 24 };
  const interfaces = [{ name: 'eth0', up: true, loopback: false, addresses: [address] }];
  const at = (bindAddress: string | null, bindInterface: string | null = null) =>
    bindState({ bindAddress, bindInterface }, interfaces);
  it('is here or is missing', () => {
    expect(at('10.0.0.5')).toEqual({ known: true, value: { kind: 'present', what: '10.0.0.5' } });
    expect(at('10.8.0.5')).toEqual({ known: true, value: { kind: 'missing', what: '10.8.0.5' } });
    expect(at('::1')).toMatchObject({ value: { kind: 'present' } });
    expect(at(null, 'eth0')).toMatchObject({ value: { kind: 'present' } });
    expect(at(null, 'tun0')).toMatchObject({ value: { kind: 'missing' } });
    expect(at(null)).toMatchObject({ value: { kind: 'none' } });
  });
  it('is not judged when it is a name', () => {
    expect(at('my-vpn.example').known).toBe(false);
  });
});

describe('jumpOfCommand', () => {
  it.each([
    ['ssh -W %h:%p bastion', 'bastion'],
    ['exec /usr/bin/ssh -q -W [%h]:%p -p 2222 me@bastion', 'me@bastion:2222'],
    ['ssh -l me -W%h:%p bastion.example', 'me@bastion.example'],
    ['ssh %r@bastion -W %h:%p', 'deploy@bastion'],
    ['C:\\Windows\\System32\\OpenSSH\\ssh.exe -W %h:%p bastion', 'bastion'],
  ])('%s is the jump host %s', (command, hop) => expect(jumpOfCommand(command, 'deploy')).toBe(hop));

  it.each([
    'ssh -i ~/.ssh/other -W %h:%p bastion', // ProxyJump has no word for a key
    'ssh bastion nc %h %p',
    'ssh -W %h:%p',
    'ssh -W other:22 bastion',
    'ssh -W %h:%p $(bastion)',
    'sshuttle -W %h:%p bastion',
    'nc %h %p',
  ])('%s is none', (command) => expect(jumpOfCommand(command, 'deploy')).toBeUndefined());
});
