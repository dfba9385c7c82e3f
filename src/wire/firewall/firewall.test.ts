import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from './addresses.ts';
import { judge } from './evaluate.ts';
import { rulesetOf } from './ruleset.ts';

const ip = (text: string): bigint => parseAddress(text)?.value ?? -1n;

/** The verdict of rules in iptables' words for a client at 10.0.1.2 that comes in at eth0. */
function ofIptables(...lines: readonly string[]) {
  const text = ['*filter', ':INPUT ACCEPT [0:0]', ':U - [0:0]', ...lines, 'COMMIT'].join('\n');
  const saves = [{ text, family: 'ip', tool: 'iptables-legacy' } as const];
  return judgeAll({ nftJson: undefined, terse: false, saves, ipsets: undefined });
}

/** The same for one rule of nft in a chain of the input hook. */
function ofNft(...statements: readonly object[]) {
  const place = { family: 'inet', table: 't' };
  const objects = [
    { table: { family: 'inet', name: 't', handle: 1 } },
    { chain: { ...place, name: 'c', handle: 1, type: 'filter', hook: 'input', prio: 0, policy: 'accept' } },
    { rule: { ...place, chain: 'c', handle: 7, expr: statements } },
  ];
  return judgeAll({ nftJson: JSON.stringify({ nftables: objects }), terse: false, saves: [], ipsets: undefined });
}

function judgeAll(printed: Parameters<typeof rulesetOf>[0]) {
  const destination = ip('10.2.1.2');
  return judge(rulesetOf(printed), {
    family: 4,
    source: ip('10.0.1.2'),
    destination,
    port: 22,
    device: 'eth0',
    own: [destination],
    route: { device: 'eth0' },
  });
}

describe('rules of iptables', () => {
  it.each([
    ['-A INPUT -p tcp -m tcp --dport 22 -j DROP', 'blocked'],
    ['-A INPUT -p tcp -m tcp --dport 23:65535 -j DROP', 'passes'],
    ['-A INPUT ! -s 10.0.0.0/16 -j DROP', 'passes'],
    ['-A INPUT -i wan+ -j DROP', 'passes'],
    ['-A INPUT -m mac --mac-source 00:11:22:33:44:55 -j DROP', 'unknown'],
    ['-A INPUT -p tcp -m connlimit --connlimit-above 3 -j DROP', 'limited'],
    ['-A INPUT -m conntrack --ctstate ESTABLISHED -j DROP', 'blocked'],
    ['-A INPUT -j NFQUEUE --queue-num 1', 'unknown'],
  ])('%s', (line, kind) => expect(ofIptables(line).kind).toBe(kind));

  it('names the rule of the chain that was called, with its counter and callers', () => {
    const said = ofIptables('[5:300] -A INPUT -j U', '[0:0] -A U -s 192.0.2.1 -j RETURN', '[5:300] -A U -j REJECT');
    expect(said).toMatchObject({ kind: 'blocked', how: 'reject', certain: true });
    if (said.kind !== 'blocked') throw new Error(said.kind);
    expect([said.by.chain.name, said.by.rule?.number, said.by.rule?.counter?.packets]).toEqual(['U', 2, 5]);
    expect(said.by.through.map(({ text }) => text)).toEqual(['-A INPUT -j U']);
  });

  it('does not mind what it cannot know where that changes nothing', () => {
    const lines = ['-A INPUT -m mac --mac-source 00:11:22:33:44:55 -j DROP', '-A INPUT -j DROP'];
    expect(ofIptables(...lines)).toMatchObject({ kind: 'blocked', certain: false });
  });
});

describe('rules of nftables', () => {
  const dport = { payload: { protocol: 'tcp', field: 'dport' } };
  const drop = { drop: null };
  it.each([
    [{ match: { op: '==', left: dport, right: { set: [80, { range: [20, 25] }] } } }, 'blocked'],
    [{ match: { op: '!=', left: dport, right: { set: [22] } } }, 'passes'],
    [{ match: { op: '==', left: { payload: { protocol: 'ip6', field: 'saddr' } }, right: '::1' } }, 'passes'],
    [{ match: { op: '!=', left: { payload: { protocol: 'udp', field: 'dport' } }, right: 5 } }, 'passes'],
    [{ match: { op: '==', left: { payload: { protocol: 'ip', field: 'saddr' } }, right: '@nowhere' } }, 'unknown'],
    [{ 'something new': {} }, 'unknown'],
    [{ limit: { rate: 3, per: 'minute', inv: true } }, 'limited'],
  ])('%j', (match, kind) => expect(ofNft(match, drop).kind).toBe(kind));
});

it('never throws, whatever a server prints', () => {
  const word = fc.constantFrom(
    '-A INPUT',
    '-m',
    'recent',
    '--set',
    '!',
    '-s',
    '10.0.0.0/99',
    '-j',
    '-g',
    'U',
    '"',
    ':',
    '*nat',
  );
  const line = fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }).map((words) => words.join(' '));
  fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => void ofIptables(...lines)));
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.constantFrom('match', 'vmap', 'set', 'jump', 'xt', 'mangle'), fc.jsonValue())),
      (all) => void ofNft(...all),
    ),
  );
});

it('reads an address that it has written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (value) => {
      expect(parseAddress(formatAddress(6, value))).toEqual({ family: 6, value });
    }),
  );
});
