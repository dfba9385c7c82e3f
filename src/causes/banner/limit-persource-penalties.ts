import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { installedSince98, noDropsAtLimits, saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import {
  againSsh,
  answersHttp,
  answersTls,
  maxStartupsText,
  notAllowedText,
  serverSince98,
  ssh1Only,
  sshCutAtBanner,
} from '../conditions/banner.ts';
import { penaltiesOff } from '../conditions/inside-limits.ts';

export default defineCause({
  id: 'banner/limit-persource-penalties',
  title: 'The SSH server punishes this address for failed or broken-off logins (PerSourcePenalties).',
  says: 'Since OpenSSH 9.8 every failed login, unknown user or connection without a login adds to a penalty; from 15 seconds on the address is shut out until it has passed. Monitoring and scanners do this without wanting to.',
  layer: 'I',
  frequency: 'occasional',
  refusedBy: 'sshd-limits',
  signs: [
    saidEarlier('penalty'),
    { when: notAllowedText, weight: 'strong' },
    { when: all(sshCutAtBanner, serverSince98), weight: 'medium' },
    { when: againSsh, weight: 'medium', against: true },
  ],
  // MaxStartups and PerSourceMaxStartups have the same words since 9.8.
  proof: any(saidOfUs('penalty'), all(notAllowedText, installedSince98, noDropsAtLimits)),
  ruledOutBy: any(penaltiesOff, maxStartupsText, answersHttp, answersTls, ssh1Only),
  lookAlikes: ['banner/limit-maxstartups', 'banner/limit-persource-maxstartups', 'connect/ban-fail2ban'],
  decidedBy: {
    where: 'server',
    says: 'Look in the log for "penalty:":',
    run: 'sudo journalctl -u ssh -u sshd -e | grep penalty',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Stop whatever keeps failing at this server, then wait some minutes: a penalty passes by itself (at most 10 minutes by default).',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Exempt the address in sshd_config, check and restart (a restart also clears the penalties): PerSourcePenaltyExemptList YOUR.ADDRESS',
    },
    {
      where: 'server',
      system: 'debian',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo systemctl restart ssh',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo systemctl restart sshd',
    },
  ],
  source: ['OpenSSH srclimit.c', 'sshd_config(5)', 'https://github.com/jtesta/ssh-audit/issues/349'],
});
