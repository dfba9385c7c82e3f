import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';
import { controlPathTooLong } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-controlpath-too-long',
  title:
    'The path for the shared connection (ControlPath) is too long: {config.control-socket.bytes} bytes, and {config.control-socket.limit} fit.',
  layer: 'B',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: controlPathTooLong, weight: 'decisive' }],
  proof: controlPathTooLong,
  ruledOutBy: fact('config.control-socket').kind(['none', 'live', 'stale', 'hung'], 'the path fits'),
  lookAlikes: ['client/client-controlmaster-stale-socket'],
  fix: [
    { where: 'client', system: 'any', does: 'Set a short path below the Host block:', run: 'ControlPath ~/.ssh/cm-%C' },
    {
      where: 'client',
      system: 'any',
      does: 'In Ansible set in ansible.cfg, section [ssh_connection]:',
      run: 'control_path = %(directory)s/%%C',
    },
  ],
  source: ['mux.c, muxclient(); misc.c, unix_listener()', 'https://github.com/ansible/ansible/issues/11536'],
});
