import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { addressNotReady } from '../conditions/inside-sshd.ts';

export default defineCause({
  id: 'connect/sshd-listenaddress-not-ready',
  title: 'sshd did not start: the address it should listen on was not there yet at boot.',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: addressNotReady,
  ruledOutBy: answersAsSsh,
  explains: ['connect/sshd-not-running'],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-port-in-use'],
  decidedBy: {
    where: 'server',
    says: 'On the console; "Cannot assign requested address" is the answer:',
    run: 'sudo journalctl -u ssh -u sshd -b',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Start it now; for good let it listen on all addresses, or start it after the network (After=network-online.target):',
      run: 'sudo systemctl restart ssh',
    },
  ],
  source: ['https://github.com/bau-sec/ansible-openvpn-hardened/issues/44'],
});
