import { defineCause } from '../../contract/cause.ts';
import { sessionSays } from '../conditions/session.ts';

const said = sessionSays('Could not chdir to home directory', 'the server cannot change to the home directory');

export default defineCause({
  id: 'session/account-home-missing',
  title: 'The home directory of {user} does not exist on the server.',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'host',
  beside: true,
  signs: [{ when: said, weight: 'decisive' }],
  proof: said,
  lookAlikes: ['auth/auth-home-not-mounted'],
  fix: [{ where: 'server', system: 'linux', does: 'Make it:', run: 'sudo mkhomedir_helper {user}' }],
  source: ['OpenSSH session.c'],
});
