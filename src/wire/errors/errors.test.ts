import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayings } from '../../contract/facts/told.ts';
import { errorClients } from './clients.ts';
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
    ['ssh: connect to host h port 22: Conexión rehusada', 'connect-refused'],
    ['ssh: connect to host h port 22: Conexão recusada', 'connect-refused'],
    ['ssh: connect to host h port 22: Connessione rifiutata', 'connect-refused'],
    ['ssh: connect to host h port 22: 接続を拒否されました', 'connect-refused'],
    ['ssh: connect to host h port 22: 拒绝连接', 'connect-refused'],
    ['ssh: connect to host h port 22: В соединении отказано', 'connect-refused'],
  ])('%s', (line, what) => {
    expect(errnoInText(line)).toBe(what);
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
