import { any, fact } from '../../contract/condition.ts';

/** Named conditions about sshd's own limits, as its configuration sets them for this client. */

const limits = fact('server.limits');

export const penaltiesOff = any(
  limits.field('penalties').kind('none', 'sshd punishes no address (PerSourcePenalties no)'),
  limits.field('penalties.exempt').equals(true, 'this address is exempt (PerSourcePenaltyExemptList)'),
);
export const noLimitPerSource = limits
  .field('perSource')
  .equals(null, 'sshd has no limit for each address (PerSourceMaxStartups none)');
