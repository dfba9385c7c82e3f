import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeTarpit, recogniseOther } from './other-protocol.ts';
import { recogniseSoftware } from './software.ts';

describe('the program behind a version line', () => {
  test.each([
    ['SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3', 'openssh', '9.2p1', 9, 2, 1, 'Debian-2+deb12u3'],
    ['SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.10', 'openssh', '8.9p1', 8, 9, 1, 'Ubuntu-3ubuntu0.10'],
    ['SSH-2.0-OpenSSH_9.7 FreeBSD-20240806', 'openssh', '9.7', 9, 7, null, 'FreeBSD-20240806'],
    ['SSH-2.0-OpenSSH_for_Windows_9.5', 'openssh', '9.5', 9, 5, null, 'Windows'],
    ['SSH-2.0-OpenSSH_10.0', 'openssh', '10.0', 10, 0, null, null],
    ['SSH-2.0-OpenSSH_5.9p1-hpn13v11', 'openssh', '5.9p1', 5, 9, 1, 'hpn13v11'],
    ['SSH-1.99-OpenSSH_3.7.1p2', 'openssh', '3.7.1p2', 3, 7, 1, null],
    ['SSH-2.0-OpenSSH', 'openssh', null, null, null, null, null],
    ['SSH-2.0-dropbear_2022.83', 'dropbear', '2022.83', 2022, 83, null, null],
    ['SSH-2.0-dropbear', 'dropbear', null, null, null, null, null],
    ['SSH-2.0-tinyssh_noversion abc123', 'tinyssh', null, null, null, null, null],
    ['SSH-2.0-libssh_0.10.6', 'libssh', '0.10.6', 0, 10, 6, null],
    ['SSH-2.0-libssh2_1.11.0', 'libssh2', '1.11.0', 1, 11, 0, null],
    ['SSH-2.0-Go', 'go', null, null, null, null, null],
    ['SSH-2.0-Cisco-1.25', 'cisco', '1.25', 1, 25, null, null],
    ['SSH-2.0-paramiko_3.4.0', 'paramiko', '3.4.0', 3, 4, 0, null],
    ['SSH-2.0-AsyncSSH_2.14.2', 'asyncssh', '2.14.2', 2, 14, 2, null],
    ['SSH-2.0-Twisted_22.4.0', 'twisted', '22.4.0', 22, 4, 0, null],
    ['SSH-2.0-9.31 FlowSsh: Bitvise SSH Server (WinSSHD) 9.31', 'bitvise', '9.31', 9, 31, null, null],
    ['SSH-2.0-mod_sftp/0.9.9', 'mod_sftp', '0.9.9', 0, 9, 9, null],
    ['SSH-2.0-mod_sftp', 'mod_sftp', null, null, null, null, null],
    ['SSH-2.0-ROSSSH', 'mikrotik', null, null, null, null, null],
    ['SSH-2.0-HUAWEI-1.5', 'huawei', '1.5', 1, 5, null, null],
    ['SSH-2.0--', 'huawei', null, null, null, null, null],
    ['SSH-2.0-ARRIS_0.50', 'arris', '0.50', 0, 50, null, null],
    ['SSH-2.0-something else', 'unknown', null, null, null, null, null],
  ])('%s', (line, kind, version, major, minor, patch, distribution) => {
    expect(recogniseSoftware(line)).toMatchObject({ kind, version, major, minor, patch, distribution });
  });

  test('any text has an answer, quickly', () => {
    fc.assert(fc.property(fc.string({ maxLength: 8192 }), (text) => typeof recogniseSoftware(text).kind === 'string'));
    expect(recogniseSoftware(`SSH-2.0-OpenSSH_${'1.'.repeat(4000)}`)).toMatchObject({ kind: 'openssh' });
  });
});

