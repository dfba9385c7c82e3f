import type { Cause, CauseId, Sign } from '../../contract/cause.ts';
import { said, sign, told } from './told.ts';

/**
 * The signs of the catalogue that rest on what programs and people say, for every cause that such words can raise. They
 * stand together, because which causes share a saying is what decides their order. Sources: the wording's own source is
 * with its template in wire/errors; which causes a wording is compatible with is from the sources of the causes.
 */
const toldSigns: { readonly [id: CauseId]: readonly Sign[] } = {
  'client/client-not-installed': [sign('strong', said('ssh-missing'))],
  'client/client-multiple-ssh-binaries': [
    sign('strong', said('createprocess-bad')),
    sign('strong', told('setup', 'ssh-binary')),
    sign('medium', said('git-auth-failed'), told('setup', 'ssh-binary')),
    sign('medium', said('git-auth-failed')),
  ],
  'client/client-openssl-mismatch': [
    sign('decisive', said('openssl-mismatch')),
    sign('medium', told('setup', 'library-path')),
  ],
  'client/client-option-unsupported-version': [sign('strong', said('config-unsupported'))],
  'client/client-config-syntax': [sign('strong', said('config-bad'))],
  'client/client-no-passwd-entry': [sign('decisive', said('no-passwd-entry'))],
  'client/host-argument-malformed': [
    sign('decisive', said('host-malformed')),
    sign('decisive', said('empty-host')),
    sign('strong', told('setup', 'variable-in-host')),
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
  ],
  'client/client-bind-address-missing': [sign('weak', said('connect-failed'))],
  'resolve/dns-name-not-found': [sign('strong', said('name-not-found'))],
  'resolve/dns-alias-only-in-config': [sign('strong', said('name-not-found')), sign('strong', told('setup', 'alias'))],
  'resolve/dns-mdns-missing': [
    sign('medium', said('name-not-found')),
    sign('strong', said('name-not-found'), told('setup', 'mdns')),
  ],
  'resolve/dns-temporary-failure': [sign('decisive', said('name-temporary'))],
  'connect/dns-wrong-or-stale-address': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('medium', told('change', 'address-changed')),
  ],
  'connect/dns-ipv6-broken': [
    sign('medium', said('connect-timeout', 'connect-refused', 'connect-net-unreachable')),
    sign('strong', told('contrast', 'ipv4-works')),
  ],
  'connect/dns-cdn-proxied': [
    sign('weak', said('connect-timeout', 'connect-refused')),
    sign('decisive', told('setup', 'cloudflare')),
  ],
  'connect/dns-hosts-file-override': [sign('weak', said('connect-timeout', 'connect-refused'))],
  'connect/net-offline-or-unreachable': [sign('strong', said('connect-net-unreachable'))],
  'connect/net-local-blocks-22': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('strong', told('contrast', 'other-network-works', 'this-network')),
    sign('strong', told('place', 'git-host'), said('connect-timeout', 'connect-refused')),
  ],
  'connect/net-vpn-required': [
    sign('medium', said('connect-timeout', 'connect-no-route')),
    sign('weak', told('change', 'hangs')),
    sign('strong', told('setup', 'vpn')),
  ],
  'connect/net-vpn-breaks-route': [
    sign('medium', said('connect-timeout', 'connect-no-route')),
    sign('medium', told('setup', 'vpn')),
  ],
  'connect/net-subnet-overlap': [sign('weak', said('connect-no-route'))],
  'banner/proxy-tool-blocks-ssh': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('decisive', told('setup', 'proxy-tool')),
  ],
  'connect/net-corporate-proxy-required': [
    sign('weak', said('connect-timeout')),
    sign('strong', told('setup', 'http-proxy')),
  ],
  'banner/net-dpi-blocks-ssh-protocol': [sign('medium', said('banner-reset', 'banner-timeout'))],
  'connect/net-captive-portal': [sign('weak', said('connect-timeout'))],
  'connect/client-firewall-or-antivirus': [
    sign('strong', said('connect-forbidden')),
    sign('medium', said('connect-aborted')),
    sign('weak', said('connect-refused', 'connect-timeout')),
  ],
  'connect/macos-local-network-privacy': [
    sign('strong', said('connect-no-route')),
    sign('strong', told('place', 'macos'), said('connect-no-route')),
    sign('medium', told('contrast', 'other-client-works'), told('place', 'macos')),
  ],
  'connect/net-private-address-from-outside': [sign('medium', said('connect-timeout', 'connect-no-route'))],
  'kex/path-mtu-blackhole': [
    sign('strong', said('kex-waits')),
    sign('strong', told('setup', 'mtu')),
    sign('weak', told('change', 'hangs')),
  ],
  'session/ipqos-dscp-drop': [
    sign('medium', said('broken-pipe', 'reset', 'closed-after-login')),
    sign('decisive', told('setup', 'ipqos')),
    sign('strong', told('place', 'vmware-nat')),
  ],
  'connect/path-routing-or-isp-outage': [
    sign('medium', said('connect-timeout', 'connect-no-route', 'connect-net-unreachable')),
  ],
  'connect/path-cgnat': [sign('weak', said('connect-timeout')), sign('strong', told('setup', 'cgnat'))],
  'connect/path-router-port-forward-missing': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('medium', told('setup', 'router-forward')),
    sign('medium', told('contrast', 'lan-works')),
  ],
  'kex/path-packet-corruption': [
    sign('strong', said('packet-bad')),
    sign('medium', said('mac-wrong')),
    sign('medium', told('change', 'sometimes'), said('mac-wrong', 'packet-bad')),
  ],
  'hostkey/path-lb-mixed-hosts': [
    sign('medium', said('hostkey-changed')),
    sign('strong', told('setup', 'round-robin')),
    sign('medium', told('change', 'sometimes'), said('hostkey-changed')),
  ],
  'banner/tcp-proxy-no-backend': [sign('strong', said('banner-closed', 'banner-reset'))],
  'connect/host-down-or-stopped': [
    sign('strong', said('connect-timeout')),
    sign('medium', said('connect-no-route')),
    sign('medium', told('setup', 'shutdown-or-stopped')),
  ],
  'connect/host-booting': [sign('weak', said('connect-refused')), sign('weak', told('change', 'after-reboot'))],
  'host/host-overloaded': [
    sign('strong', said('banner-timeout')),
    sign('strong', said('log-memory')),
    sign('medium', told('setup', 'load')),
  ],
  'connect/host-address-changed': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('weak', told('change', 'address-changed')),
  ],
  'connect/host-no-public-address': [sign('weak', said('connect-timeout'))],
  'connect/host-network-misconfigured': [sign('medium', said('connect-timeout'))],
  'hostkey/wrong-host': [
    sign('weak', said('connect-refused', 'hostkey-changed', 'denied-publickey', 'denied-password')),
    sign('strong', told('setup', 'wrong-machine')),
  ],
  'connect/cloud-sg-rule-missing': [
    sign('strong', said('connect-timeout')),
    sign('medium', told('place', 'cloud')),
    sign('weak', told('setup', 'security-group')),
  ],
  'connect/cloud-sg-source-ip': [
    sign('strong', said('connect-timeout')),
    sign('strong', told('setup', 'security-group')),
    sign('strong', told('change', 'address-changed')),
    sign('weak', told('place', 'aws')),
  ],
  'connect/cloud-route-or-nacl': [sign('medium', said('connect-timeout')), sign('strong', told('setup', 'nacl'))],
  'connect/cloud-image-host-firewall': [
    sign('medium', said('connect-no-route')),
    sign('weak', said('connect-timeout')),
    sign('medium', told('place', 'oracle-cloud')),
  ],
  'connect/server-firewall-drop-or-down': [sign('strong', said('connect-timeout'))],
  'connect/fw-drop-rule': [sign('strong', said('connect-timeout')), sign('weak', told('setup', 'firewall'))],
  'connect/fw-reject-rule': [
    sign('medium', said('connect-no-route', 'connect-refused')),
    sign('weak', told('setup', 'firewall')),
  ],
  'connect/fw-ufw-rule-wrong': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('strong', told('change', 'firewall-enabled')),
    sign('strong', told('setup', 'ufw')),
    sign('medium', told('change', 'port-changed'), told('setup', 'firewall')),
  ],
  'connect/fw-firewalld-zone-wrong': [
    sign('medium', said('connect-no-route')),
    sign('strong', told('setup', 'firewalld')),
  ],
  'connect/fw-windows-server': [
    sign('medium', said('connect-timeout')),
    sign('medium', told('place', 'windows-server')),
  ],
  'connect/fw-ipv6-missing-rule': [
    sign('weak', said('connect-timeout')),
    sign('medium', told('contrast', 'ipv4-works')),
  ],
  'connect/fw-geo-or-source-allowlist': [sign('medium', said('connect-timeout')), sign('strong', told('setup', 'geo'))],
  'connect/fw-rate-limit': [
    sign('weak', said('connect-timeout', 'connect-refused')),
    sign('weak', told('change', 'many-at-once')),
  ],
  'connect/ban-fail2ban': [
    sign('medium', said('connect-refused')),
    sign('strong', told('setup', 'fail2ban')),
    sign('decisive', said('log-banned')),
    sign('medium', told('change', 'repeated-failures')),
  ],
  'connect/ban-sshguard': [sign('weak', said('connect-timeout')), sign('weak', told('setup', 'fail2ban'))],
  'banner/ban-hosts-deny': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('decisive', told('setup', 'hosts-deny')),
    sign('decisive', said('log-libwrap')),
  ],
  'connect/ban-csf-cphulk': [
    sign('weak', said('connect-timeout')),
    sign('medium', told('place', 'shared-hosting'), said('connect-timeout', 'connect-refused')),
  ],
  'connect/ban-crowdsec': [sign('weak', said('connect-timeout'))],
  'connect/ban-provider': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('medium', told('change', 'repeated-failures')),
    sign('weak', told('place', 'shared-hosting'), said('connect-timeout', 'connect-refused')),
  ],
  'banner/limit-maxstartups': [
    sign('strong', said('banner-closed', 'banner-reset')),
    sign('decisive', said('banner-max-startups', 'log-max-startups')),
    sign('strong', said('log-drop')),
    sign('decisive', told('setup', 'maxstartups')),
    sign('strong', told('change', 'many-at-once')),
    sign('medium', told('change', 'sometimes')),
  ],
  'banner/limit-persource-maxstartups': [
    sign('medium', said('banner-not-allowed')),
    sign('medium', said('log-drop')),
    sign('weak', said('banner-reset')),
  ],
  'banner/limit-persource-penalties': [
    sign('decisive', said('log-penalty')),
    sign('strong', said('banner-not-allowed')),
    sign('strong', told('setup', 'penalties')),
    sign('medium', said('banner-closed', 'banner-reset')),
  ],
  'auth/limit-refuseconnection': [sign('decisive', said('log-refuse-connection'))],
  'banner/limit-dropbear-per-ip': [sign('medium', told('place', 'dropbear'), said('banner-closed', 'banner-reset'))],
  'connect/sshd-not-installed': [sign('strong', said('connect-refused'))],
  'connect/sshd-not-running': [
    sign('strong', said('connect-refused')),
    sign('medium', said('log-start-failed')),
    sign('medium', told('setup', 'service-stopped')),
  ],
  'connect/sshd-not-enabled-at-boot': [
    sign('medium', said('connect-refused')),
    sign('strong', told('contrast', 'manual-start-works')),
    sign('decisive', told('setup', 'enable-at-boot')),
    sign('medium', told('change', 'after-reboot')),
    sign('strong', told('place', 'raspberry')),
  ],
  'connect/sshd-masked': [sign('decisive', said('log-masked')), sign('weak', said('connect-refused'))],
  'connect/sshd-config-error': [
    sign('decisive', said('log-config')),
    sign('medium', said('connect-refused')),
    sign('medium', told('change', 'config-changed')),
    sign('strong', said('log-start-failed'), said('log-config')),
    sign('medium', told('change', 'after-reboot')),
  ],
  'connect/sshd-config-change-not-applied': [
    sign('medium', said('connect-refused')),
    sign('strong', told('change', 'not-restarted')),
    sign('medium', told('change', 'config-changed'), said('forward-prohibited')),
  ],
  'connect/sshd-no-host-keys': [
    sign('decisive', said('log-no-hostkeys')),
    sign('strong', said('log-hostkey-load')),
    sign('medium', said('connect-refused'), told('change', 'fresh-host')),
  ],
  'connect/sshd-hostkey-permissions': [
    sign('strong', said('key-permissions'), said('log-no-hostkeys')),
    sign('medium', said('log-no-hostkeys')),
    sign('medium', said('log-hostkey-load')),
  ],
  'connect/sshd-privsep-dir-missing': [
    sign('decisive', said('log-privsep-dir')),
    sign('medium', told('setup', 'privsep')),
  ],
  'connect/sshd-port-in-use': [
    sign('decisive', said('log-bind-in-use')),
    sign('strong', said('log-bind-failed')),
    sign('medium', told('setup', 'host-network')),
  ],
  'connect/sshd-selinux-port': [
    sign('decisive', said('log-bind-denied')),
    sign('medium', said('log-bind-failed')),
    sign('strong', said('log-selinux'), told('change', 'port-changed')),
    sign('medium', said('log-selinux')),
  ],
  'connect/sshd-listenaddress-not-ready': [
    sign('decisive', said('log-bind-no-address')),
    sign('medium', said('log-bind-failed')),
    sign('strong', told('setup', 'listenaddress')),
    sign('strong', told('setup', 'interface-late')),
  ],
  'banner/sshd-split-binary-missing': [
    sign('decisive', said('log-helper-missing')),
    sign('medium', told('setup', 'split-sshd')),
  ],
  'banner/sshd-upgrade-needs-restart': [
    sign('strong', told('change', 'server-upgrade'), said('banner-closed', 'banner-reset', 'closed')),
    sign('strong', told('setup', 're-exec')),
    sign('medium', told('change', 'after-upgrade'), said('banner-closed', 'banner-reset')),
  ],
  'banner/sshd-crash-per-connection': [sign('decisive', said('log-crash'))],
  'connect/sshd-library-mismatch': [sign('decisive', said('log-library'))],
  'connect/sshd-socket-activation-port': [
    sign('medium', said('connect-refused')),
    sign('decisive', told('setup', 'socket-activation')),
    sign('medium', told('change', 'port-changed')),
  ],
  'connect/sshd-start-limit-hit': [sign('decisive', said('log-start-limit'))],
  'connect/win-sshd-service-stopped': [
    sign('medium', said('connect-refused')),
    sign('strong', told('place', 'windows-server')),
    sign('weak', told('change', 'worked-before')),
  ],
  'connect/win-sshd-not-installed': [
    sign('weak', said('connect-refused'), told('place', 'windows-server')),
    sign('medium', told('place', 'windows-server')),
  ],
  'connect/macos-remote-login-off': [
    sign('weak', said('connect-refused')),
    sign('medium', told('place', 'macos'), said('connect-refused')),
  ],
  'connect/wrong-port': [
    sign('strong', said('connect-refused')),
    sign('strong', told('setup', 'port-given')),
    sign('medium', told('place', 'termux')),
  ],
  'connect/listen-loopback-only': [
    sign('medium', said('connect-refused')),
    sign('medium', told('setup', 'listenaddress')),
  ],
  'connect/listen-other-address': [
    sign('weak', said('connect-refused')),
    sign('medium', told('setup', 'listenaddress')),
  ],
  'connect/listen-ipv4-only': [sign('medium', said('connect-refused')), sign('medium', told('contrast', 'ipv4-works'))],
  'connect/container-port-not-published': [
    sign('medium', said('connect-refused', 'connect-timeout')),
    sign('strong', told('place', 'container')),
    sign('strong', told('setup', 'published')),
  ],
  'connect/container-no-sshd': [sign('medium', said('connect-refused')), sign('medium', told('place', 'container'))],
  'connect/wsl2-nat': [
    sign('medium', said('connect-timeout', 'connect-refused')),
    sign('decisive', told('place', 'wsl2')),
  ],
  'connect/wsl-or-container-no-init': [sign('medium', said('connect-refused')), sign('strong', told('place', 'wsl'))],
  'banner/port-is-http': [sign('medium', said('banner-not-ssh', 'banner-closed'))],
  'banner/port-is-tls': [sign('strong', said('banner-not-ssh'))],
  'banner/port-is-other-protocol': [sign('strong', said('banner-not-ssh')), sign('weak', said('banner-timeout'))],
  'banner/port-is-tarpit': [
    sign('medium', said('banner-timeout')),
    sign('decisive', told('setup', 'tarpit')),
    sign('medium', said('banner-not-ssh')),
  ],
  'banner/proto-ssh1-only': [sign('decisive', said('ssh1-only'))],
  'banner/proto-banner-timeout': [sign('strong', said('banner-timeout'))],
  'kex/alg-hostkey-ssh-rsa-only': [
    sign('decisive', said('only-ssh-rsa')),
    sign('strong', said('no-match-hostkey')),
    sign('medium', told('change', 'client-upgrade')),
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
  ],
  'kex/alg-client-too-old': [
    sign('strong', said('kex-failed')),
    sign('medium', said('modern-offered'), said('no-match-kex', 'no-match-cipher', 'no-match-hostkey')),
    sign('decisive', told('place', 'old-client')),
    sign('medium', said('no-match-kex')),
  ],
  'kex/alg-crypto-policy-sha1': [
    sign('decisive', said('connection-libcrypto')),
    sign('strong', told('place', 'el9')),
    sign('medium', said('no-mutual-signature'), told('place', 'el9')),
  ],
  'kex/alg-fips-mode': [sign('medium', said('connection-libcrypto'))],
  'kex/alg-dh-group-too-small': [sign('decisive', said('dh-group'))],
  'kex/alg-kex-pq-interop': [
    sign('strong', said('pq-kex'), said('kex-waits')),
    sign('medium', said('kex-waits')),
    sign('strong', told('setup', 'pq')),
  ],
  'kex/alg-strict-kex-violation': [sign('decisive', said('strict-kex'))],
  'kex/bug-mac-implementation': [
    sign('decisive', said('mac-wrong')),
    sign('medium', told('contrast', 'other-algorithm-works')),
    sign('medium', told('setup', 'terrapin')),
  ],
  'kex/hostkey-rsa-too-short': [
    sign('decisive', said('hostkey-too-short')),
    sign('medium', told('setup', 'old-key-short')),
  ],
  'auth/alg-client-lacks-rsa-sha2': [
    sign('decisive', said('ssh-rsa-not-accepted')),
    sign('medium', said('all-methods-failed', 'denied-publickey')),
    sign('strong', told('change', 'server-upgrade'), said('all-methods-failed')),
    sign('strong', told('change', 'server-upgrade')),
    sign('medium', told('place', 'library')),
  ],
  'auth/alg-server-lacks-rsa-sha2': [
    sign('decisive', said('no-mutual-signature')),
    sign('decisive', said('no-server-sig-algs')),
    sign('medium', said('denied', 'all-methods-failed'), told('place', 'old-server', 'dropbear')),
    sign('strong', told('place', 'old-server')),
    sign('medium', told('change', 'client-upgrade'), said('denied-publickey')),
  ],
  'hostkey/hostkey-unknown-noninteractive': [
    sign('strong', said('hostkey-verification-failed')),
    sign('decisive', said('hostkey-unknown')),
    sign('strong', said('sshpass-hostkey')),
    sign('strong', said('libssh-remote-key')),
    sign('medium', told('place', 'ci', 'container')),
    sign('weak', told('setup', 'known-hosts')),
  ],
  'hostkey/hostkey-changed-reinstall': [
    sign('decisive', said('hostkey-changed')),
    sign('strong', told('change', 'reinstalled')),
  ],
  'hostkey/hostkey-changed-ip-reuse': [
    sign('strong', said('hostkey-changed')),
    sign('medium', said('hostkey-spoofing')),
    sign('medium', told('setup', 'same-name-new-host')),
  ],
  'hostkey/hostkey-provider-rotation': [
    sign('strong', said('hostkey-changed')),
    sign('decisive', said('hostkey-changed'), told('place', 'git-host')),
  ],
  'hostkey/hostkey-type-not-stored': [
    sign('medium', said('hostkey-verification-failed', 'libssh-remote-key', 'hostkey-unknown')),
    sign('decisive', told('setup', 'host-key-type')),
  ],
  'hostkey/hostkey-mitm-or-interception': [
    sign('medium', said('hostkey-changed')),
    sign('medium', said('hostkey-spoofing')),
  ],
  'hostkey/hostkey-revoked': [sign('decisive', said('hostkey-revoked'))],
  'hostkey/hostkey-ca-problem': [sign('medium', said('log-cert-time', 'log-cert-principal'))],
  'hostkey/hostkey-known-hosts-unwritable': [sign('decisive', said('hostkey-unwritable'))],
  'hostkey/putty-hostkey-not-cached': [sign('decisive', said('hostkey-not-cached'))],
  'auth/auth-wrong-username': [
    sign('strong', said('denied-publickey', 'key-refused')),
    sign('decisive', said('log-invalid-user')),
    sign('medium', said('denied-again', 'denied-password', 'denied')),
  ],
  'auth/auth-wrong-username-cloud': [
    sign('strong', said('denied-publickey', 'key-refused')),
    sign('medium', told('place', 'cloud'), said('denied-publickey', 'denied', 'key-refused')),
    sign('decisive', told('setup', 'default-user')),
  ],
  'auth/auth-wrong-password': [
    sign('strong', said('denied-again')),
    sign('medium', said('denied-password')),
    sign('decisive', told('setup', 'special-password')),
  ],
  'auth/auth-password-disabled': [sign('medium', said('denied-publickey')), sign('weak', said('denied-again'))],
  'auth/auth-root-login-disabled': [
    sign('decisive', said('log-root-refused')),
    sign('medium', said('denied-again', 'denied-publickey', 'denied-password')),
    sign('strong', told('setup', 'root-login')),
  ],
  'auth/auth-server-offers-no-method': [sign('medium', said('all-methods-failed')), sign('weak', said('denied'))],
  'auth/auth-kbdint-not-handled': [
    sign('decisive', said('kbdint-needed')),
    sign('medium', said('all-methods-failed')),
    sign('strong', told('setup', 'keyboard-interactive')),
  ],
  'auth/auth-no-tty-or-batchmode': [sign('medium', said('denied-password')), sign('medium', told('place', 'ci'))],
  'auth/auth-multi-factor-required': [
    sign('decisive', said('partial-success')),
    sign('medium', said('kbdint-needed')),
    sign('strong', told('setup', 'two-factor')),
  ],
  'auth/auth-allowusers-deny': [
    sign('decisive', said('log-not-allowed')),
    sign('medium', said('denied-publickey', 'denied-again', 'denied-password')),
    sign('decisive', told('setup', 'allowusers')),
  ],
  'auth/auth-source-restricted': [sign('decisive', said('log-source')), sign('strong', told('setup', 'from-option'))],
  'auth/key-not-offered': [sign('strong', said('denied-publickey')), sign('decisive', said('key-missing'))],
  'auth/auth-wrong-key-offered': [
    sign('strong', said('denied-publickey', 'key-refused')),
    sign('strong', said('log-key-not-allowed')),
  ],
  'auth/auth-too-many-keys': [sign('decisive', said('too-many-failures')), sign('strong', told('setup', 'many-keys'))],
  'auth/key-permissions-unix': [sign('decisive', said('key-permissions')), sign('weak', told('setup', 'modes'))],
  'auth/key-permissions-windows': [
    sign('decisive', said('key-permissions-windows')),
    sign('strong', said('key-permissions'), told('place', 'windows')),
  ],
  'auth/wsl-drvfs-permissions': [
    sign('medium', said('key-permissions')),
    sign('strong', said('key-permissions'), told('place', 'wsl')),
  ],
  'auth/key-file-corrupt-crlf-newline': [
    sign('decisive', said('key-invalid-format', 'key-libcrypto')),
    sign('medium', said('key-not-private')),
    sign('medium', told('setup', 'no-newline')),
    sign('medium', told('place', 'ci'), said('key-invalid-format', 'key-libcrypto')),
    sign('weak', said('key-new-format')),
  ],
  'auth/key-public-given-as-private': [
    sign('medium', said('key-invalid-format')),
    sign('medium', said('key-not-private')),
  ],
  'auth/key-pair-mismatch': [sign('strong', said('key-accepted-then-denied')), sign('weak', said('denied-publickey'))],
  'auth/key-ppk-given-to-openssh': [
    sign('decisive', said('key-file-ppk')),
    sign('strong', said('key-not-private')),
    sign('medium', said('key-invalid-format')),
    sign('strong', told('setup', 'ppk')),
  ],
  'auth/key-rsa-too-short': [sign('decisive', said('key-too-short')), sign('medium', told('setup', 'old-key-short'))],
  'auth/key-passphrase-unavailable': [
    sign('decisive', said('key-passphrase')),
    sign('weak', said('all-methods-failed')),
  ],
  'auth/key-type-disabled': [sign('medium', said('ssh-rsa-not-accepted')), sign('weak', said('denied-publickey'))],
  'auth/agent-not-running': [
    sign('strong', said('agent-unreachable')),
    sign('medium', told('setup', 'service-stopped'), said('agent-unreachable')),
  ],
  'auth/agent-env-wrong': [
    sign('strong', said('agent-unreachable')),
    sign('medium', told('setup', 'agent'), said('agent-unreachable')),
  ],
  'auth/agent-refused-operation': [sign('decisive', said('agent-refused')), sign('medium', told('setup', 'agent'))],
  'auth/agent-forwarding-missing': [
    sign('medium', said('denied-publickey')),
    sign('strong', told('setup', 'agent-forward')),
    sign('medium', told('place', 'vm'), said('git-wrapper'), said('denied-publickey')),
  ],
  'auth/fido-device-not-found': [sign('decisive', said('device-missing'))],
  'auth/cert-expired-or-clock': [
    sign('decisive', said('log-cert-time')),
    sign('strong', told('setup', 'clock')),
    sign('weak', said('denied-publickey')),
    sign('medium', told('setup', 'certificate')),
  ],
  'auth/cert-principal-mismatch': [
    sign('decisive', said('log-cert-principal')),
    sign('weak', told('setup', 'certificate')),
  ],
  'auth/cert-ca-not-trusted': [sign('decisive', said('log-cert-ca')), sign('medium', told('setup', 'certificate'))],
  'auth/auth-key-not-on-server': [
    sign('strong', said('denied-publickey', 'key-refused')),
    sign('medium', said('log-key-not-allowed')),
  ],
  'auth/auth-authorizedkeys-format': [
    sign('medium', said('denied-publickey', 'denied-password', 'key-refused')),
    sign('strong', told('change', 'key-added')),
    sign('medium', told('setup', 'no-newline'), told('setup', 'keys-file')),
  ],
  'auth/auth-authorizedkeysfile-elsewhere': [
    sign('medium', said('denied-publickey', 'key-refused')),
    sign('strong', told('setup', 'keys-file-elsewhere')),
  ],
  'auth/auth-authorizedkeyscommand-failed': [
    sign('decisive', said('log-keys-command')),
    sign('strong', told('setup', 'keys-command')),
  ],
  'auth/strictmodes-authorized-keys': [
    sign('decisive', said('log-modes-file')),
    sign('strong', said('denied-publickey', 'key-refused')),
    sign('strong', told('setup', 'modes')),
    sign('medium', told('setup', 'keys-file'), told('setup', 'modes')),
  ],
  'auth/strictmodes-home-or-ssh-dir': [
    sign('decisive', said('log-modes-directory')),
    sign('medium', said('denied-publickey', 'key-refused')),
    sign('medium', told('setup', 'modes')),
    sign('medium', told('setup', 'home-dir'), told('setup', 'modes')),
  ],
  'auth/selinux-authorized-keys': [
    sign('strong', said('log-keys-unreadable')),
    sign('medium', said('denied-publickey', 'key-refused')),
    sign('decisive', told('setup', 'selinux')),
    sign('medium', said('log-selinux')),
  ],
  'auth/auth-home-not-mounted': [
    sign('medium', said('log-keys-unreadable')),
    sign('strong', told('setup', 'home-encrypted')),
  ],
  'auth/auth-pubkey-disabled': [sign('medium', said('denied-password'))],
  'auth/win-administrators-authorized-keys': [
    sign('medium', said('denied-publickey', 'key-refused')),
    sign('strong', told('place', 'windows-server', 'domain-account')),
    sign('medium', told('place', 'windows'), told('setup', 'keys-file'), said('denied-publickey')),
  ],
  'auth/win-authorized-keys-acl': [
    sign('strong', said('log-windows-keys'), said('log-keys-unreadable')),
    sign('medium', said('log-windows-keys')),
    sign('medium', told('place', 'windows-server'), said('denied-publickey')),
  ],
  'auth/account-locked': [
    sign('decisive', said('log-locked')),
    sign('strong', told('setup', 'shadow-lock')),
    sign('medium', told('setup', 'usepam-no')),
  ],
  'auth/account-expired': [sign('decisive', said('log-account-expired'))],
  'auth/account-password-expired': [
    sign('decisive', said('log-password-expired', 'password-change')),
    sign('strong', told('setup', 'password-expired')),
  ],
  'session/account-nologin-shell': [
    sign('decisive', said('account-unavailable')),
    sign('medium', said('sftp-garbled')),
    sign('strong', told('setup', 'shell'), said('sftp-garbled', 'sftp-failed')),
  ],
  'auth/account-shell-invalid': [
    sign('decisive', said('log-shell-invalid')),
    sign('decisive', told('setup', 'shell-missing')),
    sign('medium', said('denied-again', 'denied')),
  ],
  'auth/account-pam-nologin': [sign('decisive', said('nologin-text'))],
  'auth/account-pam-access-denied': [
    sign('decisive', said('log-pam-account')),
    sign('medium', told('place', 'directory-user')),
  ],
  'auth/account-pam-config-broken': [sign('decisive', said('log-pam-broken')), sign('medium', said('log-pam-account'))],
  'auth/account-faillock': [
    sign('decisive', said('log-faillock')),
    sign('medium', told('change', 'repeated-failures')),
  ],
  'auth/account-directory-down': [sign('medium', told('place', 'directory-user'))],
  'session/session-pty-alloc-failed': [sign('decisive', said('pty-failed')), sign('medium', told('setup', 'pty'))],
  'session/session-shell-exits': [
    sign('medium', said('closed-after-login')),
    sign('medium', said('log-session-ended')),
    sign('medium', said('shell-failed')),
  ],
  'session/session-rc-output-breaks-sftp': [
    sign('decisive', said('sftp-garbled')),
    sign('strong', told('setup', 'rc-output')),
  ],
  'session/session-sftp-subsystem-missing': [
    sign('decisive', said('subsystem-failed', 'sftp-server-missing')),
    sign('strong', said('sftp-failed')),
    sign('strong', told('setup', 'sftp-server')),
    sign('medium', told('place', 'dropbear'), said('sftp-failed')),
  ],
  'session/session-sftp-only-account': [sign('decisive', said('sftp-only', 'shell-not-enabled'))],
  'session/session-forced-command': [sign('medium', said('shell-failed'))],
  'session/session-chroot-ownership': [
    sign('decisive', said('log-chroot')),
    sign('strong', told('setup', 'chroot')),
    sign('medium', said('broken-pipe'), said('log-session-ended', 'log-accepted')),
    sign('weak', said('sftp-failed')),
  ],
  'session/session-maxsessions': [
    sign('strong', said('session-refused')),
    sign('strong', said('log-no-more-sessions')),
    sign('decisive', told('setup', 'maxsessions')),
    sign('medium', told('change', 'many-at-once'), said('session-refused')),
  ],
  'session/slow-logind-pam': [sign('medium', told('change', 'slow')), sign('strong', told('setup', 'logind'))],
  'auth/slow-usedns': [sign('medium', told('change', 'slow')), sign('decisive', told('setup', 'usedns'))],
  'auth/slow-gssapi': [sign('medium', told('change', 'slow')), sign('strong', told('setup', 'gssapi'))],
  'auth/disconnect-login-grace': [sign('strong', said('log-grace'))],
  'connect/jump-proxycommand-broken': [
    sign('decisive', said('proxy-command-failed')),
    sign('medium', told('setup', 'jump'), said('banner-closed')),
  ],
  'connect/jump-proxycommand-windows-path': [
    sign('decisive', said('createprocess-missing')),
    sign('medium', told('place', 'windows'), told('setup', 'jump')),
  ],
  'connect/jump-bastion-auth-failed': [
    sign('medium', told('setup', 'jump'), said('denied-publickey', 'denied', 'denied-password')),
  ],
  'connect/jump-forwarding-prohibited': [sign('medium', said('forward-prohibited'), told('setup', 'jump'))],
  'connect/jump-target-unreachable': [sign('strong', said('channel-connect-failed'))],
  'auth/git-key-not-registered': [
    sign('strong', said('git-wrapper'), said('denied-publickey')),
    sign('medium', told('place', 'git-host'), said('denied-publickey')),
  ],
  'auth/git-remote-url-wrong': [sign('strong', said('git-bad-url')), sign('weak', said('git-not-found'))],
  'auth/git-run-as-other-user': [sign('medium', said('git-wrapper'), said('denied-publickey'))],
};

/** The catalogue with the signs on what is told. */
export function withToldSigns(causes: readonly Cause[]): readonly Cause[] {
  return causes.map((cause) => {
    const more = toldSigns[cause.id];
    return more === undefined ? cause : { ...cause, signs: [...cause.signs, ...more] };
  });
}

/** @public Ids that have such signs, for the check that each is in the catalogue. */
export const toldIds = Object.keys(toldSigns) as readonly CauseId[];
