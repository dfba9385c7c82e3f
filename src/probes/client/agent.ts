import { absent, type Fact, known } from '../../contract/fact.ts';
import type { AgentState } from '../../contract/facts/client.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ByteStream } from '../../ports/stream.ts';
import { fingerprint, parsePublicBlob } from '../../wire/files/public-key.ts';
import {
  type AgentKey,
  agentReplyMaxBytes,
  identitiesRequest,
  parseAgentReply,
} from '../../wire/local/agent-messages.ts';
import { costsNothing } from './parts/footprint.ts';
import { readUntil } from './parts/read-until.ts';

export interface AgentInput {
  /** IdentityAgent of the effective configuration; null when it is not set. */
  readonly identityAgent: string | null;
}

type AgentPorts = Pick<Ports, 'localSockets' | 'processes' | 'clock' | 'system'>;

/** An agent answers in under a millisecond; one that asks its vault first may take a second. */
const answerWithinMs = 1_500;
/** Where Windows' own agent listens when nothing names another (ssh-agent.c of Win32-OpenSSH). */
const windowsAgentPipe = '\\\\.\\pipe\\openssh-ssh-agent';

/** Asks the agent for its list of public keys, and for nothing else. */
export const agent = defineProbe({
  id: 'agent',
  stage: 'client',
  gives: ['client.agent'],
  footprint: costsNothing,
  withinMs: 2_000,
  async run({ identityAgent }: AgentInput, ports: AgentPorts) {
    const { platform } = await ports.system.info();
    const named = agentSocket(identityAgent, ports.processes.env);
    const fallback = platform === 'windows' && !isNone(identityAgent) ? windowsAgentPipe : null;
    const socket = named ?? fallback;
    if (socket === null) return [{ facts: { 'client.agent': known<AgentState>({ kind: 'not-configured' }) } }];
    const state = await askAgent(ports, socket);
    // Nobody chose the default pipe of Windows: when it is not there, no agent is configured.
    const unasked = named === null && state.known && state.value.kind === 'socket-missing';
    return [{ facts: { 'client.agent': unasked ? known<AgentState>({ kind: 'not-configured' }) : state } }];
  },
});

/** ssh_config(5) IdentityAgent: `none`, `SSH_AUTH_SOCK`, `$NAME` or a path; without it the environment decides (ssh.c). */
export function agentSocket(identityAgent: string | null, env: (name: string) => string | undefined): string | null {
  if (isNone(identityAgent)) return null;
  const fromEnvironment = (name: string) => env(name) || null;
  if (identityAgent === null || identityAgent === 'SSH_AUTH_SOCK') return fromEnvironment('SSH_AUTH_SOCK');
  return identityAgent.startsWith('$') ? fromEnvironment(identityAgent.slice(1)) : identityAgent;
}

function isNone(identityAgent: string | null): boolean {
  return identityAgent?.toLowerCase() === 'none';
}

async function askAgent(ports: AgentPorts, socket: string): Promise<Fact<AgentState>> {
  const opened = await ports.localSockets.open(socket, answerWithinMs);
  switch (opened.kind) {
    case 'open':
      try {
        return await readKeys(ports, socket, opened.stream);
      } finally {
        opened.stream.abort();
      }
    case 'missing':
      return known({ kind: 'socket-missing', socket });
    case 'refused':
      return known({ kind: 'nobody-listens', socket });
    case 'silent':
      return known({ kind: 'silent', socket });
    case 'no-permission':
      return absent({ kind: 'no-permission', why: `${opened.code} on the agent's socket` });
    case 'failed':
      return absent({ kind: 'unsupported', why: `the agent's socket cannot be used (${opened.code})` });
    default:
      return opened satisfies never;
  }
}

async function readKeys(ports: AgentPorts, socket: string, stream: ByteStream): Promise<Fact<AgentState>> {
  await stream.write(identitiesRequest());
  const read = await readUntil(stream, (bytes) => parseAgentReply(bytes).kind !== 'incomplete', {
    maxBytes: agentReplyMaxBytes + 4,
    withinMs: answerWithinMs,
    clock: ports.clock,
  });
  const reply = parseAgentReply(read.bytes);
  switch (reply.kind) {
    case 'keys':
      return known({ kind: 'answers', socket, keys: reply.keys.map(shown) });
    case 'failure':
      return absent({ kind: 'unsupported', why: 'the agent refuses to list its keys' });
    case 'incomplete':
      if (read.ended === 'timeout') return known({ kind: 'silent', socket });
      return absent({ kind: 'unsupported', why: 'the agent closed the connection without an answer' });
    case 'malformed':
      return absent({ kind: 'unsupported', why: `what listens there does not speak the agent protocol: ${reply.why}` });
    default:
      return reply satisfies never;
  }
}

function shown({ blob, comment }: AgentKey) {
  const key = parsePublicBlob(blob);
  const type = typeof key === 'string' ? 'unknown' : key.type;
  return { type, fingerprint: typeof key === 'string' ? fingerprint(blob) : key.fingerprint, comment: quote(comment) };
}
