import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Hub } from './hub.ts';

/** Where the client finds the server's console; what comes in is read by a shell of root on the server. */
const consolePath = '/run/console';

/** The command for `--via`: it runs sh on the server from its standard input, as `docker exec -i` would. */
export const consoleCommand = '/opt/node/bin/node /opt/whyssh/lab/servers/console.ts';

/** For the tests of what an interruption leaves behind: changes the programs that pass, and hears what they answer. */
export interface Tamper {
  readonly program: (text: string) => string;
  readonly heard: (text: string, cut: () => void) => void;
}

/**
 * A way into the server that no network carries: a socket in the client's own files, which this process serves. A file's
 * socket belongs to its mount, not to a network namespace.
 */
export async function openConsole(
  hub: Hub,
  tamper?: Tamper,
  shellWords: readonly string[] = ['sh'],
): Promise<{ readonly close: () => void }> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    const shell = hub.open('server', shellWords);
    socket.on('error', () => shell.kill());
    socket.once('close', () => {
      open.delete(socket);
      shell.kill();
    });
    shell.stdin?.on('error', () => undefined);
    if (tamper === undefined) {
      if (shell.stdin !== null) socket.pipe(shell.stdin);
    } else {
      let program = '';
      socket.setEncoding('utf8').on('data', (text: string) => (program += text));
      socket.once('end', () => shell.stdin?.end(tamper.program(program)));
      shell.stdout?.on('data', (bytes: Buffer) => tamper.heard(bytes.toString('latin1'), () => socket.destroy()));
    }
    shell.stdout?.pipe(socket);
  });
  const path = `/proc/${hub.pidOf('client')}/root${consolePath}`;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  chmodSync(path, 0o666);
  return {
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
