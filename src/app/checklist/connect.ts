import type { FactTypes } from '../../contract/facts/registry.ts';
import type { Focus } from '../../diagnose/store.ts';
import { type At, seconds, type Words } from './words.ts';

/** The port, or the way to it. */
export function connectWords({ value, focus, tookMs }: At): Words | undefined {
  const tried = value('tcp.connect');
  const proxy = value('config.proxy');
  const label = `port ${focus.port ?? ''}`.trim();
  if (tried === undefined) {
    const jump = value('login.jump');
    if (jump !== undefined)
      return { label: 'way', says: jump.kind === 'ok' ? 'through the jump host' : jump.text.quoted };
    if (proxy?.kind === 'command')
      return { label: 'proxy', says: proxy.found ? `through ${proxy.program}` : `${proxy.program} is not there` };
    return undefined;
  }
  const who = value('path.refuser');
  const hops = value('path.hops')?.targetHop;
  switch (tried.kind) {
    case 'open':
      return {
        label,
        says: `open at ${focus.address}${hops === undefined || hops === null ? '' : `, ${hops} hops away`}${triedFirst(value)}`,
        tookMs: tried.rttMs,
      };
    case 'refused':
      return { label, says: `refused ${byWhom(who, focus)}`, tookMs: tried.afterMs };
    case 'unreachable': {
      const icmp = tried.icmp;
      const said =
        icmp === undefined || icmp === null ? tried.code : `${icmp.name}, says ${icmp.sender ?? 'an unknown machine'}`;
      return { label, says: `not reachable: ${said}`, tookMs: tried.afterMs };
    }
    case 'silent': {
      const last =
        who?.kind === 'nobody' && who.lastAddress !== null
          ? `; the last machine that answered is ${who.lastAddress} at hop ${who.lastHop}`
          : '';
      return { label, says: `no answer within ${seconds(tried.waitedMs)}${last}`, tookMs: null };
    }
    case 'forbidden-here':
      return {
        label,
        says: `this machine itself forbids the connection (${tried.code})`,
        tookMs: tookMs('tcp.connect'),
      };
    case 'failed':
      return { label, says: `the connection fails: ${tried.code}`, tookMs: tookMs('tcp.connect') };
    default:
      return tried satisfies never;
  }
}

/** An address of the name that ssh takes before the one that works, and that does not. */
function triedFirst(value: At['value']): string {
  const used = value('address.used');
  const lookup = value('name.lookup');
  const first = lookup?.kind === 'addresses' ? lookup.addresses[0] : undefined;
  return used === undefined || used.index === 0 || first === undefined ? '' : `; ssh tries ${first} first, in vain`;
}

function byWhom(who: FactTypes['path.refuser'] | undefined, focus: Focus): string {
  switch (who?.kind) {
    case 'self':
      return who.how === 'loopback' || who.hop === 0
        ? 'by this very machine'
        : `at the host, ${who.hop} hops away: no firewall on the way did it`;
    case 'router':
      return `on the way, at hop ${who.hop}${who.address === null ? '' : ` (${who.address})`}: not by the host`;
    case 'first-hop':
      return `by this machine or the first router${who.address === null ? '' : ` (${who.address})`}`;
    case 'this-machine':
      return 'by this machine itself';
    case 'undetermined':
    case 'nobody':
    case undefined:
      return `by ${focus.address} or a machine on the way: hop unknown`;
    default:
      return who satisfies never;
  }
}
