import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import {
  againSlow,
  answersHttp,
  answersOther,
  answersTls,
  closedUnheard,
  silentSigns,
  ssh1Only,
  tarpit,
  versionLine,
} from '../conditions/banner.ts';
import { killsForMemory, meansUsedUp, memoryShort } from '../conditions/machine.ts';

const quickLine = all(versionLine, fact('banner.read').field('afterMs').less(1000, 'its first line comes at once'));

export default defineCause({
  id: 'host/host-overloaded',
  title: 'The server has no strength left to serve a connection: no process, file or memory is to be had.',
  says: 'Accepting is done by the kernel; for the first line sshd has to start a process, which fails or takes very long without memory or under heavy load.',
  layer: 'F',
  frequency: 'occasional',
  refusedBy: 'host',
  showsAt: ['banner', 'connect'],
  signs: [
    ...silentSigns,
    { when: closedUnheard, weight: 'weak' },
    { when: againSlow, weight: 'medium' },
    { when: killsForMemory, weight: 'strong' },
    { when: memoryShort, weight: 'strong' },
  ],
  proof: meansUsedUp,
  ruledOutBy: any(answersHttp, answersTls, answersOther, ssh1Only, tarpit, quickLine),
  lookAlikes: ['banner/proto-banner-timeout', 'banner/limit-maxstartups', 'banner/port-is-tarpit'],
  decidedBy: {
    where: 'server',
    says: "Look at the server's console at load and memory:",
    run: "uptime; free -m; dmesg | grep -i -E 'oom|out of memory' | tail",
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, find what eats memory or processor time, and end it:',
      run: 'top -b -n1 -o %MEM | head -15',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Where the service itself has reached its limit, look at it, and start it anew:',
      run: 'systemctl show ssh sshd -p TasksCurrent -p TasksMax -p MemoryMax -p LimitNOFILE; sudo systemctl restart ssh',
    },
    {
      where: 'provider',
      system: 'any',
      does: 'Without a console that answers, restart the machine in the panel of the provider.',
    },
  ],
  source: ['taxonomy, layer F', 'lab'],
});
