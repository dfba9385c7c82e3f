/** Host key fingerprints that providers publish for their own names. Only what was read on a page of theirs. */
export interface PublishedKeys {
  readonly provider: string;
  /** Names they hold for, in lower case. */
  readonly hosts: readonly string[];
  /** By key type, base64 of SHA-256 without padding. */
  readonly fingerprints: { readonly [type: string]: readonly string[] };
  readonly source: string;
}

const publishedKeys: readonly PublishedKeys[] = [
  {
    provider: 'GitHub',
    hosts: ['github.com', 'ssh.github.com'],
    // The RSA key was replaced on 2023-03-24.
    fingerprints: {
      'ssh-ed25519': ['+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU'],
      'ecdsa-sha2-nistp256': ['p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM'],
      'ssh-rsa': ['uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s'],
    },
    source: "GitHub's documentation, GitHub's SSH key fingerprints",
  },
  {
    provider: 'GitLab.com',
    hosts: ['gitlab.com', 'altssh.gitlab.com'],
    fingerprints: {
      'ssh-ed25519': ['eUXGGm1YGsMAS7vkcx6JOJdOGHPem5gQp4taiCfCLB8'],
      'ecdsa-sha2-nistp256': ['HbW3g8zUjNSksFbqTiUWPWg2Bq1x8xdGUrliXFzSnUw'],
      'ssh-rsa': ['ROQFvPThGrW4RuWLoL9tq9I9zJ42fK4XywyRtbOz/EQ'],
    },
    source: "GitLab.com's settings page",
  },
];

export function publishedFor(host: string): PublishedKeys | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return publishedKeys.find((entry) => entry.hosts.includes(name));
}
