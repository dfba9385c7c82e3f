import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { agentHasKeys, denied, hasPrivateKey, loginAccepted, takesKeys, takesPrompts } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-pubkey-disabled',
  title: 'The server does not take keys to begin with; it asks for a password.',
  says: '[ PubkeyAuthentication stands in {server.sshd.origins.pubkeyauthentication.file}, line {server.sshd.origins.pubkeyauthentication.line}.]',
  layer: 'R',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(denied, not(takesKeys), takesPrompts), weight: 'decisive' }],
  proof: all(denied, not(takesKeys), takesPrompts, any(hasPrivateKey, agentHasKeys)),
  ruledOutBy: any(loginAccepted, takesKeys),
  lookAlikes: ['auth/auth-server-offers-no-method', 'auth/auth-multi-factor-required'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd what holds for this user:',
    run: 'sudo sshd -T -C user={user},host=x,addr=127.0.0.1',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in with the password:',
      run: 'ssh -o PreferredAuthentications=password,keyboard-interactive {name}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Set "PubkeyAuthentication yes" in sshd_config, look at AuthenticationMethods, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH servconf.c'],
});
