import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { byPortUnreachable, byReset, shutOutMeanwhile, silent } from '../conditions/connect.ts';
import { rejectedByHostSigns } from '../conditions/connect-signs.ts';
import { otherPortUnreachable } from '../conditions/elsewhere.ts';
import { limitReached, ruledByLimit } from '../conditions/inside-firewall.ts';
import { nothingLeaves, refusedByRouter } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/fw-rate-limit',
  title: 'The firewall of the server lets only so many new connections in: too many came from here in a short time.',
  layer: 'H',
  frequency: 'occasional',
  refusedBy: 'host-firewall',
  signs: [
    { when: silent, weight: 'weak' },
    { when: ruledByLimit, weight: 'decisive' },
    { when: shutOutMeanwhile, weight: 'decisive' },
    ...rejectedByHostSigns, // ufw limit rejects; others drop
    { when: byReset, weight: 'strong', against: true },
    { when: all(byPortUnreachable, otherPortUnreachable), weight: 'medium', against: true },
    { when: refusedByRouter, weight: 'decisive', against: true },
    { when: nothingLeaves, weight: 'decisive', against: true },
  ],
  proof: limitReached,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/ban-fail2ban', 'banner/limit-persource-penalties'],
  decidedBy: {
    where: 'client',
    says: 'Wait a minute without any try, then connect once.',
    run: 'sleep 60; ssh {host}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Wait a minute, then connect once. Use one shared connection for scripts; below the Host block:',
      run: 'ControlMaster auto',
    },
    {
      where: 'server',
      system: 'debian',
      does: 'With ufw, allow instead of limit, on the console:',
      run: 'sudo ufw delete limit {port}/tcp; sudo ufw allow {port}/tcp',
    },
  ],
  source: ['ufw(8): limit denies at 6 connections within 30 seconds'],
});
