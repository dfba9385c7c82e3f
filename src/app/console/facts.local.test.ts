import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenIn } from '../../collectors/server/inside.ts';
import type { FactsGiven } from '../../contract/probe.ts';
import { consoleFields, shName } from '../../wire/console/fields.ts';
import { judging } from '../check-script.ts';
import { word } from './compile.ts';
import { shells } from './testing/shells.ts';

/** What the sections can say of a machine: odd values stand beside the usual ones. */
const sections: { readonly [section: string]: { readonly [field: string]: fc.Arbitrary<readonly string[]> } } = {
  system: {
    uid: one('0', '1000', ''),
    'os-release': one('ID=debian\nVERSION_ID="12"', 'NAME="x"\nID="rocky"\nID_LIKE="rhel centos fedora"'),
    host: one('web1'),
  },
  sshd: {
    program: some('/usr/sbin/sshd', '/usr/sbin/dropbear'),
    process: some(
      '1 systemd /sbin/init',
      '700 sshd sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups',
      '701 sshd /usr/sbin/sshd -D',
      '702 sshd sshd: deploy@pts/0',
      '703 dropbear /usr/sbin/dropbear -F',
      '704 sshd /usr/sbin/sshd -D -f /etc/other',
      '705 sshd-session sshd-session: deploy [priv]',
    ),
  },
  listen: {
    table: some('4', '6'),
    socket: some(
      '4 00000000:0016 0 101',
      '6 00000000000000000000000000000000:0016 0 102',
      '4 0100007F:0016 0 103',
      '6 00000000000000000000000001000000:0016 0 104',
      '4 00000000:08AE 0 105',
      '4 020012AC:0050 0 106',
      '4 00000000:0016 0 107',
      'nonsense',
    ),
    owner: some(
      '101 7 sshd',
      '102 7 sshd',
      '103 8 sshd',
      '105 7 sshd',
      '106 9 nginx: master',
      '107 1 systemd',
      '104 2 ',
    ),
  },
  service: {
    manager: one('systemd', 'openrc', 'none'),
    unit: some(
      'Id=ssh.service\nLoadState=loaded\nActiveState=inactive\nUnitFileState=disabled\nResult=start-limit-hit\nRuntimeDirectory=sshd',
      'Id=sshd.service\nLoadState=masked\nActiveState=inactive\nResult=success\nRuntimeDirectory=',
      'Id=dropbear.service\nLoadState=not-found',
    ),
    socket: some(
      'Id=ssh.socket\nListen=[::]:22 (Stream)\nListen=0.0.0.0:2222 (Stream)\nLoadState=loaded\nActiveState=active',
      'Id=dropbear.socket\nLoadState=loaded\nListen=/run/x (Stream)\nActiveState=inactive',
      'Id=sshd.socket\nLoadState=not-found\nActiveState=inactive',
    ),
    journal: one('Starting\nerror: Bind to port 22 on 0.0.0.0 failed: Address already in use.', 'Started'),
  },
  check: {
    gap: some('sshd -t needs root'),
    exit: one('0', '255', '1'),
    said: one(
      '',
      '/etc/ssh/sshd_config: line 7: Bad configuration option: PermitRotLogin\r\n/etc/ssh/sshd_config: terminating, 1 bad configuration options',
      "/etc/ssh/sshd_config.d/x.conf line 3: Directive 'Port' is not allowed within a Match block",
      "Permissions 0644 for '/etc/ssh/ssh_host_rsa_key' are too open.\nsshd: no hostkeys available -- exiting.",
      'sshd: no hostkeys available -- exiting.',
      'Missing privilege separation directory: /run/sshd',
      'Privilege separation user sshd does not exist',
      'sshd: error while loading shared libraries: libcrypto.so.3',
      'something else\nover lines',
    ),
  },
  effective: {
    config: one(
      '',
      'port 22\nusepam yes\npubkeyauthentication yes\nstrictmodes yes\npermitrootlogin no',
      'usepam no\nstrictmodes no\npubkeyauthentication no\nallowusers alice\nallowusers deploy',
      'denyusers dep*\nusepam yes',
      'UsePAM no\nStrictModes no\nAllowUsers deploy\nPermitRootLogin no',
      'allowusers deploy@fd00:* deploy@2001:db8::9',
      'allowusers bob carol@192.0.2.*',
      'allowusers deploy@10.*',
      'allowusers deploy@192.0.2.?',
      'allowusers deploy@office.example',
      'denygroups staff\nallowgroups wheel ssh-users',
      'allowgroups wh?el',
    ),
    unsure: one('', 'the configuration depends on more'),
    groups: one('', 'deploy', 'deploy\nstaff', 'wheel'),
  },
  account: {
    asked: one('deploy'),
    passwd: one(
      '',
      'deploy:x:1000:1000::/home/deploy:/bin/bash',
      'deploy:x:1000:1000:a b:/home/deploy:',
      'deploy:x:0:0::/root:/usr/sbin/nologin',
      'deploy:x:1000:1000::/home/deploy:/bin/false',
    ),
    shell: some('ok', 'missing', 'not-executable'),
    home: some('present'),
    shadow: some(
      'x:19700:0:99999:7:::',
      'x:19700:0:90:7:5:20000:',
      'x:20001:0:90:7:::',
      'x:short',
      '!:19700:0:99999:7::19000:',
      '*:0:0:99999:7:::',
      ':19000:0:30:7::30000:',
      'x:::::::',
    ),
    today: one('20000', '0'),
    nologin: some('/etc/nologin', '/run/nologin'),
  },
  keys: {
    gap: some('the keys of another account need root'),
    owner: one('1000'),
    home: one('/home/deploy'),
    configured: one('', '.ssh/authorized_keys'),
    source: some('trustedusercakeys'),
    missing: some('/home/deploy/.ssh/authorized_keys2'),
    file: some('/home/deploy/.ssh/authorized_keys'),
    step: some(
      '/f\n/home/deploy/.ssh/authorized_keys\n-rw------- 1 1000 1000 80 Jan  1 00:00 /home/deploy/.ssh/authorized_keys',
      '/f\n/home/deploy/.ssh/authorized_keys\n-rw-rw-r--+  1 1000  1000  80 Jan  1 00:00 x',
      '/f\n/home/deploy/.ssh\ndrwx------ 2 1001 1000 4096 Jan  1 00:00 /home/deploy/.ssh',
      '/f\n/home/deploy\ndrwxrwxrwx. 9 0 0 4096 Jan  1 00:00 /home/deploy',
      '/f\n/\ndrwxr-xrwx 9 0 0 4096 Jan  1 00:00 /',
      '/f\n/gone\n',
    ),
  },
  bans: {
    gap: some('the bans of fail2ban need root'),
    fail2ban: some('Status'),
    jail: some(
      'sshd\nStatus\n   `- Banned IP list:\t192.0.2.90 192.0.2.9',
      'recidive\n   `- Banned IP list:\t192.0.2.9',
      'sshd-ddos\n   `- Banned IP list:\t',
    ),
    wrappers: some('/usr/sbin/sshd'),
    deny: one(
      '',
      'sshd: 192.0.2.9',
      '# x\nALL: ALL\n',
      'vsftpd: ALL',
      '# sshd: ALL',
      'sshd, ftp: 192.0.2. , [2001:db8::1]',
    ),
    allow: one('sshd: 192.0.2.9', 'sshd: 10.', '', 'sshd: 10.\nALL: 192.'),
  },
};

