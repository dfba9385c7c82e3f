/** The decoder for a text, by its first bytes: UTF-16 with a mark (Windows' `>` in PowerShell), UTF-8, else Windows-1252. */
export function decoderFor(first: Uint8Array): TextDecoder {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  try {
    // `stream`: a character cut by the end of the piece is no mistake.
    new TextDecoder('utf-8', { fatal: true }).decode(first, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder(first.includes(0) ? 'utf-8' : 'windows-1252');
  }
}
