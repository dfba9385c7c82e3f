import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `kex`. */
export const kexTold: ToldSigns = {
  'kex/path-mtu-blackhole': [
    sign('strong', said('kex-waits')),
    sign('strong', told('setup', 'mtu')),
    sign('weak', told('change', 'hangs')),
    sign('medium', told('setup', 'vpn'), said('kex-waits')),
    sign('weak', said('log-grace')),
  ],
  'kex/path-packet-corruption': [
    sign('strong', said('packet-bad')),
    sign('medium', said('mac-wrong')),
    sign('medium', told('change', 'sometimes'), said('mac-wrong', 'packet-bad')),
  ],
  'kex/alg-hostkey-ssh-rsa-only': [
    sign('decisive', said('only-ssh-rsa')),
    sign('strong', said('no-match-hostkey')),
    sign('medium', told('change', 'client-upgrade')),
    sign('medium', told('place', 'old-server'), said('no-match-hostkey', 'kex-failed')),
  ],
  'kex/alg-hostkey-dss-only': [
    sign('decisive', said('only-ssh-dss')),
    sign('medium', said('no-match-hostkey')),
    sign('medium', told('setup', 'dss')),
  ],
  'kex/alg-kex-sha1-only': [
    sign('decisive', said('only-sha1-kex')),
    sign('strong', said('no-match-kex')),
    sign('weak', said('kex-failed')),
    sign('medium', said('hostkey-weak-list')),
    sign('strong', told('place', 'old-server'), said('no-match-kex', 'kex-failed')),
  ],
  'kex/alg-cipher-cbc-only': [
    sign('decisive', said('only-cbc')),
    sign('strong', said('no-match-cipher')),
    sign('medium', told('setup', 'cbc')),
  ],
  'kex/alg-mac-mismatch': [sign('decisive', said('no-match-mac'))],
  'kex/alg-client-config-pins': [
    sign('strong', said('modern-offered'), said('no-match-hostkey', 'no-match-cipher', 'no-match-kex', 'no-match-mac')),
    sign('decisive', told('setup', 'config-pins')),
    sign('medium', said('modern-offered')),
    sign('weak', said('no-match-hostkey', 'no-match-cipher', 'no-match-kex', 'no-match-mac')),
    sign('medium', said('log-no-match'), said('modern-offered')),
  ],
  'kex/alg-client-too-old': [
    sign('strong', said('kex-failed')),
    sign('medium', said('modern-offered'), said('no-match-kex', 'no-match-cipher', 'no-match-hostkey')),
    sign('decisive', told('place', 'old-client')),
    sign('medium', said('no-match-kex')),
    sign('medium', said('no-match-cipher', 'no-match-hostkey', 'no-match-mac')),
    sign('medium', told('place', 'old-client', 'library'), said('no-match-kex', 'kex-failed')),
    sign('strong', told('setup', 'weak-removed')),
    sign('decisive', said('log-client-old')),
    sign('strong', said('log-no-match')),
    sign('strong', told('place', 'old-client'), said('log-no-match', 'no-match-kex', 'kex-failed', 'no-match-hostkey')),
  ],
  'kex/alg-crypto-policy-sha1': [
    sign('decisive', said('connection-libcrypto')),
    sign('strong', told('place', 'el9')),
    sign('medium', said('no-mutual-signature'), told('place', 'el9')),
    sign('medium', told('setup', 'crypto-policy')),
    sign(
      'strong',
      told('setup', 'crypto-policy'),
      said('key-libcrypto', 'no-mutual-signature', 'connection-libcrypto', 'ssh-rsa-not-accepted'),
    ),
  ],
  'kex/alg-fips-mode': [sign('medium', said('connection-libcrypto')), sign('strong', told('place', 'fips'))],
  'kex/alg-dh-group-too-small': [sign('decisive', said('dh-group')), sign('medium', told('setup', 'dh-small'))],
  'kex/alg-kex-pq-interop': [
    sign('strong', said('pq-kex'), said('kex-waits')),
    sign('medium', said('kex-waits')),
    sign('strong', told('setup', 'pq')),
  ],
  'kex/alg-strict-kex-violation': [sign('decisive', said('strict-kex')), sign('medium', told('setup', 'strict-kex'))],
  'kex/bug-mac-implementation': [
    sign('decisive', said('mac-wrong')),
    sign('medium', told('contrast', 'other-algorithm-works')),
    sign('medium', told('setup', 'terrapin')),
  ],
  'kex/hostkey-rsa-too-short': [
    sign('decisive', said('hostkey-too-short')),
    sign('medium', told('setup', 'old-key-short')),
  ],
};
