import type { Cause, RefusedBy } from '../contract/cause.ts';
import type { Refuser } from '../contract/facts/tcp.ts';
import type { Stage } from '../contract/stage.ts';
import { evaluate, valueAt } from './evaluate.ts';
import type { Ranked } from './rank.ts';
import type { FactStore, Focus } from './store.ts';

export interface WhoRefused {
  readonly by: RefusedBy;
  readonly says: string;
  readonly certain: boolean;
}

/** Who refused: a proven cause says so; else what hops and ICMP senders show; else what all first causes agree on. */
export function whoRefused(
  first: readonly Ranked[],
  facts: FactStore,
  focus: Focus,
  blockedAt: Stage | null,
): WhoRefused | null {
  const best = first[0];
  const named = first.map(({ cause }) => refusedByOf(cause, facts, focus));
  const agreed = named[0];
  const allAgree = agreed !== undefined && named.every((by) => by === agreed);
  const seen =
    blockedAt === 'connect' ? (valueAt(facts, 'path.refuser', undefined, focus) as Refuser | undefined) : undefined;
  const shown = seen === undefined ? undefined : fromPath(seen);
  if (best?.verdict === 'proven' && agreed !== undefined) {
    // Where the way shows the same, its words are the richer ones: they name the machine.
    return { by: agreed, says: shown?.by === agreed ? shown.says : words[agreed], certain: true };
  }
  if (shown !== undefined && shown.by === agreed && allAgree) return { ...shown, certain: false };
  if (shown !== undefined && !(allAgree && shown.by === 'nobody'))
    return narrower(shown, allAgree ? agreed : named.every(isRuleOfHost) ? 'host-firewall' : undefined);
  return allAgree ? { by: agreed, says: words[agreed], certain: false } : null;
}

/** Who a cause says refused, by what was seen. */
export function refusedByOf(cause: Cause, facts: FactStore, focus: Focus): RefusedBy | undefined {
  const by = cause.refusedBy;
  if (by === undefined || typeof by === 'string') return by;
  return by.find(({ when }) => evaluate(when, facts, focus).answer === 'yes')?.by;
}

/** A ban is a rule of the host's firewall as well. */
function isRuleOfHost(by: RefusedBy | undefined): boolean {
  return by === 'host-firewall' || by === 'ban-tool';
}

/** The path shows the machine; when all first causes name something on that machine, that is said, without certainty. */
function narrower(shown: WhoRefused, agreed: RefusedBy | undefined): WhoRefused {
  const onHost: readonly (RefusedBy | undefined)[] = ['host-firewall', 'ban-tool', 'sshd-limits', 'sshd-configuration'];
  if (shown.by === 'host' && onHost.includes(agreed) && agreed !== undefined) {
    return { by: agreed, says: `${words[agreed]}, ${shown.says}`, certain: false };
  }
  if (agreed === 'nobody' && shown.by !== 'nobody')
    return { by: 'nobody', says: `nobody: ${shown.says}, finds no machine with that address`, certain: false };
  if (shown.by === 'path' && agreed === 'provider-firewall') return { by: agreed, says: shown.says, certain: false };
  return shown;
}

const words: { readonly [B in RefusedBy]: string } = {
  'this-machine': 'this machine itself',
  'this-network': 'the network this machine is in',
  path: 'a machine on the way',
  'provider-firewall': "the provider's firewall",
  'host-firewall': "the server's own firewall",
  'ban-tool': 'a ban on this address at the server',
  'sshd-limits': "sshd's own limits",
  'sshd-configuration': "sshd's configuration",
  'another-program': 'another program on that port',
  host: 'the server itself',
  nobody: 'nobody: there was no answer',
};

function fromPath(seen: Refuser): WhoRefused | undefined {
  switch (seen.kind) {
    case 'this-machine':
      return { by: 'this-machine', says: words['this-machine'], certain: true };
    case 'first-hop':
      return {
        by: 'this-network',
        says: seen.address === null ? 'this machine or the first router' : `the first router, ${seen.address}`,
        certain: seen.address !== null,
      };
    case 'router':
      return {
        by: 'path',
        says: `the machine ${[seen.hop === null ? [] : `at hop ${seen.hop}`, seen.address ?? []].flat().join(', ')}`,
        certain: true,
      };
    case 'self':
      return { by: 'host', says: `the server itself, ${seen.hop} hop${seen.hop === 1 ? '' : 's'} away`, certain: true };
    case 'nobody':
      return {
        by: 'nobody',
        says:
          seen.lastAddress === null
            ? words.nobody
            : `nobody: the last machine that answered is ${seen.lastAddress}, hop ${seen.lastHop}`,
        certain: true,
      };
    case 'undetermined':
      return undefined;
    default:
      return seen satisfies never;
  }
}
