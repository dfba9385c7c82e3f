/**
 * The decoder for a text, by its first bytes: UTF-16 with a mark (Windows' `>` in PowerShell) or with a zero in every other
 * byte, UTF-8, Shift-JIS where it gives kana, else Windows-1252.
 */
export function decoderFor(first: Uint8Array): TextDecoder {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  const looked = first.subarray(0, lookedBytes);
  const zeros = [0, 1].map((odd) => looked.filter((byte, at) => byte === 0 && at % 2 === odd).length);
  const [even = 0, uneven = 0] = zeros;
  if (uneven > looked.length / 4 && even === 0) return new TextDecoder('utf-16le');
  if (even > looked.length / 4 && uneven === 0) return new TextDecoder('utf-16be');
  if (decodes('utf-8', first) !== undefined) return new TextDecoder('utf-8');
  if (first.includes(0)) return new TextDecoder('utf-8');
  const japanese = decodes('shift_jis', looked);
  return new TextDecoder((japanese?.match(/[\u3040-\u30FF]/gu)?.length ?? 0) >= kanaMin ? 'shift_jis' : 'windows-1252');
}

/** Bytes looked at for what is no UTF-8. */
const lookedBytes = 4_096;
/** Hiragana and katakana from which a text is Japanese: Windows-1252's letters seldom decode to them. */
const kanaMin = 3;

function decodes(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    // `stream`: a character cut by the end of the piece is no mistake.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
