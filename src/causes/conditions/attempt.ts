import type { Sign } from '../../contract/cause.ts';
import { all, type Condition, fact } from '../../contract/condition.ts';

/** Named conditions about what sshd's log says of this client's attempt. */

const attempt = fact('server.attempt');
const ours = attempt.field('ours').equals(true, "the server's log has this very attempt, by address and time");
const earlier = attempt.field('ours').equals(false, "the server's log has an earlier attempt of this client");

const says = 'at {server.attempt.at} its sshd said: {server.attempt.line}';

function refusalIs(codes: readonly string[]): Condition {
  return attempt.field('refusal').oneOf([...codes], says);
}

/** What sshd said of the attempt of this run: its own word is the proof. */
export function saidOfUs(...codes: readonly string[]): Condition {
  return all(ours, refusalIs(codes));
}

/** What it said of an earlier attempt may have been mended since: it speaks for a cause and proves none. */
export function saidEarlier(...codes: readonly string[]): Sign {
  return { when: all(earlier, refusalIs(codes)), weight: 'decisive' };
}

/** sshd drops nothing silently: the first connection over a limit stands in its log. */
export const noDropsAtLimits = fact('server.drops')
  .field('atLimits')
  .equals(0, 'its log of the last hour has no connection dropped at MaxStartups or PerSourceMaxStartups');
export const installedSince98 = fact('server.sshd.installed')
  .field('version')
  .matches('^(9\\.[89]|1[0-9]\\.)', 'its OpenSSH is 9.8 or newer');
export const noLimitPerSource = fact('server.sshd.effective')
  .field('perSourceMaxStartups')
  .equals('none', 'it has no limit for a single address (PerSourceMaxStartups)');
