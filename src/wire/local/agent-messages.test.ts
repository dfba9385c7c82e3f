import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentReplyMaxBytes, identitiesRequest, parseAgentReply } from './agent-messages.ts';

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const string = (bytes: Uint8Array) => Buffer.concat([u32(bytes.length), bytes]);
const frame = (body: Uint8Array) => Buffer.concat([u32(body.length), body]);

describe('agent messages', () => {
  it('asks for the list and nothing else', () => {
    expect([...identitiesRequest()]).toEqual([0, 0, 0, 1, 11]);
  });

  it('reads any list of keys, and waits while any byte of it is missing', () => {
    const key = fc.record({ blob: fc.uint8Array({ maxLength: 80 }), comment: fc.string() });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), fc.nat(), (keys, seed) => {
        const pairs = keys.flatMap(({ blob, comment }) => [string(blob), string(Buffer.from(comment, 'utf8'))]);
        const bytes = frame(Buffer.concat([Buffer.of(12), u32(keys.length), ...pairs]));
        const reply = parseAgentReply(bytes);
        expect(reply.kind).toBe('keys');
        if (reply.kind !== 'keys') return;
        expect(reply.keys.map(({ blob }) => [...blob])).toEqual(keys.map(({ blob }) => [...blob]));
        expect(parseAgentReply(bytes.subarray(0, seed % bytes.length))).toEqual({ kind: 'incomplete' });
      }),
    );
  });

  it('tells a refusal, a foreign answer and an impossible length apart', () => {
    expect(parseAgentReply(frame(Buffer.of(5)))).toEqual({ kind: 'failure' });
    expect(parseAgentReply(frame(Buffer.of(14))).kind).toBe('malformed');
    expect(parseAgentReply(u32(agentReplyMaxBytes + 1)).kind).toBe('malformed');
    expect(parseAgentReply(u32(0)).kind).toBe('malformed');
    expect(parseAgentReply(frame(Buffer.concat([Buffer.of(12), u32(3)]))).kind).toBe('malformed');
    expect(parseAgentReply(frame(Buffer.concat([Buffer.of(12), u32(0xffffffff)]))).kind).toBe('malformed');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseAgentReply(bytes).kind).toMatch(/keys|failure|incomplete|malformed/);
      }),
    );
  });
});
