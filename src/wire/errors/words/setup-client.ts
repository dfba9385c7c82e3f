import { type Word, w } from './word.ts';

/** What is mentioned of the client's side, its configuration and algorithms. */
export const setupClientWords: readonly Word[] = [
  w(
    'setup',
    'controlmaster',
    /(?<!\w)(?:ControlMaster|ControlPath|ControlPersist|control socket|master process|multiplex|ssh -O check)/iu,
    /(?<!\w)(?:mux|ssh multiplexing|master connection|shared connection|ControlMaster=auto|cm socket|-M -S)/iu,
  ),
  w(
    'setup',
    'long-path',
    /(?<!\w)(?:very long (?:host )?name|long host ?names?|path (?:is )?too long)/iu,
    /(?<!\w)(?:long (?:path|directory|socket name|file ?name|user ?name)|deep (?:directory|path)|108 (?:bytes|characters)|104 (?:bytes|characters))/iu,
  ),
  w(
    'setup',
    'ssh-binary',
    /(?<!\w)(?:GIT_SSH\b|core\.sshCommand|another ssh|Windows ssh\.exe|its own ssh|System32\\OpenSSH|TortoisePlink|plink\.exe)/iu,
    /(?<!\w)(?:GIT_SSH(?:_COMMAND)?|sshCommand|OpenSSH\\ssh\.exe|C:\\Windows\\System32\\OpenSSH|(?:two|several|other|another|wrong|different) ssh(?:\.exe)? (?:binar|client|program|version)|plink|TortoiseGit|bundled ssh|its own ssh|which ssh|where ssh)/iu,
  ),
  w(
    'setup',
    'library-path',
    /(?<!\w)(?:LD_LIBRARY_PATH|conda|MATLAB|anaconda|libcrypto\.so|system update)/iu,
    /(?<!\w)(?:libssl|LD_PRELOAD|LD_LIBRARY|snap\b|AppImage|flatpak|module load|spack|anaconda|miniconda|intel one ?api|self-?compiled openssl|DYLD_|nix\b|openssl (?:3|1\.1|1\.0)\S* (?:installed|built|update))/iu,
  ),
  w(
    'setup',
    'known-hosts',
    /\bknown_hosts\b/iu,
    /(?<!\w)(?:ssh-keyscan|known hosts|StrictHostKeyChecking|fingerprint|host key (?:is |was )?(?:not |un)known)/iu,
  ),
  w(
    'setup',
    'host-key-type',
    /\bknown_hosts (?:holds|has) (?:\S+ ){0,3}(?:only|with)|holds (?:only )?(?:an )?ssh-/iu,
    /(?<!\w)(?:keyscan -t|only (?:the |an? )?(?:ed25519|ecdsa|rsa) (?:host )?key|known_hosts (?:line|entry) (?:is|of|for) (?:an? )?(?:other|another|ecdsa|rsa|ed25519)|(?:ecdsa|ed25519|rsa) (?:host )?key (?:is )?(?:stored|known|listed)|other key type|prefers? (?:another|an? )?(?:ecdsa|rsa|ed25519|ssh-rsa))/iu,
  ),
  w(
    'setup',
    'jump',
    /(?<!\w)(?:ProxyJump|ProxyCommand|jump ?host|bastion|-W %h|gateway host)/iu,
    /(?<!\w)(?:jump ?(?:server|box|host)?|via (?:a |the )?(?:bastion|gateway|jump)|bastion_host|through (?:a |the )?(?:bastion|gateway|jump|intermediate|wallix)|-J \S+|nc %h|stdio forward|proxy ?jump|gateway (?:server|machine)|hop\b|connecting via bastion)/iu,
  ),
  w(
    'setup',
    'alias',
    /(?<!\w)(?:alias of|Host alias|\balias\b)/iu,
    /(?<!\w)(?:alias|short name|name (?:from|in|of) (?:the )?(?:config|program|GUI)|Host (?:entry|section|line)|HostName\b|nickname|name that only|defined in)/iu,
  ),
  w(
    'setup',
    'variable-in-host',
    /\$\{\{|secrets\.\S+|\bempty (?:host|variable)/iu,
    /(?:\$\{?[A-Z_]{3,}\}?|\bundefined variable|\bunset (?:host|variable|secret)|\bempty (?:secret|host ?name|string)|\bsecret (?:is |was )?(?:not set|empty|missing)|\bhost: *$|Host: *(?:\n|$))/iu,
  ),
  w(
    'setup',
    'forwarding',
    /(?<!\w)(?:RemoteForward|LocalForward|port forward|tunnel|AllowTcpForwarding|Local forward|ssh -[LR]\b)/iu,
    /(?<!\w)(?:local port|remote port|dynamic forward|SOCKS|-D \d|forwarded? port|ssh tunnel|tunnell?ing|PermitTunnel|direct-tcpip)/iu,
  ),
  w(
    'setup',
    'local-forward',
    /(?<!\w)(?:LocalForward|Local forward|ssh -L|-L \d)/iu,
    /(?<!\w)(?:-L ?\d|-D ?\d|local port \d+|another (?:ssh|tunnel|process) (?:already )?(?:uses|has|holds) (?:the|that|this) (?:local )?port|tunnel (?:is )?already (?:open|running)|port (?:is )?already (?:taken|bound|used) (?:on|locally))/iu,
  ),
  w(
    'setup',
    'remote-forward',
    /(?<!\w)(?:RemoteForward|remote forward|-R \d)/iu,
    /(?<!\w)(?:reverse (?:tunnel|ssh|forward)|-R ?\d|GatewayPorts|autossh|stale (?:tunnel|session|sshd)|serveo|tcpip-forward)/iu,
  ),
  w(
    'setup',
    'pq',
    /(?<!\w)(?:ML-?KEM|post-quantum|sntrup)/iu,
    /(?<!\w)(?:mlkem|kyber|quantum|sntrup761|large (?:first )?(?:kex|packet|KEXINIT)|KexAlgorithms=curve)/iu,
  ),
  w('setup', 'cbc', /\bCBC\b|-cbc\b/iu, /(?<!\w)(?:3des|aes\d{3}-cbc|CBC (?:only|mode|ciphers?))/iu),
  w(
    'setup',
    'terrapin',
    /(?<!\w)(?:terrapin|backport|umac|hmac)/iu,
    /(?<!\w)(?:etm\b|encrypt-then-mac|MAC (?:algorithm|bug)|umac|-etm@)/iu,
  ),
  w(
    'setup',
    'config-pins',
    /(?<!\w)(?:config pins|pins HostKeyAlgorithms|HostKeyAlgorithms|KexAlgorithms in|Ciphers line)/iu,
    /(?<!\w)(?:own|my|client'?s?|custom|hardened|~\/\.ssh\/config|in (?:the )?(?:ssh_)?config) (?:\S+ ){0,4}(?:Ciphers|MACs|KexAlgorithms|HostKeyAlgorithms|algorithms)|pinned (?:the )?(?:algorithms?|ciphers?|key types?)|host key algorithms: ssh-ed25519$/iu,
  ),
  w(
    'setup',
    'config-file',
    /(?:\.ssh[\\/]config|ssh_config|Host block|Include directive|config file)/iu,
    /(?<!\w)(?:ssh config|config file|~\/\.ssh\/config|Host \*|IdentityFile|Match (?:host|exec)|-F (?:option|file)|user config|world[- ]writable directory|ansible\.cfg|ignor(?:es?|ing|ed) (?:the|its|my) config|(?:missed|ignores|does not read|not reading) (?:the |my )?(?:ssh )?config)/iu,
  ),
  w(
    'setup',
    'host-text',
    /(?<!\w)(?:host field|host name (?:holds|with|contains)|trailing (?:colon|slash)|spaces? in|extra (?:colon|space)|user@host in|with a scheme|misspelt|typo)/iu,
    /(?<!\w)(?:ssh:\/\/|https?:\/\/ ?(?:in|before)|colon (?:in|after|before)|user@ ?(?:twice|in the host)|slash (?:in|after)|port in the host|copied with|invisible|non-?breaking|quotes? in|unescaped|leading space|trailing|malformed host|extra (?:characters?|@))/iu,
  ),
  w('setup', 'x11', /(?<!\w)(?:X11|xauth|DISPLAY|X forwarding|xclock|xeyes|ssh -[XY]\b|XQuartz|VcXsrv)/iu),
  w('setup', 'host-cert', /(?<!\w)(?:host cert(?:ificate)?|HostCertificate)/iu),
  w('setup', 'revoked', /(?<!\w)(?:revoked|RevokedHostKeys|@revoked|KRL|debian weak key)/iu),
  w(
    'setup',
    'mitm',
    /(?<!\w)(?:man[- ]in[- ]the[- ]middle|MITM|SSH inspection|intercept\w*|TLS inspection|ssh proxy firewall)/iu,
  ),
  w(
    'setup',
    'unwritable',
    /(?<!\w)(?:read-only (?:home|file ?system|root)|known_hosts (?:is )?(?:read-only|not writable|owned by root)|cannot write known_hosts)/iu,
  ),
  w('setup', 'bind-address', /(?<!\w)(?:BindAddress|BindInterface|ssh -b|source address)/iu),
  w(
    'setup',
    'proxycommand-missing',
    /(?<!\w)(?:(?:nc|ncat|netcat|connect|corkscrew|cloudflared|socat|session-manager-plugin) (?:is |was )?(?:not|missing|un)|(?:no|without|missing) (?:nc|ncat|netcat|cloudflared|socat)\b|has no nc)/iu,
  ),
];
