import { defineFault } from '../fault.ts';
import { listens } from '../fault-lines.ts';

/** `program` is one of lab/servers/listener.ts, or `tls` or `tarpit` (endlessh). */
export default defineFault<{ program: string; port?: number; keepSsh?: boolean }>({
  about: 'Another program has the port of the SSH server.',
  on: 'server',
  apply: ({ program, port: other, keepSsh }, place) => {
    const port = other ?? place.port;
    const start =
      program === 'tls'
        ? `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /run/tls.key -out /run/tls.crt -subj /CN=server.lab 2>/dev/null
openssl s_server -quiet -accept ${port} -key /run/tls.key -cert /run/tls.crt > /dev/null 2>&1 < /dev/zero &`
        : program === 'tarpit'
          ? `endlessh -p ${port} > /dev/null 2>&1 &`
          : `$NODE $LAB/servers/listener.ts ${port} ${program} > /run/listener.log 2>&1 &`;
    return `${keepSsh === true ? '' : 'service ssh stop\n'}${start}\necho $! > /run/listener.pid\n${listens(port)}`;
  },
  undo: (_, { port }) => `kill $(cat /run/listener.pid); service ssh start; ${listens(port)}`,
});
