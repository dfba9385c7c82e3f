import { type ErrorClient, says } from './template.ts';

/** What jsch says. */
export const jschErrors: ErrorClient = {
  by: 'jsch',
  templates: [
    says('all-methods-failed', /JSchException: Auth fail/u, 'Session.java'),
    says('kbdint-needed', /JSchException: Auth cancel/u, 'Session.java'),
    says('kex-failed', /Algorithm negotiation fail/u, 'KeyExchange.java'),
    says('key-new-format', /invalid privatekey/u, 'KeyPair.java'),
    says('hostkey-unknown', /UnknownHostKey: /u, 'Session.java'),
    says('hostkey-unknown', /reject HostKey: /u, 'Session.java'),
    says('hostkey-changed', /HostKey has been changed/u, 'Session.java'),
    says('banner-closed', /connection is closed by foreign host/u, 'Session.java'),
    says('connect-timeout', /timeout: socket is not established/u, 'Util.java'),
    says('broken-pipe', /session is down/u, 'Session.java'),
    says('key-passphrase', /USERAUTH fail/u, 'UserAuthPublicKey.java'),
    says('connect-refused', /ConnectException: Connection refused/u, 'java.net'),
    says('connect-timeout', /ConnectException: Connection timed out/u, 'java.net'),
    says('connect-no-route', /NoRouteToHostException/u, 'java.net'),
    says('name-not-found', /UnknownHostException/u, 'java.net'),
    says('no-server-sig-algs', /server-sig-algs/u, 'Session.java'),
    says('broken-pipe', /java\.net\.SocketException: Broken pipe/u, 'java.net'),
    says('reset', /java\.net\.SocketException: Connection reset/u, 'java.net'),
    says('all-methods-failed', /Auth fail(?: for methods)?\b/u, 'Session.java'),
    says('kbdint-needed', /Auth [Cc]ancel/u, 'Session.java'),
    says('no-match-kex', /Algorithm negotiation fail: algorithmName="kex"/u, 'JSchAlgoNegoFailException.java', {
      since: '0.2.4',
    }),
    says(
      'no-match-hostkey',
      /Algorithm negotiation fail: algorithmName="server_host_key"/u,
      'JSchAlgoNegoFailException.java',
      { since: '0.2.4' },
    ),
    says('no-match-cipher', /Algorithm negotiation fail: algorithmName="cipher/u, 'JSchAlgoNegoFailException.java', {
      since: '0.2.4',
    }),
    says('no-match-mac', /Algorithm negotiation fail: algorithmName="mac/u, 'JSchAlgoNegoFailException.java', {
      since: '0.2.4',
    }),
    says('pty-failed', /failed to send channel request.{0,20}pty/u, 'RequestPtyReq.java'),
    says('session-refused', /channel is not opened/u, 'Channel.java'),
    says('connect-timeout', /java\.net\.SocketTimeoutException: [Cc]onnect timed out/u, 'java.net'),
    says('server-silent', /Read timed out/u, 'java.net'),
  ],
};
