import type { Saying } from '../../contract/facts/told.ts';

/** Where the wording of a program that found no common algorithm has the list of the other side. */
const theirLists: readonly RegExp[] = [
  /Their offer: ([^\s[]{3,2000})/u, // OpenSSH kex.c
  /serverProposal="([^"]{3,2000})"/u, // JSch JSchAlgoNegoFailException.java
  /theirs: \[([^\]]{3,2000})\]/u, // russh lib.rs
  /(?:server|peer) offered: \[([^\]]{3,2000})\]/u, // Go x/crypto/ssh common.go
  /: server \[([^\]]{3,2000})\], client \[/u, // libssh kex.c
  /\(available: ([^)]{3,2000})\)/u, // PuTTY ssh/transport2.c
  /\(client: .{3,2000} \/ server: ([^)]{3,2000})\)/u, // MINA KexProposalOption.java
  /Unable to reach a settlement: \[[^\]]{3,2000}\] and \[([^\]]{3,2000})\]/u, // sshj Proposal.java
  /Server \w+ preferences: (.{3,2000})/u, // net-ssh algorithms.rb
  /\(server supports ([^)]{3,2000})\)/u, // SSH.NET KeyExchange.cs
];

interface Kind {
  readonly of: RegExp;
  readonly none: Saying;
  /** A list that holds nothing but these has one name. */
  readonly only: readonly (readonly [RegExp, Saying])[];
}

const kinds: readonly Kind[] = [
  {
    of: /^(?:ssh-(?:rsa|dss|ed25519)|rsa-sha2|ecdsa-sha2|sk-)/u,
    none: 'no-match-hostkey',
    only: [
      [/^ssh-dss$/u, 'only-ssh-dss'],
      [/^(?:ssh-rsa|ssh-dss)$/u, 'only-ssh-rsa'],
    ],
  },
  {
    of: /^(?:diffie-hellman|curve|ecdh|mlkem|sntrup|gss-|rsa\d+-sha|kexguess|ext-info|kex-strict)/u,
    none: 'no-match-kex',
    only: [
      [
        /^(?:diffie-hellman-\S*sha1|gss-\S*sha1\S*|rsa1024-sha1|kexguess\S*|ext-info\S*|kex-strict\S*)$/u,
        'only-sha1-kex',
      ],
    ],
  },
  {
    of: /(?:-cbc|-ctr|-gcm|chacha|arcfour|^3des)/u,
    none: 'no-match-cipher',
    only: [[/-cbc|arcfour|^3des/u, 'only-cbc']],
  },
  { of: /^(?:hmac|umac)/u, none: 'no-match-mac', only: [] },
];

const modern =
  /ed25519|curve25519|rsa-sha2|ecdsa|ecdh|chacha20|aes\d{3}-(?:gcm|ctr)|group1[4-8]-sha(?:256|512)|sha2-(?:256|512)-etm/u;

/** What a line says of algorithms that the other side offers; nothing for a line without such a list. */
export function offersIn(line: string): readonly Saying[] {
  const list = theirLists.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
  if (list === undefined) return [];
  const names = list.split(/[\s,"'\\]+/u).filter((name) => name !== '');
  const kind = kinds.find(({ of }) => names.some((name) => of.test(name)));
  if (kind === undefined) return [];
  const seenByServer = /\[preauth\]|sshd(?:-session|-auth)?\[|^\S* ?fatal: /u.test(line);
  const only = kind.only.find(([pattern]) => names.every((name) => pattern.test(name)))?.[1];
  if (seenByServer) return only === undefined ? ['log-no-match', 'modern-offered'] : ['log-no-match', 'log-client-old'];
  return [
    kind.none,
    ...(only === undefined ? [] : [only]),
    ...(names.some((name) => modern.test(name)) ? ['modern-offered' as const] : []),
  ];
}
