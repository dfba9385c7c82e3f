import { absent, type Fact, known } from '../../contract/fact.ts';
import type { Listening, ListeningSocket } from '../../contract/facts/server.ts';
import type { InsideAsk } from './collector.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';
import { serviceOf } from './service.ts';

/** Default port of SSH (RFC 4253 section 4). */
const sshPort = 22;
const sshPrograms = ['sshd', 'dropbear', 'tinysshd'];
/** Programs that open the socket for an SSH server which they start on demand. */
const starters = ['systemd', 'xinetd', 'inetd'];
const socketsAtMost = 512;

/** What listens on this machine, from /proc/net/tcp and tcp6. */
export const serverListen = defineCollector({
  id: 'server-listen',
  section: 'listen',
  gives: ['server.sshd.listening', 'server.sockets', 'server.addresses'],
  read({ own, section, ask }) {
    if (own.many('table').length === 0 && own.one('netstat') === undefined) {
      const gap = absent({ kind: 'unsupported', why: 'there is no /proc/net/tcp to read' });
      return { facts: { 'server.sshd.listening': gap, 'server.sockets': gap, 'server.addresses': gap } };
    }
    const sockets = socketsOf(own);
    const service = section('service');
    const bySocket = service === undefined ? [] : serviceOf(service).socketPorts;
    return {
      facts: {
        'server.sshd.listening': known(seenFrom(sockets, askedPort(own, ask), bySocket)),
        'server.sockets': known(sockets),
        'server.addresses': addressesOf(own.one('addresses')),
      },
    };
  },
});

/** Of `ip -o addr`, or of `hostname -I`; loopback and link-local ones belong to every machine, so they name none. */
function addressesOf(text: string | undefined): Fact<readonly string[]> {
  if (text === undefined || text === '')
    return absent({ kind: 'unsupported', why: 'there is no program that lists the addresses' });
  const found = [...text.matchAll(/(?:^|\s)(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+)(?:\/\d+)?(?=\s|$)/gu)].map(
    ([, one]) => one ?? '',
  );
  return known(found.filter((one) => !one.startsWith('127.') && one !== '::1' && !one.startsWith('fe80')).slice(0, 64));
}

/** Ports on which an SSH server listens. */
export function sshPortsOf(listen: Section | undefined): readonly number[] {
  if (listen === undefined) return [];
  return socketsOf(listen).flatMap(({ program, port }) => (sshPrograms.includes(program ?? '') ? [port] : []));
}

/** The port asked for; when nobody named one: 22 if an SSH server listens there, else where one does. */
export function askedPort(listen: Section | undefined, ask: InsideAsk): number {
  if (ask.port !== null) return ask.port;
  const named =
    listen === undefined ? [] : socketsOf(listen).filter(({ program }) => sshPrograms.includes(program ?? ''));
  return named.some(({ port }) => port === sshPort) ? sshPort : (named[0]?.port ?? sshPort);
}

function seenFrom(sockets: readonly ListeningSocket[], port: number, bySocket: readonly number[]): Listening {
  const mayBeSsh = ({ program, port: own }: ListeningSocket): boolean => {
    if (program === null) return own === port;
    return sshPrograms.includes(program) || (bySocket.includes(own) && starters.includes(program));
  };
  const ssh = sockets.filter(mayBeSsh);
  const here = ssh.filter((socket) => socket.port === port);
  const reachable = here.filter(({ loopback }) => !loopback);
  const other = sockets.find((socket) => socket.port === port && !mayBeSsh(socket));
  return {
    count: here.length,
    reachable: reachable.length,
    anywhere: ssh.length,
    ports: [...new Set(ssh.filter(({ loopback }) => !loopback).map((socket) => socket.port))].sort((a, b) => a - b),
    families: familiesOf(reachable),
    addresses: [...new Set(here.map(({ address }) => address))],
    otherProgram: other?.program ?? null,
  };
}

/** A socket on `::` serves IPv4 too, unless sshd made it for IPv6 alone, which it always does (sshd.c: IPV6_V6ONLY). */
function familiesOf(sockets: readonly ListeningSocket[]): readonly (4 | 6)[] {
  return ([4, 6] as const).filter((family) =>
    sockets.some((socket) => socket.family === family || (socket.address === '::' && socket.program === 'systemd')),
  );
}

/** `family local uid inode` lines and `inode pid name` lines, brought together. */
export function socketsOf(own: Section): readonly ListeningSocket[] {
  const owners = new Map(
    own.many('owner').flatMap((line) => {
      const [, inode = '', pid = '', name = ''] = /^(\d+) (\d+) ?(.{0,64})$/u.exec(line) ?? [];
      return inode === '' ? [] : [[inode, { pid: Number(pid), name }] as const];
    }),
  );
  const others = [...own.many('tcp').flatMap(ofWindows), ...(own.one('netstat') ?? '').split('\n').flatMap(ofNetstat)];
  if (others.length > 0) return others.slice(0, socketsAtMost);
  return own
    .many('socket')
    .slice(0, socketsAtMost)
    .flatMap((line) => {
      const [, family = '', hex = '', port = '', inode = ''] =
        /^([46]) ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \d+ (\d+)/u.exec(line) ?? [];
      if (family === '') return [];
      const address = addressOf(hex);
      const owner = owners.get(inode);
      return [
        {
          address,
          family: hex.length === 8 ? (4 as const) : (6 as const),
          port: Number.parseInt(port, 16),
          program: owner === undefined || owner.name === '' ? null : owner.name,
          pid: owner?.pid ?? null,
          loopback: address.startsWith('127.') || address === '::1',
        },
      ];
    });
}

/** `:: 22 4711 sshd`: address, port, process, as the PowerShell script writes them. */
function ofWindows(line: string): readonly ListeningSocket[] {
  const [, address = '', port = '', pid = '', name = ''] =
    /^([0-9a-f.:]+)(?:%\w+)? (\d+) (\d+) ?(.{0,64})$/iu.exec(line) ?? [];
  if (address === '') return [];
  return [socketAt(address, Number(port), name === '' ? null : name, Number(pid))];
}

/** `tcp4  0  0  *.22  *.*  LISTEN` of macOS and the BSDs; who has it stands nowhere. */
function ofNetstat(line: string): readonly ListeningSocket[] {
  const [, kind = '', address = '', port = ''] =
    /^tcp(4|6|46)\s+\d+\s+\d+\s+(\S+)\.(\d+)\s+\S+\s+LISTEN\b/u.exec(line) ?? [];
  if (kind === '') return [];
  const any = kind === '4' ? '0.0.0.0' : '::';
  return [socketAt(address === '*' ? any : address.replace(/%.*$/u, ''), Number(port), null, null)];
}

function socketAt(address: string, port: number, program: string | null, pid: number | null): ListeningSocket {
  const loopback = address.startsWith('127.') || address === '::1' || address.startsWith('fe80::1');
  return { address, family: address.includes(':') ? 6 : 4, port, program, pid, loopback };
}

/** The kernel prints each 32-bit word of the address in this machine's order: little-endian on all common systems. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/gu) ?? []).flatMap((word) =>
    (word.match(/../gu) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  if (groups.every((group) => group === 0)) return '::';
  return compressed(groups.map((group) => group.toString(16)));
}

/** RFC 5952: the longest run of zero groups becomes `::`. */
function compressed(groups: readonly string[]): string {
  const text = groups.join(':');
  const runs = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/gu)].map(([run]) => run);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.indexOf(longest);
  const [before, after] = [text.slice(0, at), text.slice(at + longest.length)];
  return `${before}::${after.replace(/^:/u, '')}`;
}
