import { defineFault } from '../fault.ts';
import { listens } from '../fault-lines.ts';

const port = 5022;

/** `program` is one of lab/servers/listener.ts. */
export default defineFault<{ program: string }>({
  about: 'A transparent proxy takes every connection to port 22, whatever the address, and answers itself.',
  on: 'router1',
  apply: ({ program }, { node }) => `$NODE $LAB/servers/listener.ts ${port} ${program} > /run/proxy.log 2>&1 &
echo $! > /run/proxy.pid
${listens(port)}
nft -f - <<'END'
table inet proxy {
  chain chosen {
    type nat hook ${node === 'client' ? 'output' : 'prerouting'} priority -100;
    ${node === 'client' ? '' : 'iifname eth0 '}tcp dport 22 redirect to :${port}
  }
}
END`,
  undo: () => 'nft delete table inet proxy; kill $(cat /run/proxy.pid)',
});
