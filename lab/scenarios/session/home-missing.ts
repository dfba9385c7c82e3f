import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/home-missing',
  client: { args: ['--session', 'deploy@server.lab'] },
  server: {
    config: ['AuthorizedKeysFile /etc/ssh/keys/%u'],
    prepare:
      'mkdir /etc/ssh/keys && cp /home/deploy/.ssh/authorized_keys /etc/ssh/keys/deploy && chmod 644 /etc/ssh/keys/deploy',
  },
  title: 'The home is gone and nothing else: the session works all the same, and the report says so beside.',
  fault: { on: 'server', sh: 'mv /home/deploy /home/.deploy', undo: 'mv /home/.deploy /home/deploy' },
  healthy: true,
  expect: { then: ['session/account-home-missing'], exit: 0, outcome: 'works' },
  ends: 'healthy-after-undo',
});
