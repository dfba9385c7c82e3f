import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `client`. */
export const clientTold: ToldSigns = {
  'client/client-config-not-read': [
    sign('weak', said('denied-publickey', 'name-not-found')),
    sign('medium', told('setup', 'config-file')),
    sign(
      'strong',
      told('setup', 'config-file'),
      said('denied-publickey', 'denied-password', 'name-not-found', 'denied', 'connect-refused', 'ide-wrapper'),
    ),
  ],
  'client/client-config-host-block-override': [
    sign('weak', said('denied-publickey', 'connect-refused')),
    sign('medium', told('setup', 'config-file')),
  ],
  'client/client-not-installed': [sign('strong', said('ssh-missing'))],
  'client/client-multiple-ssh-binaries': [
    sign('strong', said('createprocess-bad')),
    sign('strong', told('setup', 'ssh-binary')),
    sign('medium', said('git-auth-failed'), told('setup', 'ssh-binary')),
    sign('medium', said('git-auth-failed')),
    sign('medium', told('contrast', 'other-client-works'), told('place', 'windows')),
    sign('weak', said('git-wrapper'), told('place', 'windows')),
  ],
  'client/client-openssl-mismatch': [
    sign('decisive', said('openssl-mismatch')),
    sign('medium', told('setup', 'library-path')),
    sign('weak', said('key-libcrypto'), told('setup', 'library-path')),
  ],
  'client/client-option-unsupported-version': [sign('strong', said('config-unsupported'))],
  'client/client-config-syntax': [sign('strong', said('config-bad'))],
  'client/client-no-passwd-entry': [sign('decisive', said('no-passwd-entry'))],
  'client/host-argument-malformed': [
    sign('decisive', said('host-malformed')),
    sign('decisive', said('empty-host')),
    sign('strong', told('setup', 'variable-in-host')),
    sign('medium', told('setup', 'host-text')),
  ],
  'client/client-config-bad-permissions': [sign('decisive', said('config-permissions'))],
  'client/client-controlpath-too-long': [
    sign('decisive', said('controlpath-too-long')),
    sign('medium', told('setup', 'long-path')),
  ],
  'client/client-controlmaster-stale-socket': [
    sign('decisive', said('controlsocket-stale')),
    sign('strong', told('setup', 'controlmaster')),
    sign('medium', told('change', 'hangs'), told('setup', 'controlmaster')),
    sign('weak', told('change', 'hangs'), told('contrast', 'other-client-works')),
  ],
  'client/client-bind-address-missing': [
    sign('weak', said('connect-failed')),
    sign('decisive', said('bind-missing')),
    sign('medium', told('setup', 'bind-address')),
  ],
  'client/client-askpass-or-sshpass-missing': [
    sign('medium', said('no-tty'), said('denied-password', 'hostkey-verification-failed')),
  ],
};