describe('another protocol on the port', () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
  const text = (value: string) => Buffer.from(value, 'latin1');

  test.each<[string, Buffer, string, string | null]>([
    ['HTTP', text('HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n'), 'http', 'HTTP/1.1 400 Bad Request'],
    ['a bare page', text('<html><head><title>400'), 'http', '<html><head><title>400'],
    ['TLS alert', hex('15 03 01 00 02 02 46'), 'tls', 'alert 70'],
    ['TLS hello', hex('16 03 03 00 7a 02 00'), 'tls', null],
    ['Postfix', text('220 mail.example ESMTP Postfix\r\n'), 'smtp', '220 mail.example ESMTP Postfix'],
    ['SMTP refusal', text('554 5.7.1 no\r\n'), 'smtp', '554 5.7.1 no'],
    ['vsftpd', text('220 (vsFTPd 3.0.5)\r\n'), 'ftp', '220 (vsFTPd 3.0.5)'],
    [
      'Pure-FTPd',
      text('220---------- Welcome to Pure-FTPd [privsep] ----------\r\n'),
      'ftp',
      '220---------- Welcome to Pure-FTPd [privsep] ----------',
    ],
    ['a bare 220', text('220 ready\r\n'), 'ftp-or-smtp', '220 ready'],
    ['POP3', text('+OK Dovecot ready.\r\n'), 'pop3', null],
    ['IMAP', text('* OK [CAPABILITY IMAP4rev1] ready\r\n'), 'imap', null],
    ['MySQL', Buffer.concat([hex('4a 00 00 00 0a'), text('8.0.36\0rest')]), 'mysql', '8.0.36'],
    ['MariaDB', Buffer.concat([hex('5b 00 00 00 0a'), text('5.5.5-10.6.16-MariaDB\0')]), 'mysql', 'MariaDB'],
    [
      'MySQL that blocks us',
      Buffer.concat([hex('45 00 00 00 ff 6a 04'), text("Host '1.2.3.4' is not allowed")]),
      'mysql',
      'error 1130',
    ],
    ['PostgreSQL', Buffer.concat([hex('45 00 00 00 8a'), text('SFATAL\0VFATAL\0')]), 'postgresql', null],
    ['Redis', text("-ERR unknown command 'SSH-2.0-x'\r\n"), 'redis', "-ERR unknown command 'SSH-2.0-x'"],
    ['RDP', hex('03 00 00 13 0e d0 00 00 12 34 00 02 1f 08 00 02 00 00 00'), 'rdp', null],
    ['VNC', text('RFB 003.008\n'), 'vnc', null],
    ['telnet', hex('ff fd 18 ff fd 20'), 'telnet', null],
    ['AMQP', hex('41 4d 51 50 00 00 09 01'), 'amqp', null],
    ['SSH 1', text('SSH-1.5-Cisco-1.25\n'), 'ssh1', 'SSH-1.5-Cisco-1.25'],
    ['HTTP/2', hex('00 00 12 04 00 00 00 00 00 00 03'), 'http2', 'SETTINGS'],
  ])('%s', (_name, bytes, protocol, detail) => {
    expect(recogniseOther(bytes)).toEqual({ protocol, detail });
  });

  test.each([
    '',
    'S',
    'SSH-2.0-OpenSSH_9.2\r\n',
    'Exceeded MaxStartups\r\n',
    'Not allowed at this time\r\n',
  ])('%j has no name', (said) => {
    expect(recogniseOther(text(said))).toBeUndefined();
  });

  test('any bytes have an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void recogniseOther(bytes)),
      { numRuns: 1000 },
    );
  });

  test('random lines are a tarpit, greetings are not', () => {
    expect(looksLikeTarpit(['5$Ac-z)pu{', 'Q.~#1d', "b'N8]h%o3G=_f"])).toBe(true);
    expect(looksLikeTarpit(['Exceeded MaxStartups'])).toBe(false);
    expect(looksLikeTarpit(['Authorized users only.', 'All activity is logged (see policy 4.2).'])).toBe(false);
    expect(looksLikeTarpit(['****************', '* Private system *', '****************'])).toBe(false);
    expect(looksLikeTarpit(['HTTP/1.1 400 Bad Request', 'Content-Type: text/plain', 'Connection: close'])).toBe(false);
    expect(looksLikeTarpit([])).toBe(false);
  });

  test('of 1000 conversations in the manner of endlessh, six lines give away nearly all', () => {
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 16) % below;
    };
    const line = () => String.fromCharCode(...Array.from({ length: 3 + random(29) }, () => 32 + random(95)));
    const found = Array.from({ length: 1000 }, () => looksLikeTarpit(Array.from({ length: 6 }, line)));
    expect(found.filter(Boolean).length).toBeGreaterThan(950);
  });
});
