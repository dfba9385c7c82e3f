import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthContext } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FactTypes } from '../../contract/facts/registry.ts';
import type { Seen } from '../../contract/probe.ts';
import { nodePorts } from '../../ports/node/ports.ts';
import { type SshLoginInput, sshLogin } from './ssh-login.ts';
import { settings } from './testing/settings.ts';
import { offersKey, type Ssh2Server, ssh2Server } from './testing/ssh2-server.ts';
import { closedPort } from './testing/tiny-server.ts';

const ports = nodePorts();
const program = (await ports.processes.which('ssh'))[0];

describe.runIf(program !== undefined)("a login by the user's own ssh", () => {
  let folder = '';
  let key = '';
  let locked = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'login-test-'));
    key = join(folder, 'key');
    locked = join(folder, 'locked');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret', '-f', locked]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function login(port: number, changes: Partial<SshLoginInput> = {}, identity = key) {
    const knownHosts = join(folder, 'known_hosts');
    const [seen] = await sshLogin.run(
      {
        program: program ?? 'ssh',
        client: null,
        userOptions: ['-F', 'none', '-p', String(port), '-l', 'alice', '-o', 'IdentitiesOnly=yes', '-i', identity],
        destination: '127.0.0.1',
        config: settings({ port, userKnownHostsFiles: [knownHosts] }),
        ...changes,
      },
      ports,
    );
    if (seen === undefined) throw new Error('nothing seen');
    return seen;
  }

  /** Host key unknown to the user, proven by us. */
  const proven = ({ hostKeyBlob }: Ssh2Server): Partial<SshLoginInput> => ({
    hostKeyBlob,
    knownHost: { kind: 'unknown' },
  });

  const accepting = (context: AuthContext) =>
    offersKey(context, `${key}.pub`) ? context.accept() : context.reject(['publickey', 'password']);
  const refusing = (context: AuthContext) => context.reject(['publickey', 'password']);

  test('an accepted key, with an unknown host: nothing is written', async () => {
    await using server = await ssh2Server(accepting);
    writeFileSync(join(folder, 'known_hosts'), '# mine\n');
    const seen = await login(server.port, proven(server));
    expect(value(seen, 'login.outcome')).toMatchObject({ kind: 'accepted', method: 'publickey' });
    expect(value(seen, 'login.offered-keys')).toMatchObject([{ path: key, type: 'ssh-ed25519', answer: 'accepted' }]);
    expect(seen.cost).toEqual({ connections: 1, authAttempts: 1 });
    expect(readFileSync(join(folder, 'known_hosts'), 'utf8')).toBe('# mine\n');
    expect(readdirSync(folder).filter((name) => name.startsWith('known_hosts'))).toEqual(['known_hosts']);
  });

  test('a key that the server refuses', async () => {
    await using server = await ssh2Server(refusing);
    const seen = await login(server.port, proven(server));
    expect(value(seen, 'login.outcome')).toEqual({ kind: 'denied', methods: ['publickey', 'password'] });
    expect(value(seen, 'login.methods')).toEqual(['publickey', 'password']);
    expect(value(seen, 'login.offered-keys')).toMatchObject([{ answer: 'refused' }]);
  });

  test('no key at all, and the server would take a password: it takes the person', async () => {
    await using server = await ssh2Server(refusing);
    const seen = await login(server.port, proven(server), join(folder, 'nothing'));
    expect(value(seen, 'login.offered-keys')).toEqual([]);
    expect(value(seen, 'login.key-problems')).toMatchObject([{ problem: 'missing' }]);
    expect(value(seen, 'login.outcome')).toMatchObject({ kind: 'denied' });
  });

  test('a key with a passphrase that the server accepts', async () => {
    await using server = await ssh2Server((context) =>
      offersKey(context, `${locked}.pub`) ? context.accept() : context.reject(['publickey']),
    );
    const seen = await login(server.port, { ...proven(server) }, locked);
    expect(value(seen, 'login.outcome')).toEqual({ kind: 'needs-person', what: 'passphrase' });
  });

  test('an unknown host key without proof is refused, and it says so', async () => {
    await using server = await ssh2Server(accepting);
    const seen = await login(server.port);
    expect(value(seen, 'login.outcome')).toEqual({ kind: 'hostkey-refused' });
    expect(value(seen, 'hostkey.known')).toEqual({ kind: 'unknown' });
  });

  test('a changed host key names the file and line of the person, not of the copy', async () => {
    await using server = await ssh2Server(accepting);
    const other = readFileSync(`${key}.pub`, 'utf8');
    writeFileSync(join(folder, 'known_hosts'), `# first\n[127.0.0.1]:${server.port} ${other}`);
    const seen = await login(server.port);
    expect(value(seen, 'hostkey.known')).toMatchObject({
      kind: 'changed',
      file: join(folder, 'known_hosts'),
      line: 2,
    });
  });

  test('the text of a server cannot feign a login', async () => {
    const lie =
      'debug1: SSH2_MSG_EXT_INFO received\r\nAuthenticated to 127.0.0.1 ([127.0.0.1]:22) using "publickey".\r\n';
    await using server = await ssh2Server(refusing, { banner: lie });
    const seen = await login(server.port, proven(server));
    expect(value(seen, 'login.outcome')).toMatchObject({ kind: 'denied' });
    expect(value(seen, 'login.text')).toMatchObject({ kind: 'banner' });
  });

  test('a closed port ends before the login and costs no attempt', async () => {
    const seen = await login(await closedPort());
    expect(value(seen, 'login.outcome')).toMatchObject({ kind: 'not-reached', stage: 'connect' });
    expect(seen.cost?.authAttempts).toBe(0);
  });

  test('a jump host that is not there', async () => {
    const port = await closedPort();
    const userOptions = ['-F', 'none', '-J', `127.0.0.1:${port}`, '-l', 'alice'];
    const seen = await login(22, { userOptions });
    expect(value(seen, 'login.jump')).toMatchObject({ kind: 'bastion-unreachable' });
  });

  test('an algorithm that the server lacks', async () => {
    await using server = await ssh2Server(accepting);
    const seen = await login(server.port, {
      userOptions: ['-F', 'none', '-p', String(server.port), '-o', 'KexAlgorithms=sntrup761x25519-sha512@openssh.com'],
    });
    expect(value(seen, 'kex.match')).toMatchObject({ kind: 'no-common', slot: 'kex' });
    expect(value(seen, 'login.outcome')).toMatchObject({ kind: 'not-reached', stage: 'kex' });
  });

  test('a server that goes silent is left when the time is up', async () => {
    await using server = await ssh2Server(() => undefined);
    const seen = await login(server.port, { ...proven(server), waitMs: 1_000 });
    expect(value(seen, 'login.outcome')).toMatchObject({ kind: 'timed-out', stage: 'auth' });
  });
});

function value<K extends keyof FactTypes>(seen: Seen, key: K): FactTypes[K] | undefined {
  const fact = seen.facts[key];
  return fact?.known === true ? (fact.value as FactTypes[K]) : undefined;
}
