import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { denied, loginAccepted, problemSeen, securityKeyAccepted } from '../conditions/auth.ts';

const noDevice = problemSeen('device-not-found', 'ssh does not find the security key (device not found)');

export default defineCause({
  id: 'auth/fido-device-not-found',
  title: 'The security key that holds your SSH key is not plugged in or not visible here.',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, noDevice), weight: 'decisive' }],
  proof: all(denied, noDevice, securityKeyAccepted),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/fido-pin-or-touch'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Plug it in and try again. In a virtual machine or WSL, pass the device through first.',
    },
    { where: 'client', system: 'linux', does: 'Look whether the system sees it:', run: 'fido2-token -L' },
  ],
  source: ['OpenSSH ssh-sk.c'],
});
