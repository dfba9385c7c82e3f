import type { FaultPlace } from './fault.ts';
import { zone } from './world.ts';

/** Which packets of a firewall rule: those to the server's SSH port unless told. */
export interface PacketMatch {
  readonly family?: 'both' | 'ip' | 'ip6';
  /** Ports of the server; `all` is every packet to the server, of any protocol. */
  readonly ports?: readonly number[] | 'all';
  /** Only packets from these addresses (nft syntax: one address, a prefix or a set); else from anywhere. */
  readonly from?: string;
  /** Where in the node; else what the node's role says: routers forward, the server takes in, the client sends. */
  readonly hook?: 'forward' | 'input' | 'output' | 'prerouting';
}

/** Lines for nft: one table with one chain. `verdicts` are the words per family. */
export function packetRule(
  match: PacketMatch,
  place: FaultPlace,
  verdicts: { readonly ip: string; readonly ip6: string },
): string {
  const hook =
    match.hook ?? (place.node.startsWith('router') ? 'forward' : place.node.startsWith('server') ? 'input' : 'output');
  const ports = match.ports ?? [place.port];
  const families = match.family === undefined || match.family === 'both' ? (['ip', 'ip6'] as const) : [match.family];
  const rules = families.map((family) => {
    const server = family === 'ip' ? '$SERVER4' : '$SERVER6';
    const from =
      match.from === undefined || match.from.includes(':') !== (family === 'ip6')
        ? ''
        : `${family} saddr ${match.from} `;
    const what = ports === 'all' ? '' : `tcp dport { ${ports.join(', ')} } `;
    return `${family} daddr ${server} ${from}${what}${verdicts[family]}`;
  });
  return `nft -f - <<END
add table inet ${table}
add chain inet ${table} chosen { type filter hook ${hook} priority 0; policy accept; }
${rules.map((rule) => `add rule inet ${table} chosen ${rule}`).join('\n')}
END`;
}

const table = 'filter_lab';
export const removePacketRule = `nft delete table inet ${table}`;

/** Waits until something listens, at most five seconds. */
export function listens(port: number): string {
  return `timeout 5 sh -c "until ss -Hltn 'sport = :${port}' | grep -q .; do sleep 0.01; done"`;
}

/** An attempt to start the SSH server that must fail. Without systemd the start script's status says nothing. */
export function failsToStart(port: number): string {
  return `service ssh start > /opt/start.log 2>&1 || true\n[ -z "$(ss -Hltn 'sport = :${port}')" ]`;
}

/** Restarts the SSH server and waits until it listens again. */
export function restart(port: number): string {
  return `service ssh restart && ${listens(port)}`;
}

/** Lines in front of all other configuration of sshd. */
export function configure(lines: readonly string[]): string {
  return `cat > ${configFile} <<'END'\n${lines.join('\n')}\nEND`;
}

export const configFile = '/etc/ssh/sshd_config.d/00-admin.conf';

/** Rewrites what the name server on router1 knows. */
export function answerNames(names: { readonly [name: string]: unknown }): string {
  return `cat > /opt/zone.new <<'END' && mv /opt/zone.new /opt/zone.json\n${JSON.stringify({ ...zone, ...names })}\nEND`;
}

/** Keeps a file or folder for the way back. */
export function keep(path: string): string {
  return `cp -a ${path} /opt/kept-${path.replaceAll('/', '-')}`;
}

export function putBack(path: string): string {
  return `rm -rf ${path} && cp -a /opt/kept-${path.replaceAll('/', '-')} ${path}`;
}