function one(...values: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.constantFrom(...values).map((value) => [value]);
}
/** Up to four of these, in any order. */
function some(...values: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
}

type Line = readonly [section: string, field: string, value: string];
const machine: fc.Arbitrary<readonly Line[]> = fc
  .tuple(
    ...Object.entries(sections).map(([section, fields]) =>
      fc
        .option(fc.record(fields), { nil: undefined, freq: 12 })
        .map((given): readonly Line[] =>
          given === undefined
            ? []
            : [
                ...Object.entries(given).flatMap(([field, values]) =>
                  values.map((value): Line => [section, field, value]),
                ),
                [section, 'done', '1'],
              ],
        ),
    ),
  )
  .map((parts) => parts.flat());
const asks = [
  { user: 'deploy', from: '192.0.2.9', port: 22 },
  { user: 'deploy', from: null, port: null },
  { user: 'root', from: '192.0.2.9', port: 2222 },
  { user: null, from: null, port: 22 },
] as const;

/** Facts as the collectors read them, as the variables of sh. */
function fromCollectors(lines: readonly Line[], ask: (typeof asks)[number]): ReadonlyMap<string, string> {
  const hex = (text: string): string => Buffer.from(text).toString('hex');
  const text = ['M begin', ...lines.map(([section, field, value]) => `${section}\t${field}\t${hex(value)}`), 'M end'];
  const ran = {
    kind: 'exited',
    code: 0,
    stdout: new TextEncoder().encode(text.join('\n')),
    stderr: new Uint8Array(),
    cut: false,
    tookMs: 1,
  } as const;
  const facts: FactsGiven = Object.assign(
    {},
    ...seenIn(ran, 'M', { ...ask, via: null, outside: false, withinMs: 1 }).map((seen) => seen.facts),
  );
  return new Map(
    consoleFields.map((field) => {
      const fact = facts[field.key];
      let value: unknown = fact?.known === true ? fact.value : undefined;
      // Where nothing is unsafe there is no path of it.
      for (const name of field.path.split('.'))
        value =
          typeof value !== 'object'
            ? undefined
            : value === null
              ? name === 'what'
                ? null
                : undefined
              : (value as { readonly [name: string]: unknown })[name];
      const list = Array.isArray(value) ? value.join(' ') || '-' : undefined;
      return [shName(field), list ?? (value === undefined ? '' : String(value))];
    }),
  );
}

