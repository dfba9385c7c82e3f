import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { answersAsSsh, noConnection, refused } from '../conditions/connect.ts';
import { sshOnOtherPort } from '../conditions/elsewhere.ts';
import { refusedByRouter } from '../conditions/way.ts';

const wslRange = all(
  fact('address.kind').field('range').equals('private', '{address} is a private address'),
  fact('name.lookup')
    .field('address')
    .matches('^172\\.(1[6-9]|2[0-9]|3[01])\\.', 'it lies in the range that WSL takes'),
);

export default defineCause({
  id: 'connect/wsl2-nat',
  title: 'sshd runs inside WSL2, which the network reaches only through Windows.',
  layer: 'X',
  frequency: 'common',
  signs: [
    { when: all(noConnection, wslRange), weight: 'medium' },
    { when: refused, weight: 'weak' },
    { when: refusedByRouter, weight: 'decisive', against: true },
    { when: sshOnOtherPort, weight: 'strong', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/fw-windows-server'],
  decidedBy: {
    where: 'server',
    says: 'Is the server a WSL on Windows? In PowerShell:',
    run: 'netsh interface portproxy show all',
  },
  fix: [
    {
      where: 'server',
      system: 'windows',
      does: 'In a PowerShell as administrator, pass a port of Windows on to WSL, and open it in the firewall:',
      run: 'netsh interface portproxy add v4tov4 listenport=2222 listenaddress=0.0.0.0 connectport=22 connectaddress=<wsl-address>',
    },
  ],
  source: ['Microsoft Learn: networking with WSL'],
});
