import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  agentWithoutKeys,
  denied,
  loginAccepted,
  noKeyFile,
  noKeyOffered,
  noSpareKey,
  takesOnlyKeys,
  takesPassword,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-password-disabled',
  title: 'The server takes no password, only keys, and this machine has no key.',
  says: '[ PasswordAuthentication stands in {server.sshd.origins.passwordauthentication.file}, line {server.sshd.origins.passwordauthentication.line}.]',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(denied, takesOnlyKeys, noKeyOffered), weight: 'medium' }],
  proof: all(denied, takesOnlyKeys, noKeyOffered, noKeyFile, noSpareKey, agentWithoutKeys),
  ruledOutBy: any(loginAccepted, takesPassword),
  lookAlikes: ['auth/key-not-offered', 'auth/auth-server-offers-no-method'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Make a key, and bring its .pub file to the server over its console or the panel of the provider:',
      run: 'ssh-keygen -t ed25519',
    },
    {
      where: 'server',
      system: 'any',
      does: 'For the time of the first login, set "PasswordAuthentication yes" in sshd_config (on cloud images in sshd_config.d/50-cloud-init.conf), check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['PuTTY 0.84 doc/errors', 'cloud-init config/cloud.cfg.tmpl'],
});
