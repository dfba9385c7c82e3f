import { all, any, type Condition, fact, not } from '../contract/condition.ts';
import type { Stage } from '../contract/stage.ts';

/** When a stage counts as passed and when as failed; neither: it was not looked at, or not to the end. */
export interface StageRule {
  readonly stage: Exclude<Stage, 'host'>;
  readonly failed: Condition;
  readonly passed: Condition;
}

const endings = ['disconnected', 'closed', 'timed-out', 'not-reached'] as const;

/** The user's own ssh ended at this stage although our look had passed it. */
function sshEndedAt(stage: string): Condition {
  return all(
    fact('login.outcome').kind(endings, 'ssh did not get to a login'),
    fact('login.outcome').field('stage').equals(stage, `ssh ended at stage ${stage}`),
  );
}

const client = fact('client.ssh');
const configBroken = fact('config.check').kind(
  ['syntax', 'unsupported-option', 'bad-permissions', 'unreadable', 'failed'],
  'ssh does not accept its configuration',
);
const bannerRead = fact('banner.read').kind('ssh', 'the server sends an SSH version line');
const exchanged = fact('kex.exchange').kind(['done', 'not-spoken-here'], 'the key exchange completes');
const knownHost = fact('hostkey.known');
const accepted = fact('login.outcome').kind('accepted', 'a login was accepted');

const strictAndUnknown = all(
  knownHost.kind('unknown', 'no known_hosts file knows this host'),
  fact('config.effective')
    .field('strictHostKeyChecking')
    .equals('yes', 'unknown hosts are refused (StrictHostKeyChecking yes)'),
);

/** The stages in their order. `host` has none: the state of a machine shows at the stage it disturbs. */
export const stageTable: readonly StageRule[] = [
  {
    stage: 'client',
    failed: any(
      client.kind(['none', 'broken'], 'there is no ssh program that works'),
      configBroken,
      fact('client.user').field('inPasswd').equals(false, 'ssh ends at once for a user without a passwd entry'),
      fact('config.destination').kind(
        ['port-in-host', 'url-in-host', 'blank-in-host', 'forbidden-characters', 'empty'],
        'the destination is not a host name',
      ),
      fact('config.control-socket').kind(['hung', 'too-long'], 'the shared connection does not work'),
      fact('config.bind').kind('missing', 'the local address to start from is not there'),
      sshEndedAt('client'),
    ),
    passed: all(
      client.kind(['openssh', 'other'], 'there is an ssh program'),
      fact('config.check').kind('ok', 'its configuration is fine'),
    ),
  },
  {
    stage: 'resolve',
    failed: any(
      fact('name.lookup').kind(
        ['not-found', 'temporary-failure', 'no-address-of-family', 'silent', 'failed'],
        'the name has no address here',
      ),
      sshEndedAt('resolve'),
    ),
    passed: fact('name.lookup').kind(['literal', 'addresses'], 'the name has an address'),
  },
  {
    stage: 'connect',
    failed: any(
      fact('tcp.connect').kind(
        ['refused', 'unreachable', 'silent', 'forbidden-here', 'failed'],
        'no TCP connection comes about',
      ),
      fact('config.proxy').field('found').equals(false, 'the proxy program is not there'),
      fact('login.jump').kind(
        ['forwarding-prohibited', 'target-unreachable', 'bastion-auth-failed', 'bastion-unreachable', 'command-failed'],
        'the way through the jump host fails',
      ),
      sshEndedAt('connect'),
    ),
    passed: fact('tcp.connect').kind('open', 'the port is open'),
  },
  {
    stage: 'banner',
    failed: any(
      all(
        not(bannerRead),
        fact('banner.read').kind(
          ['ssh1-only', 'limit-text', 'other-protocol', 'tarpit', 'endless', 'garbage', 'closed', 'reset', 'silent'],
          'no SSH version line comes',
        ),
      ),
      sshEndedAt('banner'),
    ),
    passed: bannerRead,
  },
  {
    stage: 'kex',
    failed: any(
      fact('kex.match').kind('no-common', 'nothing in common in one list of algorithms'),
      fact('kex.exchange').kind(
        ['silent', 'closed', 'reset', 'disconnect', 'bad-packet', 'bad-signature', 'failed'],
        'the key exchange does not complete',
      ),
      sshEndedAt('kex'),
    ),
    passed: exchanged,
  },
  {
    stage: 'hostkey',
    failed: any(
      knownHost.kind(['changed', 'revoked'], 'the host key is not the known one'),
      strictAndUnknown,
      fact('login.outcome').kind('hostkey-refused', 'ssh refuses the host key'),
      sshEndedAt('hostkey'),
    ),
    passed: knownHost.kind(
      ['match', 'ca-match', 'unknown', 'other-type-only', 'ca-problem'],
      'the host key stands in nobody’s way',
    ),
  },
  {
    stage: 'auth',
    failed: any(
      fact('login.outcome').kind(['denied', 'too-many-failures', 'failed'], 'the login is refused'),
      sshEndedAt('auth'),
    ),
    passed: accepted,
  },
  {
    stage: 'session',
    failed: any(
      fact('session.outcome').kind(
        ['closed-at-once', 'hangs', 'pty-refused', 'prints', 'refused'],
        'the session does not work',
      ),
      fact('session.sftp').kind(['no-subsystem', 'garbled', 'closed'], 'file transfer does not work'),
      sshEndedAt('session'),
    ),
    passed: fact('session.outcome').kind('works', 'a session works'),
  },
];

/** A key that only its owner can unlock: not a fault, and not the end of the road. */
export const needsPerson = fact('login.outcome').kind('needs-person', 'the rest needs the person');
