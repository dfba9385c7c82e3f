import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { msg } from './messages.ts';
import { TestServer } from './server-for-tests.ts';

// The system's own ssh judges the half that our client is then tested against: it checks the signature over H.
function sshKnows(method: string): boolean {
  try {
    return execFileSync('ssh', ['-Q', 'kex'], { encoding: 'utf8' }).split('\n').includes(method);
  } catch {
    return false;
  }
}

async function sshAgainst(server: TestServer, method: string): Promise<string> {
  const listener = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(server.start());
    socket.on('data', (bytes: Buffer) => {
      const answer = server.receive(bytes);
      if (answer.length > 0) socket.write(answer);
      if (server.seen.includes(msg.newkeys)) socket.end();
    });
  });
  const folder = mkdtempSync(join(tmpdir(), 'whyssh-test-'));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  const options = ['BatchMode=yes', 'StrictHostKeyChecking=no', `UserKnownHostsFile=${join(folder, 'known')}`];
  const more = [`KexAlgorithms=${method}`, 'HostKeyAlgorithms=ssh-ed25519', 'ConnectTimeout=5'];
  const args = [...options, ...more].flatMap((option) => ['-o', option]);
  try {
    return await new Promise((resolve) => {
      const ssh = ['-F', 'none', '-v', ...args, '-p', String(port), 'nobody@127.0.0.1'];
      execFile('ssh', ssh, { timeout: 10_000 }, (_error, _stdout, stderr) => resolve(stderr));
    });
  } finally {
    await new Promise<void>((resolve) => listener.close(() => resolve()));
    rmSync(folder, { recursive: true });
  }
}

describe("the system's ssh agrees with our server half", () => {
  for (const method of [
    'sntrup761x25519-sha512@openssh.com',
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group-exchange-sha256',
  ]) {
    test.skipIf(!sshKnows(method))(method, async () => {
      const server = new TestServer(method);
      const trace = await sshAgainst(server, method);
      expect(server.seen.at(-1), trace).toBe(msg.newkeys);
      expect(trace).toContain('SSH2_MSG_NEWKEYS received');
    });
  }
});
