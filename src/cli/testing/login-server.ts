import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningSshServer, type SshServerOptions, sshKeyPair, startSshServer } from '../../demo/ssh-server.ts';
import type { Sandbox } from './run-cli.ts';

export interface LoginServer extends RunningSshServer {
  /** Arguments of ssh that lead to an accepted login, unless the options say otherwise. */
  readonly words: readonly string[];
  readonly keyFile: string;
  readonly privateKey: string;
}

/** A healthy server on loopback, whose host key is known and whose user key lies in the sandbox. */
export async function startLoginServer(box: Sandbox, options: SshServerOptions = {}): Promise<LoginServer> {
  const [hostKey, userKey] = [sshKeyPair(), sshKeyPair()];
  const server = await startSshServer({ hostKey: hostKey.private, userKey: userKey.public, ...options });
  const keyFile = join(box.home, '.ssh', 'id_test');
  const knownHosts = join(box.home, '.ssh', 'known_hosts');
  writeFileSync(keyFile, userKey.private, { mode: 0o600 });
  writeFileSync(knownHosts, `[127.0.0.1]:${server.port} ${hostKey.public}\n`);
  const settings = ['IdentitiesOnly=yes', 'IdentityAgent=none', `UserKnownHostsFile=${knownHosts}`];
  const words = ['-F', 'none', '-p', String(server.port), '-i', keyFile, ...settings.flatMap((one) => ['-o', one])];
  return { ...server, words: [...words, 'tester@127.0.0.1'], keyFile, privateKey: userKey.private };
}
