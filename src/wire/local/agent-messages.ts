import { BlobReader } from '../files/blob.ts';

/** The agent protocol (draft-ietf-sshm-ssh-agent; authfd.h), as far as listing the keys needs it. Nothing here can sign. */
export interface AgentKey {
  readonly blob: Uint8Array;
  readonly comment: string;
}

export type AgentReply =
  | { readonly kind: 'keys'; readonly keys: readonly AgentKey[] }
  /** SSH_AGENT_FAILURE. */
  | { readonly kind: 'failure' }
  /** More bytes are needed. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'malformed'; readonly why: string };

const requestIdentities = 11;
const identitiesAnswer = 12;
const failure = 5;

/** authfd.c MAX_AGENT_REPLY_LEN. */
export const agentReplyMaxBytes = 256 * 1024;
/** authfd.c MAX_AGENT_IDENTITIES. */
const agentMaxKeys = 2048;

export function identitiesRequest(): Uint8Array {
  return Uint8Array.of(0, 0, 0, 1, requestIdentities);
}

/** Reads what came so far: uint32 length, byte type, then for an answer the count and pairs of blob and comment. */
export function parseAgentReply(bytes: Uint8Array): AgentReply {
  const frame = new BlobReader(bytes);
  const length = frame.u32();
  if (length === undefined) return { kind: 'incomplete' };
  if (length < 1 || length > agentReplyMaxBytes) return { kind: 'malformed', why: `a reply of ${length} bytes` };
  if (frame.left < length) return { kind: 'incomplete' };
  const body = new BlobReader(bytes.subarray(4, 4 + length));
  const type = body.byte();
  if (type === failure) return { kind: 'failure' };
  if (type !== identitiesAnswer) return { kind: 'malformed', why: `a reply of type ${type}` };
  const count = body.u32();
  if (count === undefined || count > agentMaxKeys) return { kind: 'malformed', why: `${count ?? 'no'} keys announced` };
  const keys: AgentKey[] = [];
  for (let index = 0; index < count; index++) {
    const blob = body.string();
    const comment = body.text();
    if (blob === undefined || comment === undefined) return { kind: 'malformed', why: 'ends inside a key' };
    keys.push({ blob, comment });
  }
  return { kind: 'keys', keys };
}
