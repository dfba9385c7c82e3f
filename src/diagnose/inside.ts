import type { Cause } from '../contract/cause.ts';
import { fact } from '../contract/condition.ts';
import { type Stage, stages } from '../contract/stage.ts';
import type { Way } from './blocked.ts';
import { evaluate, valueAt } from './evaluate.ts';
import { judgeCause, showsAt } from './judge.ts';
import type { FactStore, Focus } from './store.ts';

const noOutsideLook = fact('server.view').field('outside').equals(false, 'nothing was looked at from outside');

/** The run saw the server's inside and nothing else (`whyssh here`). */
export function isInsideOnly(facts: FactStore): boolean {
  return evaluate(noOutsideLook, facts, { hop: 0 }).answer === 'yes';
}

/** Such a run has no way to walk: the way ends at the earliest stage at which a proven cause blocks. */
export function insideWay(facts: FactStore, causes: readonly Cause[]): Way {
  const port = valueAt(facts, 'server.view', 'port', { hop: 0 });
  const focus: Focus = { hop: 0, port: typeof port === 'number' ? port : undefined };
  const blocking = causes.filter(
    (cause) => cause.beside !== true && judgeCause(cause, facts, focus).verdict === 'proven',
  );
  const blockedAt = blocking.map(firstStage).sort((a, b) => stages.indexOf(a) - stages.indexOf(b))[0];
  const blocked = blockedAt === undefined ? null : { stage: blockedAt, state: 'failed' as const, focus };
  return { stages: [], blocked, focus, loginAccepted: false, needsPerson: false };
}

function firstStage(cause: Cause): Exclude<Stage, 'host'> {
  return showsAt(cause).find((stage): stage is Exclude<Stage, 'host'> => stage !== 'host') ?? 'connect';
}

/** Root looked, an SSH server listens where the client asks, and every part that may stand in the way was seen. */
export function insideIsWhole(facts: FactStore, { hop, port }: Focus): boolean {
  const focus = { hop, port };
  const reachable = valueAt(facts, 'server.sshd.listening', 'reachable', focus);
  const user = valueAt(facts, 'server.view', 'user', focus);
  const wanted = user === null ? wantedOfAll : [...wantedOfAll, ...wantedOfAccount];
  return (
    firewallLetsIn(facts, focus) &&
    valueAt(facts, 'server.view', 'root', focus) === true &&
    typeof reachable === 'number' &&
    reachable > 0 &&
    wanted.every((key) => facts.at(key, focus)?.fact.known === true)
  );
}

/** Its rules were followed for this client and let it in, and its answers find the way; or nobody said who the client is. */
function firewallLetsIn(facts: FactStore, focus: Focus): boolean {
  if (valueAt(facts, 'server.view', 'from', focus) === null) return true;
  return (
    valueAt(facts, 'server.firewall', 'kind', focus) === 'passes' &&
    valueAt(facts, 'server.way-back', 'kind', focus) === 'route' &&
    valueAt(facts, 'server.conntrack', 'full', focus) !== true
  );
}

const wantedOfAll = ['server.sshd.effective', 'server.ban'] as const;
const wantedOfAccount = ['server.account', 'server.access', 'server.authorized-keys'] as const;
