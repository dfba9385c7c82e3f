import { parsePort } from './values.ts';

export interface Hop {
  readonly user: string | null;
  readonly host: string;
  readonly port: number | null;
}

const hopsMax = 32;

/** `[user@]host[:port]` or `ssh://…`, several between commas, in the order of the way. Undefined: ssh refuses it. */
export function parseJump(text: string): readonly Hop[] | undefined {
  if (text === '' || text.toLowerCase() === 'none') return undefined;
  const hops: Hop[] = [];
  for (const part of text.split(',', hopsMax)) {
    const hop = part.startsWith('ssh://') ? parseSshUri(part) : parseHop(part);
    if (hop === undefined) return undefined;
    hops.push(hop);
  }
  return hops;
}

/** `[user@]host[:port]`, an IPv6 address with a port in brackets (parse_user_host_port in misc.c). */
export function parseHop(text: string): Hop | undefined {
  const at = text.lastIndexOf('@');
  const user = at === -1 ? null : text.slice(0, at);
  if (user === '') return undefined;
  const rest = text.slice(at + 1);
  const [, bracketed, bare, portText] = /^(?:\[([^\]]*)\]|([^:/]*))(?::(.*))?$/s.exec(rest) ?? [];
  const colons = rest.split(':').length - 1;
  const host = bracketed ?? (colons > 1 ? rest : bare);
  if (host === undefined || host === '') return undefined;
  if (portText === undefined || portText === '' || (bracketed === undefined && colons > 1)) {
    return { user, host, port: null };
  }
  const port = parsePort(portText);
  return port === undefined ? undefined : { user, host, port };
}

/** `ssh://[user[;parameters]@]host[:port][/]` (parse_ssh_uri). Undefined: ssh answers with its usage. */
export function parseSshUri(text: string): Hop | undefined {
  if (!text.startsWith('ssh://')) return undefined;
  const body = text.slice('ssh://'.length);
  const at = body.indexOf('@');
  const name = at === -1 ? undefined : (body.slice(0, at).split(';', 1)[0] ?? '');
  const user = name === undefined ? null : decodePercent(name);
  if (user === undefined || user === '') return undefined;
  const [, bracketed, bare, portText, path] =
    /^(?:\[([^\]]*)\]|([^:/]*))(?::([^/]*))?(?:\/(.*))?$/s.exec(body.slice(at + 1)) ?? [];
  const host = bracketed ?? bare;
  if (host === undefined || host === '' || (path !== undefined && path !== '')) return undefined;
  // valid_domain in misc.c; an address in brackets fails it up to 9.x, so only the characters are checked for it.
  if (bracketed === undefined && (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(host) || host.includes('..'))) return undefined;
  if (portText === undefined || portText === '') return { user, host, port: null };
  const port = parsePort(portText);
  return port === undefined ? undefined : { user, host, port };
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
