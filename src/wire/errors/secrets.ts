import type { Secret } from '../../contract/explanation.ts';

const keyBegins = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY|^PuTTY-User-Key-File-\d/u;
const keyEnds = /-----END [A-Z0-9 ]*PRIVATE KEY|---- END SSH2 ENCRYPTED PRIVATE KEY|^Private-MAC:/u;
/** A line inside a key file: base64, or a header of it. */
const keyBody = /^(?:[A-Za-z0-9+/=\\\s]*|[A-Za-z-]+: .*)$/u;

const kinds: readonly (readonly [Secret, RegExp])[] = [
  [
    'password-in-command',
    /\bsshpass\s+-p|\s-pw\s+\S|--(?:password|pass)[= ]\S|\b(?:ansible_(?:ssh_)?pass(?:word)?|password|passwd|passphrase|pwd|PGPASSWORD|SSHPASS|RSYNC_PASSWORD)["']?\s?[=:]\s?["']?(?!\s|true\b|false\b|yes\b|no\b|null\b|none\b|\*|\$|<|\(|\{|YES\)|NO\))[^\s"']{3,}|\becho ['"]?\S+['"]? *\| *sudo -S/iu,
  ],
  ['password-in-address', /[a-z]:\/\/[^\s/@:]{1,100}:[^\s/@]{1,200}@/iu],
  [
    'token',
    /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-[A-Za-z0-9]{4}|hf_|npm_|pypi-|dop_v1_)[A-Za-z0-9_-]{16,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.|\bBearer [A-Za-z0-9._-]{16,}|\baws_secret_access_key\b\s*[=:]\s*\S{20,}/u,
  ],
];

/** Finds what should not have been pasted. Keeps only which kinds there are. */
export class SecretFinder {
  readonly #found = new Set<Secret>();
  #inKey = false;

  get found(): readonly Secret[] {
    return [...this.#found];
  }

  /** Whether the line is part of a private key: it is then not to be read further. */
  line(line: string): boolean {
    const begins = keyBegins.test(line);
    if (begins) {
      this.#found.add('private-key');
      this.#inKey = !keyEnds.test(line);
      return true;
    }
    if (this.#inKey) {
      if (keyEnds.test(line)) {
        this.#inKey = false;
        return true;
      }
      if (keyBody.test(line)) return true;
      this.#inKey = false;
    }
    for (const [kind, pattern] of kinds) if (!this.#found.has(kind) && pattern.test(line)) this.#found.add(kind);
    return false;
  }
}
