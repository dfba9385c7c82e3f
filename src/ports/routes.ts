import { addressBytes, canonicalAddress } from './address.ts';
import type { Route } from './system.ts';

/** What `ip -j route get ADDRESS` said; undefined: it was not understood (an old or small `ip`). */
export function routeOfIpJson(stdout: Uint8Array, stderr: Uint8Array, code: number): Route | undefined {
  const said = new TextDecoder().decode(stderr);
  // RTNETLINK answers with the errno of the route: unreachable and none are EHOSTUNREACH and ENETUNREACH.
  if (code !== 0) {
    if (/Network is unreachable/i.test(said)) return { kind: 'none' };
    if (/No route to host/i.test(said)) return { kind: 'rejected', type: 'unreachable' };
    if (/Permission denied/i.test(said)) return { kind: 'rejected', type: 'prohibit' };
    return /Invalid argument/i.test(said) ? { kind: 'rejected', type: 'blackhole' } : undefined;
  }
  let first: unknown;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(stdout));
    first = Array.isArray(parsed) ? parsed[0] : undefined;
  } catch {
    return undefined;
  }
  if (typeof first !== 'object' || first === null) return undefined;
  const route = first as Readonly<Record<string, unknown>>;
  const text = (key: string) => (typeof route[key] === 'string' ? (route[key] as string) : null);
  const type = text('type');
  if (type === 'unreachable' || type === 'prohibit' || type === 'blackhole' || type === 'throw')
    return { kind: 'rejected', type };
  const device = text('dev');
  if (device === null) return undefined;
  const via = route.via as { readonly host?: unknown } | undefined;
  const gateway = text('gateway') ?? (typeof via?.host === 'string' ? via.host : null);
  return { kind: 'route', device, gateway, source: text('prefsrc'), own: type === 'local' };
}

/** The longest match in the text of /proc/net/route or /proc/net/ipv6_route: the main table only, no policy rules. */
export function routeOfTables(address: string, table: string, own: boolean): Route {
  const wanted = addressBytes(address.split('%')[0] ?? '');
  if (wanted === undefined) return { kind: 'unknown', why: 'no numeric address' };
  const lines = wanted.length === 4 ? lines4(table) : lines6(table);
  const best = lines
    .filter((line) => prefixMatches(wanted, line.prefix, line.bits))
    .sort((a, b) => b.bits - a.bits || a.metric - b.metric)[0];
  if (best === undefined)
    return own ? { kind: 'route', device: 'lo', gateway: null, source: null, own } : { kind: 'none' };
  if (best.rejects)
    return wanted.length === 6 || best.bits > 0 ? { kind: 'rejected', type: 'unreachable' } : { kind: 'none' };
  return { kind: 'route', device: best.device, gateway: best.gateway, source: null, own };
}

export function hasDefault4(table: string): boolean {
  return lines4(table).some((line) => line.bits === 0 && !line.rejects);
}

export function hasDefault6(table: string): boolean {
  return lines6(table).some((line) => line.bits === 0 && !line.rejects && line.device !== 'lo');
}

interface Line {
  readonly device: string;
  readonly prefix: Uint8Array;
  readonly bits: number;
  readonly gateway: string | null;
  readonly metric: number;
  readonly rejects: boolean;
}

const flagGateway = 0x2; // RTF_GATEWAY
const flagReject = 0x200; // RTF_REJECT

/** Columns: device, destination, gateway, flags, …, metric (6), mask (7); addresses in the byte order of the machine. */
function lines4(table: string): readonly Line[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 8)
    .map(([device = '', destination = '', gateway = '', flags = '', , , metric = '', mask = '']) => ({
      device,
      prefix: nativeWord(destination),
      bits: [...nativeWord(mask)].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0),
      gateway: (Number.parseInt(flags, 16) & flagGateway) === 0 ? null : nativeWord(gateway).join('.'),
      metric: Number(metric),
      rejects: (Number.parseInt(flags, 16) & flagReject) !== 0,
    }));
}

/** Columns: destination, its prefix length, source, its length, next hop, metric, …, flags (8), device (9). */
function lines6(table: string): readonly Line[] {
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 10)
    .map(([destination = '', bits = '', , , next = '', metric = '', , , flags = '', device = '']) => ({
      device,
      prefix: hexBytes(destination),
      bits: Number.parseInt(bits, 16),
      gateway: /^0+$/.test(next) ? null : canonicalAddress((next.match(/.{4}/g) ?? []).join(':')),
      metric: Number.parseInt(metric, 16),
      rejects: (Number.parseInt(flags, 16) & flagReject) !== 0,
    }));
}

function nativeWord(hex: string): Uint8Array {
  return new Uint8Array(Uint32Array.of(Number.parseInt(hex, 16)).buffer);
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export function prefixMatches(address: Uint8Array, prefix: Uint8Array, bits: number): boolean {
  if (address.length !== prefix.length) return false;
  return address.every((byte, at) => {
    const keep = Math.min(8, Math.max(0, bits - 8 * at));
    const mask = (0xff00 >> keep) & 0xff;
    return ((byte ^ (prefix[at] ?? 0)) & mask) === 0;
  });
}
