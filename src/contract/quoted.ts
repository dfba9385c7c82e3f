/**
 * Text that came from elsewhere (a server, a file, another program). It is a type of its own so that no reporter can
 * print it by accident: the only way to a terminal or a page is through `visibleText`.
 */
export interface Quoted {
  readonly quoted: string;
}

/** Longest text kept of one quotation, in UTF-16 units; the rest is cut and marked. */
export const quotedMaxLength = 4096;

/** Takes foreign text as it is; control characters stay inside until it is shown. */
export function quote(text: string): Quoted {
  return { quoted: text.length > quotedMaxLength ? `${text.slice(0, quotedMaxLength)}…` : text };
}

export function isQuoted(value: unknown): value is Quoted {
  return typeof value === 'object' && value !== null && typeof (value as { quoted?: unknown }).quoted === 'string';
}

/**
 * The only way of foreign text to a screen or page: control, format, private-use and bidirectional characters become
 * visible escapes, so that a server cannot move the cursor, recolour the screen or turn the reading direction.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** JSON whose text is harmless on a terminal too: what JSON leaves raw of the characters above is escaped, the value stays. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
