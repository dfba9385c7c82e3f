/** The client's end of the console: standard input to the server's shell, its answer back. */
import { createConnection } from 'node:net';

const socket = createConnection({ path: '/run/console', allowHalfOpen: true });
socket.once('error', (error) => {
  process.stderr.write(`console: ${error.message}\n`);
  process.exitCode = 1;
});
process.stdin.pipe(socket);
socket.pipe(process.stdout);
