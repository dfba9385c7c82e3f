import type { EffectiveConfig } from '../../../contract/facts/config.ts';
import type { Offer } from '../../../contract/facts/kex.ts';
import type { SshG } from '../../../wire/config/ssh-g.ts';
import { openSshDefaults } from './default-lists.ts';

/** What is not printed was not set; the defaults are those of readconf.c fill_default_options. */
export function effectiveConfig(values: SshG, by: EffectiveConfig['by']): EffectiveConfig {
  const all = (keyword: string): readonly string[] => values.get(keyword) ?? [];
  const text = (keyword: string): string | null => {
    const value = all(keyword)[0];
    return value === undefined || value === '' || value.toLowerCase() === 'none' ? null : value;
  };
  const yes = (keyword: string, byDefault: boolean): boolean => {
    const value = text(keyword)?.toLowerCase();
    return value === undefined ? byDefault : !['no', 'false', '0'].includes(value);
  };
  const number = (keyword: string): number | null => {
    const value = text(keyword);
    return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : null;
  };
  const list = (keyword: string, byDefault: readonly string[]): readonly string[] => {
    const value = all(keyword)[0];
    return value === undefined ? byDefault : value.split(',').filter((name) => name !== '');
  };
  /** `ssh -G` prints lists of paths on one line with blanks between. */
  const paths = (keyword: string): readonly string[] =>
    all(keyword).flatMap((line) => line.split(/[ \t]+/).filter(Boolean));
  return {
    by,
    hostname: text('hostname') ?? text('host') ?? '',
    port: number('port') ?? 22,
    user: text('user') ?? '',
    addressFamily: family(text('addressfamily')),
    identityFiles: all('identityfile'),
    certificateFiles: all('certificatefile'),
    identitiesOnly: yes('identitiesonly', false),
    // `none` means here: no agent at all, so it is kept.
    identityAgent: all('identityagent')[0] ?? null,
    userKnownHostsFiles: paths('userknownhostsfile'),
    globalKnownHostsFiles: paths('globalknownhostsfile'),
    hostKeyAlias: text('hostkeyalias'),
    strictHostKeyChecking: strictness(text('stricthostkeychecking')),
    proxyJump: text('proxyjump'),
    proxyCommand: text('proxycommand'),
    proxyUseFdpass: yes('proxyusefdpass', false),
    controlPath: text('controlpath'),
    controlMaster: text('controlmaster') ?? 'false',
    bindAddress: text('bindaddress'),
    bindInterface: text('bindinterface'),
    connectTimeoutS: number('connecttimeout'),
    preferredAuthentications: list('preferredauthentications', defaultMethods),
    kexAlgorithms: list('kexalgorithms', openSshDefaults.kex),
    hostKeyAlgorithms: list('hostkeyalgorithms', openSshDefaults.hostKey),
    ciphers: list('ciphers', openSshDefaults.cipher),
    macs: list('macs', openSshDefaults.mac),
    pubkeyAcceptedAlgorithms:
      values.has('pubkeyacceptedalgorithms') || !values.has('pubkeyacceptedkeytypes') // the name up to 8.4
        ? list('pubkeyacceptedalgorithms', openSshDefaults.pubkeyAccepted)
        : list('pubkeyacceptedkeytypes', openSshDefaults.pubkeyAccepted),
    requiredRsaSize: number('requiredrsasize'),
    batchMode: yes('batchmode', false),
    passwordAuthentication: yes('passwordauthentication', true),
    pubkeyAuthentication: yes('pubkeyauthentication', true),
    kbdInteractiveAuthentication: yes(
      values.has('challengeresponseauthentication')
        ? 'challengeresponseauthentication'
        : 'kbdinteractiveauthentication',
      true,
    ),
    revokedHostKeys: paths('revokedhostkeys'),
    canonicalizeHostname: yes('canonicalizehostname', false),
    knownHostsCommand: text('knownhostscommand'),
    remoteCommand: text('remotecommand'),
    ipqos: text('ipqos'),
  };
}

/** The offer of this client, without the markers that ssh adds on the wire (`ext-info-c`, `kex-strict-c-v00@openssh.com`). */
export function offerOf(config: EffectiveConfig, compress: boolean): Offer {
  const { kexAlgorithms: kex, hostKeyAlgorithms: hostKey, ciphers: cipher, macs: mac } = config;
  // kex.c compression_alg_list.
  const compression = compress ? ['zlib@openssh.com', 'none'] : openSshDefaults.compression;
  return { kex, hostKey, cipher, cipherBack: cipher, mac, macBack: mac, compression };
}

/** sshconnect2.c authmethods. */
const defaultMethods = ['gssapi-with-mic', 'hostbased', 'publickey', 'keyboard-interactive', 'password'];

function family(word: string | null): EffectiveConfig['addressFamily'] {
  return word === 'inet' || word === 'inet6' ? word : 'any';
}

/** `ssh -G` prints `true` and `false` for yes and no; `off` is another word for no. */
function strictness(word: string | null): EffectiveConfig['strictHostKeyChecking'] {
  if (word === 'accept-new') return word;
  if (word === 'yes' || word === 'true') return 'yes';
  return word === 'no' || word === 'false' || word === 'off' ? 'no' : 'ask';
}
