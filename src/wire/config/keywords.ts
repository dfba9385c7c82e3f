/**
 * The keywords of ssh_config (readconf.c of 7.0 to 10.5) as data. `keeps` says what a second setting does: most keep the
 * first value; a few lists grow. `since` is the release that brought the keyword, null when it is older than 7.0.
 */
export type ValueKind =
  | 'flag'
  | 'words'
  | 'integer'
  | 'time'
  | 'port'
  | 'string'
  /** The rest of the line as it stands, quotes and all. */
  | 'command'
  | 'jump'
  /** One or more arguments, all kept. */
  | 'strings'
  | 'forward'
  /** One or two arguments with their own little language; checked by ssh only. */
  | 'free';

export interface Keyword {
  /** As ssh_config(5) writes it. */
  readonly name: string;
  readonly value: ValueKind;
  readonly keeps: 'first' | 'grows';
  readonly state: 'live' | 'deprecated' | 'unsupported' | 'ignored';
  /** For `words`: what may stand besides yes, no, true and false. */
  readonly words: readonly string[];
  readonly since: string | null;
  readonly aliases: readonly string[];
}

type Extra = Partial<Omit<Keyword, 'name' | 'value'>>;

function keyword(name: string, value: ValueKind, extra: Extra = {}): Keyword {
  return { name, value, keeps: 'first', state: 'live', words: [], since: null, aliases: [], ...extra };
}

const grows = { keeps: 'grows' } as const;

