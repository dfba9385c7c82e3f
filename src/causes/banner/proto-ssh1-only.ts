import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { answersHttp, answersOther, answersTls, ssh1Only, tarpit, versionLine } from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/proto-ssh1-only',
  title: 'The server speaks only SSH-1, which no ssh of today speaks any more.',
  layer: 'M',
  frequency: 'rare',
  refusedBy: 'host',
  signs: [{ when: ssh1Only, weight: 'decisive' }],
  proof: ssh1Only,
  ruledOutBy: any(versionLine, answersHttp, answersTls, answersOther, tarpit),
  lookAlikes: ['banner/port-is-other-protocol'],
  fix: [
    { where: 'server', system: 'any', does: 'Update the firmware of the device, and switch SSH-2 on.' },
    {
      where: 'client',
      system: 'putty',
      does: 'PuTTY can still speak it: Connection, SSH, "SSH protocol version": 1 only. Nothing that passes is safe from listeners.',
    },
  ],
  source: ['OpenSSH kex.c', 'lab'],
});
