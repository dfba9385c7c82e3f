import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import ssh2, { type AuthContext, type ServerConfig, type Session } from 'ssh2';

/** A healthy SSH server of another make, on loopback, for one test. */
export interface Ssh2Server extends AsyncDisposable {
  readonly port: number;
  readonly hostKeyBlob: Buffer;
}

export async function ssh2Server(
  authenticate: (context: AuthContext) => void,
  config: Partial<ServerConfig> = {},
  onSession: (session: Session) => void = () => undefined,
): Promise<Ssh2Server> {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const clients = new Set<{ end(): void }>();
  const server = new ssh2.Server({ hostKeys: [privateKey], ...config }, (client) => {
    clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => clients.delete(client));
    client.on('authentication', authenticate);
    client.on('session', (accept) => onSession(accept()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  return {
    port: (server.address() as { port: number }).port,
    hostKeyBlob: parsed.getPublicSSH(),
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Whether a login offers the key in this `.pub` file. */
export function offersKey(context: AuthContext, publicFile: string): boolean {
  if (context.method !== 'publickey') return false;
  const wanted = Buffer.from(readFileSync(publicFile, 'utf8').split(' ')[1] ?? '', 'base64');
  return wanted.equals(context.key.data);
}
