import { type Quoted, quote } from '../../contract/quoted.ts';
import { decodeBase64 } from './base64.ts';
import type { KeyFileDamage } from './private-key.ts';
import { type PublicKey, parsePublicBlob } from './public-key.ts';

/** PuTTY's own key file (PuTTY manual, appendix C). OpenSSH cannot read it. */
export interface PpkKey {
  /** 2, or 3 since PuTTY 0.75; older programs refuse 3. */
  readonly version: number;
  readonly encrypted: boolean;
  readonly cipher: string | null;
  readonly key: PublicKey | null;
  readonly comment: Quoted;
}

export function readPpk(text: string, damage: KeyFileDamage[]): PpkKey {
  const lines = text.split(/\r?\n/);
  const header = (name: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
      .trim();
  const version = Number(/PuTTY-User-Key-File-(\d+)/.exec(text)?.[1] ?? 0);
  const cipher = header('Encryption') ?? null;
  const block = (name: string): string | undefined => {
    const at = lines.findIndex((line) => line.startsWith(`${name}: `));
    const count = Number(/\d{1,4}$/.exec(lines[at]?.trim() ?? '')?.[0] ?? 0);
    const body = lines.slice(at + 1, at + 1 + count);
    return at === -1 || body.length < count ? undefined : body.join('').trim();
  };
  const publicText = block('Public-Lines');
  if (publicText === undefined || block('Private-Lines') === undefined || header('Private-MAC') === undefined) {
    damage.push('truncated');
  }
  const blob = decodeBase64(publicText ?? '');
  const parsed = blob === undefined ? undefined : parsePublicBlob(blob);
  return {
    version,
    encrypted: cipher !== null && cipher !== 'none',
    cipher,
    key: parsed === undefined || typeof parsed === 'string' ? null : parsed,
    comment: quote(header('Comment') ?? ''),
  };
}
