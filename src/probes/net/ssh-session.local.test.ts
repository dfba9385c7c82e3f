import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'ssh2';
import { describe, expect, test } from 'vitest';
import { nodePorts } from '../../ports/node/ports.ts';
import { sshSession } from './ssh-session.ts';
import { settings } from './testing/settings.ts';
import { ssh2Server } from './testing/ssh2-server.ts';

const ports = nodePorts();
const program = (await ports.processes.which('ssh'))[0];

/** One session on a server that behaves like this. */
async function look(behaviour: (session: Session) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'session-test-'));
  try {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'prime256v1',
      privateKeyEncoding: { type: 'sec1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(join(folder, 'key'), privateKey, { mode: 0o600 });
    await using server = await ssh2Server((context) => context.accept(), {}, behaviour);
    const known = join(folder, 'known_hosts');
    const userOptions = ['-F', 'none', '-p', String(server.port), '-l', 'alice', '-i', join(folder, 'key')];
    userOptions.push('-o', 'StrictHostKeyChecking=no', '-o', `UserKnownHostsFile=${known}`);
    const [seen] = await sshSession.run(
      {
        program: program ?? 'ssh',
        client: null,
        userOptions,
        destination: '127.0.0.1',
        config: settings({ port: server.port }),
      },
      ports,
    );
    return seen?.facts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.runIf(program !== undefined)('the session', () => {
  test('works, and files can be transferred', async () => {
    const seen = await look((session) => {
      session.on('pty', (accept) => accept());
      session.on('exec', (accept) => {
        const channel = accept();
        channel.exit(7);
        channel.end();
      });
      session.on('subsystem', (accept) => void accept().end(Buffer.from([0, 0, 0, 5, 2, 0, 0, 0, 3])));
    });
    expect(seen?.['session.outcome']).toEqual({ known: true, value: { kind: 'works', exit: 7, text: null } });
    expect(seen?.['session.sftp']).toEqual({ known: true, value: { kind: 'works', text: null } });
  });

  test('start-up files that print, which breaks the file transfer', async () => {
    const seen = await look((session) => {
      session.on('pty', (accept) => accept());
      session.on('exec', (accept) => {
        const channel = accept();
        channel.write('Welcome!\r\n');
        channel.exit(7);
        channel.end();
      });
      session.on('subsystem', (accept) => void accept().end('Welcome!\r\n'));
    });
    expect(seen?.['session.outcome']).toMatchObject({
      value: { kind: 'prints', text: { quoted: 'Welcome!\n' }, ran: true },
    });
    expect(seen?.['session.sftp']).toMatchObject({ value: { kind: 'garbled' } });
  });

  test('no terminal, and no file transfer', async () => {
    const seen = await look((session) => {
      session.on('pty', (_, reject) => reject?.());
      session.on('exec', (accept) => {
        const channel = accept();
        channel.exit(7);
        channel.end();
      });
      session.on('subsystem', (_, reject) => reject?.());
    });
    expect(seen?.['session.outcome']).toMatchObject({ value: { kind: 'pty-refused' } });
    expect(seen?.['session.sftp']).toMatchObject({ value: { kind: 'no-subsystem' } });
  });

  test('a program that runs in place of the command', async () => {
    const seen = await look((session) => {
      session.on('pty', (accept) => accept());
      session.on('exec', (accept) => {
        const channel = accept();
        channel.write('Backup done.\r\n');
        channel.exit(0);
        channel.end();
      });
      session.on('subsystem', (accept) => void accept().end('Backup done.\r\n'));
    });
    expect(seen?.['session.outcome']).toMatchObject({ value: { kind: 'prints', ran: false } });
  });

  test('a home that is not there, which sshd says and which stops nothing', async () => {
    const seen = await look((session) => {
      session.on('pty', (accept) => accept());
      session.on('exec', (accept) => {
        const channel = accept();
        channel.write('Could not chdir to home directory /home/alice: No such file or directory\r\n');
        channel.exit(7);
        channel.end();
      });
      session.on('subsystem', (accept) => void accept().end(Buffer.from([0, 0, 0, 5, 2, 0, 0, 0, 3])));
    });
    expect(seen?.['session.outcome']).toMatchObject({
      value: { kind: 'works', text: { quoted: expect.stringMatching('^Could not chdir') } },
    });
  });

  test('a shell that ends at once', async () => {
    const seen = await look((session) => {
      session.on('pty', (accept) => accept());
      session.on('exec', (accept) => {
        const channel = accept();
        channel.write('This account is currently not available.\r\n');
        channel.exit(1);
        channel.end();
      });
      session.on('subsystem', (accept) => void accept().end());
    });
    expect(seen?.['session.outcome']).toMatchObject({ value: { kind: 'closed-at-once', exit: 1 } });
    expect(seen?.['session.sftp']).toMatchObject({ value: { kind: 'closed' } });
  });
});
