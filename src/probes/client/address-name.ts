import { absent, known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import { addressBytes } from '../../ports/address.ts';
import type { Ports } from '../../ports/ports.ts';
import { costsNothing } from './parts/footprint.ts';

/** The name servers that gave the address are near; who does not answer in this time is not waited for. */
const answerWithinMs = 500;

/** The name that an address has: providers name their addresses after themselves. Asked of the person's own name server only. */
export const addressName = defineProbe({
  id: 'address-name',
  stage: 'resolve',
  gives: ['address.name'],
  footprint: costsNothing,
  withinMs: 1_000,
  async run({ address }: { readonly address: string }, { dns }: Pick<Ports, 'dns'>) {
    const name = reverseName(address);
    const server = dns.servers()[0];
    if (name === undefined || server === undefined)
      return [{ facts: { 'address.name': absent({ kind: 'not-applicable', why: 'no name server to ask' }) } }];
    const answer = await dns.query({ name, type: 'PTR', server, timeoutMs: answerWithinMs });
    const none = ['nxdomain', 'no-data'].includes(answer.kind);
    const first = answer.kind === 'records' ? answer.records[0] : undefined;
    const value =
      first !== undefined
        ? known(quote(first))
        : none
          ? known(null)
          : absent({ kind: 'not-applicable', why: `the name server said: ${answer.kind}` });
    return [
      { facts: { 'address.name': value }, evidence: [{ what: `PTR ${name}`, text: quote(first ?? answer.kind) }] },
    ];
  },
});

/** RFC 1035 section 3.5, RFC 3596 section 2.5. */
function reverseName(address: string): string | undefined {
  const bytes = addressBytes(address);
  if (bytes === undefined) return undefined;
  const backwards = [...bytes].toReversed();
  if (bytes.length === 4) return `${backwards.join('.')}.in-addr.arpa`;
  const halves = backwards.flatMap((byte) => [byte & 15, byte >> 4]);
  return `${halves.map((half) => half.toString(16)).join('.')}.ip6.arpa`;
}
