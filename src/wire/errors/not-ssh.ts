/** What a text without SSH in it looks like, by what those programs are known to print. The first that matches counts. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:<!DOCTYPE|<html)/iu, 'a web page'],
  [/^ssh-(?:rsa|ed25519|dss) AAAA|^ecdsa-sha2-\S+ AAAA|^-----BEGIN (?:SSH2 )?PUBLIC KEY/mu, 'a public key'],
  [/-----BEGIN CERTIFICATE/u, 'an X.509 certificate'],
  [
    /unable to access 'https?:|Support for password authentication was removed|Authentication failed for 'https?:/u,
    'an error of git over HTTPS',
  ],
  [
    /\b(?:psql|postgres(?:ql)?|mysqld?|mariadb|redis|mongo\w*|sqlstate|ORA-\d{5}|ERROR \d{4} \([0-9A-Z]{5}|SQL Server|sqlite|JDBC)\b/iu,
    'an error of a database client',
  ],
  [/\b(?:kafka|rabbitmq|elasticsearch|zookeeper|memcached|etcd)\b/iu, 'an error of a network service that is not SSH'],
  [
    /\b(?:x509|certificate (?:verify failed|has expired|signed by unknown)|SSL_ERROR|ERR_CERT|SSL routines|TLS handshake|ssl3_|CERTIFICATE_VERIFY_FAILED|PKIX path)/iu,
    'an error of TLS (HTTPS certificates)',
  ],
  [/docker daemon|Cannot connect to the Docker|dockerd|manifest unknown|pull access denied/iu, 'an error of Docker'],
  [
    /\bkubectl\b|CrashLoopBackOff|ImagePullBackOff|The connection to the server \S+ was refused - did you specify/iu,
    'an error of Kubernetes',
  ],
  [/\b(?:SMTP|IMAP|POP3|postfix|dovecot|sendmail)\b|\b5\d\d 5\.\d\.\d /iu, 'an error of a mail program'],
  [/\b(?:LDAP:|ldap_\w+|slapd)\b/iu, 'an error of a directory (LDAP)'],
  [
    /\b(?:npm ERR!|npm error|yarn error|pnpm|pip3?\b.{0,40}error|error: externally-managed|^E: |dpkg:|gem install|composer|cargo (?:build|install))/imu,
    'an error of a package manager',
  ],
  [/\bWinRM\b|\bRDP\b|mstsc|VNC\b/u, 'an error of another kind of remote access'],
  [
    /\b(?:HTTP\/[\d.]+|HTTP(?: status| code)?:?|status(?: code)?:?) ?[1-5]\d\d\b|curl: \(\d+\)|ERR_CONNECTION_|net::ERR|50[234] Bad Gateway|nginx|apache2?\b|wget:/iu,
    'an error or an answer of the web',
  ],
  [/\bft(?:p|ps): |\b(?:220|530|421|425) .{0,60}(?:FTP|Login incorrect)/iu, 'an error of FTP'],
  [/Traceback \(most recent call last\)/u, 'an error of a Python program'],
  [/^\s*at [\w.$]+\(.*:\d+\)/mu, 'an error of a Java or JavaScript program'],
  [
    /(?:error: |undefined reference|fatal error: ).{0,120}(?:\.[ch](?:pp)?|ld returned)|error\[E\d{4}\]|error TS\d+/u,
    'an error of a compiler',
  ],
  [/https?:\/\//u, 'a text about the web'],
  [/^(?:\{|\[)\s*["{[]/u, 'JSON'],
  [/^#!\//u, 'a script'],
];

/** What a text that says nothing of SSH looks like; undefined for one that looks like nothing else. */
export function otherThanSsh(text: string): string | undefined {
  return lookalikes.find(([pattern]) => pattern.test(text))?.[1];
}

/** Words that only a text about SSH has. */
const onlySsh =
  /\bssh|sftp|\bscp\b|\brsync\b|ed25519|port forward|putty|plink|pscp|winscp|filezilla|dropbear|publickey|authori[sz]ed.keys|known.hosts|port 22\b|:22\b|jsch|paramiko|remote-ssh|host ?key|hosts\.(?:deny|allow)/iu;
/** Words that a text about a failed SSH login often has, and other texts have too. */
const oftenSsh =
  /vscode|\blog-?ins?\b|\bgit\b|private key|agent|ansible|tunnel|session|remote|passwords?\b|\bconnect/iu;

/** Whether the words of a text speak of SSH: for sure, or only when nothing else explains them. */
export function wordsOfSsh(text: string): 'only' | 'often' | 'no' {
  if (onlySsh.test(text)) return 'only';
  return oftenSsh.test(text) ? 'often' : 'no';
}
