import { defineCause } from '../../contract/cause.ts';
import { all, any, is } from '../../contract/condition.ts';
import {
  denied,
  identityIs,
  keyAccepted,
  loginAccepted,
  noKeyProblem,
  noPartialSuccess,
  problemText,
} from '../conditions/auth.ts';

const halvesDiffer = identityIs(
  { publicHalfDiffers: is(true) },
  'the .pub file beside a private key holds another key',
);
const textSays = problemText('do not match public', 'ssh says that private and public key do not match');

export default defineCause({
  id: 'auth/key-pair-mismatch',
  title: 'The .pub file beside the private key belongs to another key pair.',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: all(denied, halvesDiffer), weight: 'strong' },
    { when: all(denied, halvesDiffer, keyAccepted), weight: 'decisive' },
    { when: all(denied, textSays), weight: 'decisive' },
  ],
  proof: any(all(denied, textSays), all(denied, halvesDiffer, keyAccepted, noKeyProblem, noPartialSuccess)),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/agent-refused-operation', 'auth/auth-multi-factor-required'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Keep the old .pub file, and write the right one:',
      run: 'mv KEY.pub KEY.pub.old && ssh-keygen -yf KEY > KEY.pub',
    },
  ],
  source: ['OpenSSH sshconnect2.c', 'PuTTY 0.84'],
});
