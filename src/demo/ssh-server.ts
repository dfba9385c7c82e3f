import type { Connection, ServerConfig } from 'ssh2';
import ssh2 from 'ssh2';

const { Server, utils } = ssh2;

export interface SshServerOptions {
  /** Key exchange methods it offers; its defaults when left out. */
  readonly kex?: readonly string[];
  readonly accept?: 'user-key' | 'nobody';
  /** Text before the login (SSH_MSG_USERAUTH_BANNER). */
  readonly banner?: string;
}

export interface RunningSshServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A new ed25519 pair: the private half in OpenSSH's format, the public half as one line. */
export function sshKeyPair(): { readonly private: string; readonly public: string } {
  const pair = utils.generateKeyPairSync('ed25519');
  return { private: pair.private, public: pair.public.trim() };
}

/** A small SSH server on a free loopback port. It runs no command: it only takes logins. */
export async function startSshServer(
  options: SshServerOptions & { readonly hostKey: string; readonly userKey: string },
): Promise<RunningSshServer> {
  const wanted = utils.parseKey(options.userKey);
  if (wanted instanceof Error) throw wanted;
  const config: ServerConfig = {
    hostKeys: [options.hostKey],
    ident: 'demo',
    ...(options.banner === undefined ? {} : { banner: options.banner }),
    ...(options.kex === undefined
      ? {}
      : { algorithms: { kex: options.kex as NonNullable<NonNullable<ServerConfig['algorithms']>['kex']> } }),
  };
  const connections = new Set<Connection>();
  const server = new Server(config, (connection) => {
    connections.add(connection);
    connection.on('error', () => undefined);
    connection.on('close', () => connections.delete(connection));
    connection.on('authentication', (attempt) => {
      const known =
        attempt.method === 'publickey' && options.accept !== 'nobody' && attempt.key.data.equals(wanted.getPublicSSH());
      if (!known) return attempt.reject(['publickey']);
      if (attempt.signature === undefined || attempt.blob === undefined) return attempt.accept();
      return wanted.verify(attempt.blob, attempt.signature, attempt.hashAlgo) === true
        ? attempt.accept()
        : attempt.reject(['publickey']);
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  return {
    port,
    stop() {
      for (const connection of connections) connection.end();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
