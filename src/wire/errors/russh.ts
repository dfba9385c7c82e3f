import { type ErrorClient, says } from './template.ts';

/** What russh says; also Tabby from 1.0.216, Zed and other programs built on it. */
export const russhErrors: ErrorClient = {
  by: 'russh',
  templates: [
    says('no-match-cipher', /No common Cipher algorithm/u, 'russh/src/lib.rs', { since: '0.45' }),
    says('no-match-kex', /No common Kex algorithm/u, 'russh/src/lib.rs', { since: '0.45' }),
    says('no-match-hostkey', /No common Key algorithm/u, 'russh/src/lib.rs', { since: '0.45' }),
    says('no-match-mac', /No common Mac algorithm/u, 'russh/src/lib.rs', { since: '0.45' }),
    says('no-match-kex', /No common key exchange algorithm/u, 'russh/src/lib.rs', { until: '0.44' }),
    says('no-match-hostkey', /No common key algorithm/u, 'russh/src/lib.rs', { until: '0.44' }),
    says('no-match-cipher', /No common cipher/u, 'russh/src/lib.rs', { until: '0.44' }),
    says('no-match-mac', /No common MAC algorithm/u, 'russh/src/lib.rs', { until: '0.44' }),
    says('hostkey-unknown', /Unknown server key/u, 'russh/src/lib.rs'),
    says('hostkey-changed', /(?:The server key changed at line|Key changed, line) \d/u, 'russh/src/keys/mod.rs'),
    says('mac-wrong', /Wrong packet authentication code|PacketAuth/u, 'russh/src/lib.rs'),
    says('key-passphrase', /The key is encrypted/u, 'russh/src/keys/mod.rs'),
    says('key-invalid-format', /Could not read key|The key is corrupt/u, 'russh/src/keys/mod.rs'),
    says('key-new-format', /Unsupported key type \d|Unsupported key type `/u, 'russh/src/keys/mod.rs'),
    says('broken-pipe', /Keepalive timeout|Inactivity timeout/u, 'russh/src/lib.rs'),
    says('none-tried', /No authentication method$/u, 'russh/src/lib.rs'),
    says('banner-not-ssh', /invalid SSH version string/u, 'russh/src/lib.rs'),
    says('session-refused', /Failed to open channel \(/u, 'russh/src/lib.rs'),
    says('forward-prohibited', /Failed to open channel \(AdministrativelyProhibited/u, 'russh/src/lib.rs'),
    says('channel-connect-failed', /Failed to open channel \(ConnectFailed/u, 'russh/src/lib.rs'),
  ],
};
