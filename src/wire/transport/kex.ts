import { createHash, getDiffieHellman } from 'node:crypto';
import { exchangeHash, type HashName, type Transcript } from './exchange-hash.ts';
import { GroupExchange } from './kex-group-exchange.ts';
import { hybridShare, type Kem } from './kex-hybrid.ts';
import { type KexRun, type KexStep, type KexTools, malformed, readReply, unexpected } from './kex-run.ts';
import { curves, dhShare, ecdhShare, type KeyShare, x25519Share } from './kex-share.ts';
import { nativeMlKem768 } from './mlkem.ts';
import { sntrup761 } from './sntrup761.ts';
import { Writer } from './writer.ts';

type Method = (said: Transcript, tools: KexTools) => KexRun | undefined;

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...['curve25519-sha256', 'curve25519-sha256@libssh.org'].map((name): [string, Method] => [
    name,
    (said, { random }) => new OneRound(said, 'sha256', ecdhReply, 'string', mpintSecret(x25519Share(random))),
  ]),
  ...curves.map((curve, i): [string, Method] => [
    `ecdh-sha2-${curve.name}`,
    (said, { random }) =>
      new OneRound(said, curveHashes[i] ?? 'sha512', ecdhReply, 'string', mpintSecret(ecdhShare(curve, random))),
  ]),
  ['diffie-hellman-group1-sha1', fixedGroup('modp2', 'sha1')],
  ['diffie-hellman-group14-sha1', fixedGroup('modp14', 'sha1')],
  ['diffie-hellman-group14-sha256', fixedGroup('modp14', 'sha256')],
  ['diffie-hellman-group15-sha512', fixedGroup('modp15', 'sha512')],
  ['diffie-hellman-group16-sha512', fixedGroup('modp16', 'sha512')],
  ['diffie-hellman-group17-sha512', fixedGroup('modp17', 'sha512')],
  ['diffie-hellman-group18-sha512', fixedGroup('modp18', 'sha512')],
  ['diffie-hellman-group-exchange-sha1', (said, tools) => new GroupExchange(said, 'sha1', tools)],
  ['diffie-hellman-group-exchange-sha256', (said, tools) => new GroupExchange(said, 'sha256', tools)],
  ['mlkem768x25519-sha256', hybrid('sha256', ({ mlKem768 }) => mlKem768 ?? nativeMlKem768())],
  ['sntrup761x25519-sha512', hybrid('sha512', () => sntrup761)],
  ['sntrup761x25519-sha512@openssh.com', hybrid('sha512', () => sntrup761)],
]);

const curveHashes: readonly HashName[] = ['sha256', 'sha384', 'sha512']; // by size of the curve, RFC 5656 section 6.2.1
const ecdhReply = 'SSH_MSG_KEX_ECDH_REPLY';
const dhReply = 'SSH_MSG_KEXDH_REPLY';

export const kexMethodNames: readonly string[] = [...methods.keys()];

/** undefined: the method is not implemented here, or not by this Node. */
export function beginKex(method: string, said: Transcript, tools: KexTools): KexRun | undefined {
  return methods.get(method)?.(said, tools);
}

function fixedGroup(openssl: string, hash: HashName): Method {
  return (said, { random }) => {
    const group = getDiffieHellman(openssl);
    const share = dhShare({ p: group.getPrime(), g: group.getGenerator() }, random);
    return share === undefined ? undefined : new OneRound(said, hash, dhReply, 'mpint', mpintSecret(share));
  };
}

function hybrid(hash: HashName, kemOf: (tools: KexTools) => Kem | undefined): Method {
  return (said, tools) => {
    const kem = kemOf(tools);
    if (kem === undefined) return undefined;
    const share = hybridShare(kem, tools.random);
    // draft-ietf-sshm-mlkem-hybrid-kex section 2.5: K is the hash of both secrets, and a string, not an mpint.
    const wire = (secret: Buffer) => new Writer().string(createHash(hash).update(secret).digest()).bytes();
    return new OneRound(said, hash, ecdhReply, 'string', { share, wire });
  };
}

interface SecretInWireForm {
  readonly share: KeyShare;
  wire(secret: Buffer): Buffer;
}

function mpintSecret(share: KeyShare): SecretInWireForm {
  return { share, wire: (secret) => new Writer().mpint(secret).bytes() };
}

const initNumber = 30;
const replyNumber = 31;

/** Methods of one message each way: their public value beside host key and signature (RFC 4253 section 8, RFC 5656 section 4). */
class OneRound implements KexRun {
  readonly expecting: string;
  private readonly said: Transcript;
  private readonly hash: HashName;
  private readonly form: 'string' | 'mpint';
  private readonly own: SecretInWireForm;

  constructor(said: Transcript, hash: HashName, reply: string, form: 'string' | 'mpint', own: SecretInWireForm) {
    this.said = said;
    this.hash = hash;
    this.expecting = reply;
    this.form = form;
    this.own = own;
  }

  start(): Buffer {
    return new Writer().u8(initNumber)[this.form](this.own.share.ours).bytes();
  }

  receive(payload: Uint8Array): KexStep {
    if (payload[0] !== replyNumber) return unexpected(payload, this.expecting);
    const reply = readReply(payload, this.form);
    if (!reply.ok) return malformed(reply);
    const { hostKeyBlob, theirs, signature } = reply.value;
    const secret = this.own.share.agree(theirs);
    if (secret === undefined) return { kind: 'failed', problem: { kind: 'bad-public-value' } };
    const sharedSecret = this.own.wire(secret);
    const values = new Writer()[this.form](this.own.share.ours)[this.form](theirs).bytes();
    const hash = exchangeHash(this.hash, this.said, hostKeyBlob, values, sharedSecret);
    return { kind: 'done', result: { hash: this.hash, sharedSecret, exchangeHash: hash, hostKeyBlob, signature } };
  }
}
