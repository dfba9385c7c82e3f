import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayings } from '../../contract/facts/told.ts';
import { errorClients } from './clients.ts';
import { glibcRows, windowsRows } from './errno-table.ts';
import { errnoInText } from './errno-texts.ts';
import { literalParts } from './literal-part.ts';
import { SaidReader, toldIn } from './read-text.ts';
import { decoderFor } from './text-encoding.ts';
import { words } from './words.ts';

function saidIn(...lines: readonly string[]): readonly string[] {
  const reader = new SaidReader();
  for (const line of lines) reader.line(line);
  return reader.said.map(({ what }) => what);
}

const templates = errorClients.flatMap((client) => client.templates);

describe('the templates', () => {
  it('give facts of the vocabulary, and name their source', () => {
    for (const { what, source } of templates) {
      expect(Object.keys(sayings)).toContain(what);
      expect(source).not.toBe('');
    }
  });

  it('cost little on any line, and never match without their literal part', () => {
    const parts = templates.map(({ match }) => ({ match, ...literalParts(match) }));
    const hostile = [
      ...parts.flatMap(({ anyOf }) => anyOf),
      'a',
      ' ',
      '(',
      '"',
      ',',
      '1',
      'diffie-hellman-group1-sha1,',
      '-cbc,',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 60 }), (pieces) => {
        const line = pieces.join('').repeat(20).slice(0, 2_000);
        for (const { match, anyOf, ignoreCase } of parts) {
          if (anyOf.length === 0 || !match.test(line)) continue;
          const text = ignoreCase ? line.toLowerCase() : line;
          expect(anyOf.some((part) => text.includes(part))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['plink: Network error: Connection refused', 'connect-refused'],
    ['FATAL ERROR: Network error: Connection timed out', 'connect-timeout'],
    ['dial tcp 192.0.2.1:22: connect: no route to host', 'connect-no-route'],
    ['paramiko.ssh_exception.SSHException: Error reading SSH protocol banner', 'banner-closed'],
    ['sshd[9]: error: Bind to port 22 on 0.0.0.0 failed: Address already in use.', 'log-bind-in-use'],
    ['ERROR: The key you are authenticating with has been marked as read only.', 'git-read-only'],
  ])('%s', (line, what) => {
    expect(saidIn(line)).toContain(what);
  });
});

describe('the system’s words', () => {
  it.each([
    ['ssh: connect to host h port 22: Verbindungsaufbau abgelehnt', 'connect-refused'],
    ['ssh: connect to host h port 22: Connexion refusée', 'connect-refused'],
    ['ssh: connect to host h port 22: 拒绝连接', 'connect-refused'],
    ['ssh: connect to host h port 22: Ligação expirada', 'connect-timeout'],
    ['ssh: connect to host h port 22: Aucun chemin d’accès pour atteindre l’hôte cible', 'connect-no-route'],
    ['ssh: connect to host h port 22: No existe ninguna ruta hasta el «host»', undefined],
    ["ssh: connect to host h port 22: No existe ninguna ruta hasta el `host'", 'connect-no-route'],
    ['ssh: connect to host h port 22: No existe ninguna ruta hasta el ‘host’', 'connect-no-route'],
    ['ssh: connect to host h port 22: La rete non è raggiungibile', 'connect-net-unreachable'],
    ['ssh: connect to host h port 22: 遠端系統已停機了', 'host-down'],
    ['ssh: connect to host h port 22: 連線被對方重設', 'connect-reset'],
    ['client_loop: 連線被對方重設', 'reset'],
    ['ssh: connect to host h port 22: Permiso denegado', 'connect-forbidden'],
    ['ssh: connect to host h port 22: Die Operation ist nicht erlaubt', 'connect-forbidden'],
    ['deploy@h: Permission non accordée (publickey,password).', 'denied'],
    [
      '[WinError 10061] Aucune connexion n’a pu être établie car l’ordinateur cible l’a expressément refusée',
      'connect-refused',
    ],
    ['[WinError 10060] 由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败。', 'connect-timeout'],
    ['Der Host war bei einem Socketvorgang nicht erreichbar. (os error 10065)', 'connect-no-route'],
    ['[WinError 10054] 既存の接続はリモート ホストに強制的に切断されました。', 'reset'],
  ])('%s', (line, what) => {
    expect(errnoInText(line)).toBe(what);
  });

  it.each([
    'rsync: [sender] send_files failed to open "/srv/a": Keine Berechtigung (13)',
    'bash: ./deploy.sh: Permission non accordée',
    'cat: /root/x: Отказано в доступе (os error 13)',
  ])('a refusal of a file is no refused login: %s', (line) => {
    expect(errnoInText(line)).toBeUndefined();
  });

  const rows = [
    ...glibcRows.map((row) => ({ ...row, source: row.msgid })),
    ...windowsRows.map((row) => ({ ...row, source: `Windows ${row.code}` })),
  ];

  it.each(rows)('each text of $source says its own, whatever stands around it', ({ what, in: languages }) => {
    for (const text of Object.values(languages).flat()) {
      expect(errnoInText(`prog: h:22: ${text}.`), text).toBe(what);
      expect(errnoInText(text.replaceAll("'", '’')), text).toBe(what);
    }
  });

  it('has no text twice with two meanings', () => {
    const meanings = new Map<string, string>();
    for (const { what, in: languages } of rows)
      for (const text of Object.values(languages).flat()) {
        expect(meanings.get(text) ?? what, text).toBe(what);
        meanings.set(text, what);
      }
  });

  it('tells a resolver that failed for the moment behind OpenSSH’s own words', () => {
    expect(saidIn('ssh: Could not resolve hostname h: Temporärer Fehler bei der Namensauflösung')).toContain(
      'name-temporary',
    );
    expect(saidIn('ssh: Could not resolve hostname h: Nom ou service inconnu')).toEqual(['name-not-found']);
  });
});

describe('the words of people', () => {
  it('are told apart by group', () => {
    expect(toldIn('It works from another network; the server was rebooted, SELinux is enforcing, a VPS.')).toEqual({
      'told.change': ['after-reboot'],
      'told.contrast': ['other-network-works'],
      'told.place': ['cloud'],
      'told.setup': ['selinux'],
    });
  });

  it('stand in the vocabulary once', () => {
    expect(new Set(words.map(({ group, word }) => `${group} ${word}`)).size).toBe(words.length);
  });
});

it('a text of Windows is decoded', () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x73, 0, 0x73, 0, 0x68, 0]);
  expect(decoderFor(utf16).decode(utf16)).toBe('ssh');
  const latin = new Uint8Array([0x72, 0x65, 0x66, 0x75, 0x73, 0xe9, 0x65]);
  expect(decoderFor(latin).decode(latin)).toBe('refusée');
});
