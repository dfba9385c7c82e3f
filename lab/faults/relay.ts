import { defineFault } from '../fault.ts';
import { listens } from '../fault-lines.ts';

/** `manner` is one of lab/servers/relay.ts. */
export default defineFault<{ manner: string; backend?: number }>({
  about: 'A forwarder has the port, and leads to a port of the same machine (2222 unless told).',
  on: 'server',
  apply: ({ manner, backend = 2222 }) =>
    `$NODE $LAB/servers/relay.ts 22 ${backend} ${manner} > /run/relay.log 2>&1 &\necho $! > /run/relay.pid\n${listens(22)}`,
  undo: () => 'kill $(cat /run/relay.pid)',
});
