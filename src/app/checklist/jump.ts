import type { FactTypes } from '../../contract/facts/registry.ts';
import type { Stage } from '../../contract/stage.ts';
import type { FactStore } from '../../diagnose/store.ts';
import { type At, labels, type Words } from './words.ts';

/** The login at a jump host shows only in what came of the way behind it. */
export function throughJump(stage: Stage, { focus }: At, facts: FactStore): Words | undefined {
  if (stage !== 'auth') return undefined;
  const behind = facts.all('login.jump').find(({ subject }) => subject.hop > focus.hop);
  const jump = behind?.fact.known === true ? (behind.fact.value as FactTypes['login.jump']) : undefined;
  const carried = jump?.kind === 'ok' || jump?.kind === 'forwarding-prohibited' || jump?.kind === 'target-unreachable';
  return carried ? { label: labels.auth, says: 'accepted', state: 'passed' } : undefined;
}

/** Nothing to say here: a jump host or a proxy command looks up the name, and without a way there is no login. */
export function isElsewhere(stage: Stage, { focus, value }: At): boolean {
  if (stage === 'resolve') return focus.hop > 0 || value('config.proxy')?.kind === 'command';
  const jump = value('login.jump');
  return stage === 'auth' && jump !== undefined && jump.kind !== 'ok';
}
