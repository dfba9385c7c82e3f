import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `hostkey`. */
export const hostkeyTold: ToldSigns = {
  'hostkey/path-lb-mixed-hosts': [
    sign('medium', said('hostkey-changed')),
    sign('strong', told('setup', 'round-robin')),
    sign('medium', told('change', 'sometimes'), said('hostkey-changed')),
  ],
  'hostkey/wrong-host': [
    sign('weak', said('connect-refused', 'hostkey-changed', 'denied-publickey', 'denied-password')),
    sign('strong', told('setup', 'wrong-machine')),
    sign('weak', told('setup', 'port-given'), said('hostkey-changed')),
  ],
  'hostkey/hostkey-unknown-noninteractive': [
    sign('strong', said('hostkey-verification-failed')),
    sign('decisive', said('hostkey-unknown')),
    sign('strong', said('sshpass-hostkey')),
    sign('strong', said('libssh-remote-key')),
    sign('medium', told('place', 'ci', 'container')),
    sign('weak', told('setup', 'known-hosts')),
    sign('weak', said('git-wrapper'), told('place', 'ci', 'container')),
    sign('medium', said('hostkey-verification-failed'), told('place', 'ci', 'container')),
    sign('medium', said('hostkey-prompt')),
    sign('strong', said('hostkey-prompt'), said('no-tty')),
  ],
  'hostkey/hostkey-changed-reinstall': [
    sign('decisive', said('hostkey-changed')),
    sign('strong', told('change', 'reinstalled')),
  ],
  'hostkey/hostkey-changed-ip-reuse': [
    sign('strong', said('hostkey-changed')),
    sign('medium', said('hostkey-spoofing')),
    sign('medium', told('setup', 'same-name-new-host')),
    sign('medium', told('change', 'fresh-host'), said('hostkey-changed')),
    sign('strong', told('setup', 'same-name-new-host'), said('hostkey-changed')),
  ],
  'hostkey/hostkey-provider-rotation': [
    sign('strong', said('hostkey-changed')),
    sign('decisive', said('hostkey-changed'), told('place', 'git-host')),
    sign('decisive', told('change', 'host-key-rotated'), said('hostkey-changed', 'hostkey-verification-failed')),
    sign('strong', told('change', 'host-key-rotated')),
    sign('medium', told('place', 'git'), said('hostkey-changed')),
  ],
  'hostkey/hostkey-type-not-stored': [
    sign('medium', said('hostkey-verification-failed', 'libssh-remote-key', 'hostkey-unknown')),
    sign('decisive', told('setup', 'host-key-type')),
  ],
  'hostkey/hostkey-mitm-or-interception': [
    sign('medium', said('hostkey-changed')),
    sign('medium', said('hostkey-spoofing')),
    sign('strong', told('setup', 'mitm')),
  ],
  'hostkey/hostkey-revoked': [
    sign('decisive', said('hostkey-revoked')),
    sign('medium', told('setup', 'revoked'), said('hostkey-verification-failed')),
  ],
  'hostkey/hostkey-ca-problem': [
    sign('medium', said('log-cert-time', 'log-cert-principal')),
    sign('strong', said('cert-hostkey'), said('hostkey-verification-failed')),
    sign('strong', told('setup', 'host-cert')),
  ],
  'hostkey/hostkey-known-hosts-unwritable': [
    sign('decisive', said('hostkey-unwritable')),
    sign('strong', told('setup', 'unwritable')),
  ],
  'hostkey/putty-hostkey-not-cached': [sign('decisive', said('hostkey-not-cached'))],
};