export const keywords: readonly Keyword[] = [
  keyword('Host', 'strings'),
  keyword('Match', 'command'),
  keyword('Include', 'strings', { since: '7.3' }),
  keyword('Hostname', 'string'),
  keyword('User', 'string'),
  keyword('Port', 'port'),
  keyword('AddressFamily', 'words', { words: ['any', 'inet', 'inet6'] }),
  keyword('BatchMode', 'flag'),
  keyword('BindAddress', 'string'),
  keyword('BindInterface', 'string', { since: '7.7' }),
  keyword('CanonicalDomains', 'strings'),
  keyword('CanonicalizeFallbackLocal', 'flag'),
  keyword('CanonicalizeHostname', 'words', { words: ['always'] }),
  keyword('CanonicalizeMaxDots', 'integer'),
  keyword('CanonicalizePermittedCNAMEs', 'strings'),
  keyword('CASignatureAlgorithms', 'string', { since: '7.9' }),
  keyword('CertificateFile', 'string', { ...grows, since: '7.2' }),
  keyword('ChannelTimeout', 'strings', { since: '9.2' }),
  keyword('CheckHostIP', 'flag'),
  keyword('Ciphers', 'string'),
  keyword('ClearAllForwardings', 'flag'),
  keyword('Compression', 'flag'),
  keyword('ConnectionAttempts', 'integer'),
  keyword('ConnectTimeout', 'time'),
  keyword('ControlMaster', 'words', { words: ['ask', 'auto', 'autoask'] }),
  keyword('ControlPath', 'string'),
  keyword('ControlPersist', 'free'),
  keyword('DynamicForward', 'forward', grows),
  keyword('EnableEscapeCommandline', 'flag', { since: '9.2' }),
  keyword('EnableSSHKeysign', 'flag'),
  keyword('EscapeChar', 'free'),
  keyword('ExitOnForwardFailure', 'flag'),
  keyword('FingerprintHash', 'string'),
  keyword('ForkAfterAuthentication', 'flag', { since: '8.7' }),
  keyword('ForwardAgent', 'string'),
  keyword('ForwardX11', 'flag'),
  keyword('ForwardX11Timeout', 'time'),
  keyword('ForwardX11Trusted', 'flag'),
  keyword('GatewayPorts', 'flag'),
  keyword('GlobalKnownHostsFile', 'strings'),
  keyword('GSSAPIAuthentication', 'flag'),
  keyword('GSSAPIDelegateCredentials', 'flag'),
  keyword('HashKnownHosts', 'flag'),
  keyword('HostbasedAcceptedAlgorithms', 'string', { aliases: ['HostbasedKeyTypes'] }),
  keyword('HostbasedAuthentication', 'flag'),
  keyword('HostKeyAlgorithms', 'string'),
  keyword('HostKeyAlias', 'string'),
  keyword('IdentitiesOnly', 'flag'),
  keyword('IdentityAgent', 'string', { since: '7.3' }),
  keyword('IdentityFile', 'string', { ...grows, aliases: ['IdentityFile2'] }),
  keyword('IgnoreUnknown', 'string'),
  keyword('IPQoS', 'free'),
  keyword('KbdInteractiveAuthentication', 'flag', {
    aliases: ['ChallengeResponseAuthentication', 'SkeyAuthentication', 'TISAuthentication'],
  }),
  keyword('KbdInteractiveDevices', 'string'),
  keyword('KexAlgorithms', 'string'),
  keyword('KnownHostsCommand', 'command', { since: '8.5' }),
  keyword('LocalCommand', 'command'),
  keyword('LocalForward', 'forward', grows),
  keyword('LogLevel', 'string'),
  keyword('LogVerbose', 'strings', { since: '8.5' }),
  keyword('MACs', 'string'),
  keyword('NoHostAuthenticationForLocalhost', 'flag'),
  keyword('NumberOfPasswordPrompts', 'integer'),
  keyword('ObscureKeystrokeTiming', 'free', { since: '9.5' }),
  keyword('PasswordAuthentication', 'flag'),
  keyword('PermitLocalCommand', 'flag'),
  keyword('PermitRemoteOpen', 'strings', { since: '8.5' }),
  keyword('PKCS11Provider', 'string', { aliases: ['SmartcardDevice'] }),
  keyword('PreferredAuthentications', 'string'),
  keyword('ProxyCommand', 'command'),
  keyword('ProxyJump', 'jump', { since: '7.3' }),
  keyword('ProxyUseFdpass', 'flag'),
  keyword('PubkeyAcceptedAlgorithms', 'string', { aliases: ['PubkeyAcceptedKeyTypes'] }),
  keyword('PubkeyAuthentication', 'words', { words: ['unbound', 'host-bound'], aliases: ['DSAAuthentication'] }),
  keyword('RefuseConnection', 'string', { since: '10.0' }),
  keyword('RekeyLimit', 'free'),
  keyword('RemoteCommand', 'command', { since: '7.6' }),
  keyword('RemoteForward', 'forward', grows),
  keyword('RequestTTY', 'words', { words: ['force', 'auto'] }),
  keyword('RequiredRSASize', 'integer', { since: '9.1' }),
  keyword('RevokedHostKeys', 'strings'),
  keyword('SecurityKeyProvider', 'string', { since: '8.2' }),
  keyword('SendEnv', 'strings', grows),
  keyword('ServerAliveCountMax', 'integer'),
  keyword('ServerAliveInterval', 'time'),
  keyword('SessionType', 'words', { words: ['none', 'subsystem', 'default'], since: '8.7' }),
  keyword('SetEnv', 'strings', { since: '7.8' }),
  keyword('StdinNull', 'flag', { since: '8.7' }),
  keyword('StreamLocalBindMask', 'free'),
  keyword('StreamLocalBindUnlink', 'flag'),
  keyword('StrictHostKeyChecking', 'words', { words: ['ask', 'off', 'accept-new'] }),
  keyword('SyslogFacility', 'string', { since: '7.5' }),
  keyword('Tag', 'string', { since: '9.4' }),
  keyword('TCPKeepAlive', 'flag', { aliases: ['KeepAlive'] }),
  keyword('Tunnel', 'words', { words: ['ethernet', 'point-to-point'] }),
  keyword('TunnelDevice', 'string'),
  keyword('UpdateHostKeys', 'words', { words: ['ask'] }),
  keyword('UserKnownHostsFile', 'strings'),
  keyword('VerifyHostKeyDNS', 'words', { words: ['ask'] }),
  keyword('VersionAddendum', 'command', { since: '10.1' }),
  keyword('VisualHostKey', 'flag'),
  keyword('WarnWeakCrypto', 'words', { words: ['no-pq-kex'], since: '10.1' }),
  keyword('XAuthLocation', 'string'),
  // Distribution patches that many files carry.
  keyword('GSSAPIKeyExchange', 'flag'),
  keyword('GSSAPIClientIdentity', 'string'),
  keyword('GSSAPIServerIdentity', 'string'),
  keyword('GSSAPITrustDNS', 'flag'),
  keyword('GSSAPIRenewalForcesRekey', 'flag'),
  keyword('GSSAPIKexAlgorithms', 'string'),

  keyword('Protocol', 'free', { state: 'ignored' }),
  ...['Cipher', 'FallBackToRsh', 'GlobalKnownHostsFile2', 'RhostsAuthentication'].map(deprecated),
  ...['UserKnownHostsFile2', 'UseRoaming', 'UseRsh', 'UsePrivilegedPort'].map(deprecated),
  ...['AFSTokenPassing', 'KerberosAuthentication', 'KerberosTGTPassing', 'RSAAuthentication'].map(unsupported),
  ...['RhostsRSAAuthentication', 'CompressionLevel'].map(unsupported),
];

function deprecated(name: string): Keyword {
  return keyword(name, 'free', { state: 'deprecated' });
}

function unsupported(name: string): Keyword {
  return keyword(name, 'free', { state: 'unsupported' });
}

const byName = new Map<string, Keyword>();
for (const one of keywords) {
  for (const name of [one.name, ...one.aliases]) byName.set(name.toLowerCase(), one);
}

/** Whatever case it is written in, aliases included. */
export function findKeyword(name: string): Keyword | undefined {
  return byName.get(name.toLowerCase());
}
