import { defineCause } from '../../contract/cause.ts';
import { sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/dropbear-feature-missing',
  title: 'The small SSH server (Dropbear) was built without something that is used here, such as ed25519 keys.',
  layer: 'X',
  frequency: 'occasional',
  signs: [
    sign('strong', told('place', 'dropbear'), told('contrast', 'other-key-works')),
    sign('strong', told('setup', 'small-flash')),
    sign('medium', told('place', 'dropbear')),
  ],
  lookAlikes: ['auth/auth-key-not-on-server', 'session/session-sftp-subsystem-missing'],
  decidedBy: { where: 'client', says: 'Try with an RSA key.' },
  fix: [
    { where: 'client', system: 'any', does: 'Use an RSA or ECDSA key with this server:', run: 'ssh-keygen -t ecdsa' },
    { where: 'server', system: 'any', does: 'Install the full build, or OpenSSH.' },
  ],
  source: ['Dropbear default_options.h'],
});