/** The same from the script's own reading, once for each machine. */
function fromSh(shell: readonly string[], machines: readonly { lines: readonly Line[]; ask: (typeof asks)[number] }[]) {
  const [facts = '', say = ''] = judging();
  const dump = consoleFields.map((field) => `printf '%s\\002' "$${shName(field)}"`).join('\n');
  const body = machines.map(({ lines, ask }) => {
    const input = lines.map(([section, field, value]) => `\\001${section} ${field}|${value}\n`).join('');
    const escaped = input.replaceAll('%', '%%').replaceAll('\\', '\\\\').replaceAll('\\\\001', '\\001');
    return [
      `(ask_user=${word(ask.user ?? '')} ask_from=${word(ask.from ?? '')} ask_port=${ask.port ?? ''}`,
      `printf ${word(escaped)} | {`,
      'look',
      dump,
      "printf '\\003'",
      '})',
    ].join('\n');
  });
  const ran = spawnSync(shell[0] ?? '', [...shell.slice(1), '-s'], {
    input: ['LC_ALL=C', "soh=$(printf '\\001') cr=$(printf '\\r')", say, `look() {\n${facts}\n}`, ...body, ''].join(
      '\n',
    ),
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 1 << 26,
  });
  expect(ran.stderr).toBe('');
  return ran.stdout.split('\u0003').map(
    (text) =>
      new Map(
        text.split('\u0002').flatMap((value, at) => {
          const field = consoleFields[at];
          return field === undefined ? [] : [[shName(field), value] as const];
        }),
      ),
  );
}

/** Texts are cut and cleaned in their own way; which lines of a file are broken, sh says of the plain ones only. */
const compared = consoleFields.filter(
  ({ path, key }) => !['text', 'lastLines', 'brokenLines'].includes(path) && key !== 'server.view',
);

describe.each(shells())('the facts in $name', ({ words }) => {
  it('are those of the collectors, from the same answers', () => {
    const machines = fc.sample(fc.record({ lines: machine, ask: fc.constantFrom(...asks) }), 250);
    const read = fromSh(words, machines);
    const seen = new Set<string>();
    for (const [at, { lines, ask }] of machines.entries()) {
      const wanted = fromCollectors(lines, ask);
      const got = read[at];
      for (const field of compared) {
        const name = shName(field);
        if (wanted.get(name) !== '') seen.add(`${name}=${wanted.get(name)}`);
        expect(got?.get(name), `${name} of ${JSON.stringify({ ask, lines })}`).toBe(wanted.get(name));
      }
    }
    expect(seen.size).toBeGreaterThan(60);
  });
});
