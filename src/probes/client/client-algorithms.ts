import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ClientFacts } from '../../contract/facts/client.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import { costsNothing } from './parts/footprint.ts';
import { textOf } from './parts/text.ts';

export interface ClientAlgorithmsInput {
  /** The ssh program, as probe `ssh-client` found it. */
  readonly program: string;
}

type Algorithms = ClientFacts['client.algorithms'];

const queryWithinMs = 2_000;
const nameMaxLength = 64; // RFC 4251 section 6

/** Asks `ssh -Q` what the program knows, which is more than it offers. Looked at only when the two sides agree on nothing. */
export const clientAlgorithms = defineProbe({
  id: 'client-algorithms',
  stage: 'client',
  gives: ['client.algorithms'],
  footprint: costsNothing,
  withinMs: 3_000,
  async run({ program }: ClientAlgorithmsInput, ports: Pick<Ports, 'processes'>) {
    const ask = (what: string) => query(ports, program, what);
    const [kex, signatures, keys, cipher, mac] = await Promise.all(['kex', 'key-sig', 'key', 'cipher', 'mac'].map(ask));
    // `key-sig` (8.4 and later) also names rsa-sha2-256 and -512, which older programs leave out of `key`.
    const hostKey = signatures?.names ?? keys?.names;
    const evidence = [kex, signatures, keys, cipher, mac].flatMap((answer) => answer?.evidence ?? []);
    const lists = { kex: kex?.names, hostKey, cipher: cipher?.names, mac: mac?.names };
    return [{ facts: { 'client.algorithms': complete(lists) }, evidence }];
  },
});

function complete(lists: { readonly [K in keyof Algorithms]: Algorithms[K] | undefined }): Fact<Algorithms> {
  const { kex, hostKey, cipher, mac } = lists;
  if (kex === undefined || hostKey === undefined || cipher === undefined || mac === undefined) {
    return absent({ kind: 'unsupported', why: 'this ssh program does not list its algorithms (ssh -Q)' });
  }
  return known({ kex, hostKey, cipher, mac });
}

async function query(ports: Pick<Ports, 'processes'>, program: string, what: string) {
  const result = await ports.processes.run({ program, args: ['-Q', what], timeoutMs: queryWithinMs, maxBytes: 65_536 });
  if (result.kind !== 'exited' || result.code !== 0) return { names: undefined, evidence: [] };
  const text = textOf(result.stdout);
  const names = text.split(/\r?\n/).filter((name) => /^[!-~]+$/.test(name) && name.length <= nameMaxLength);
  return { names: names.length === 0 ? undefined : names, evidence: [{ what: `ssh -Q ${what}`, text: quote(text) }] };
}
