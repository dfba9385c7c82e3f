import { type At, labels, seconds, type Words } from './words.ts';

/** The key exchange. */
export function kexWords({ value }: At): Words | undefined {
  const match = value('kex.match');
  const exchange = value('kex.exchange');
  const label = labels.kex;
  if (match?.kind === 'no-common')
    return { label, says: `nothing in common in ${slotNames[match.slot]}: it offers only ${match.theirs.join(', ')}` };
  switch (exchange?.kind) {
    case undefined:
      return match === undefined ? undefined : { label, says: `${match.kex}, ${match.cipher}` };
    case 'done':
      return {
        label,
        says: `${exchange.method}${match === undefined ? '' : `, ${match.cipher}`}`,
        tookMs: exchange.tookMs || null,
      };
    case 'silent':
      return { label, says: `hangs: no ${exchange.expecting} within ${seconds(exchange.waitedMs)}` };
    case 'closed':
    case 'reset':
      return { label, says: `the connection is ${exchange.kind} while waiting for ${exchange.expecting}` };
    case 'disconnect':
      return { label, says: `the server says goodbye: ${exchange.text.quoted}` };
    case 'bad-packet':
      return { label, says: `a damaged packet: ${exchange.problem}` };
    case 'bad-signature':
      return { label, says: `the signature of the host key (${exchange.algorithm}) is wrong` };
    case 'failed':
      return { label, says: exchange.problem };
    case 'not-spoken-here':
      return { label, says: `${exchange.method}: left to ssh itself`, state: 'noted' };
    default:
      return exchange satisfies never;
  }
}

const slotNames = {
  kex: 'the key exchange',
  hostKey: 'the host key type',
  cipher: 'the cipher',
  mac: 'the MAC',
  compression: 'the compression',
} as const;
