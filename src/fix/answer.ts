/** What a program on a machine answered: values by key, in order. */
export interface Answer {
  readonly one: (key: string) => string | undefined;
  readonly many: (key: string) => readonly string[];
  readonly bytes: (key: string) => readonly Uint8Array[];
  /** Keys and values in the order in which they came. */
  readonly rows: readonly { readonly key: string; readonly bytes: Uint8Array }[];
}

/** Most lines of an answer that are read. */
const rowsAtMost = 2_000;

/** Reads `mark <tab> key <tab> hex`; whatever else a way in prints is passed over. */
export function readAnswer(text: string, mark: string): Answer {
  const rows = text
    .split('\n')
    .flatMap((line) => {
      const [word, key = '', hex = '', more] = line.replace(/\r$/u, '').split('\t');
      if (word !== mark || more !== undefined || !/^[a-z]+$/u.test(key) || !/^(?:[0-9a-f]{2})*$/u.test(hex)) return [];
      return [{ key, bytes: fromHex(hex) }];
    })
    .slice(0, rowsAtMost);
  const bytes = (key: string) => rows.filter((row) => row.key === key).map((row) => row.bytes);
  const many = (key: string) => bytes(key).map((one) => new TextDecoder().decode(one).replace(/\n+$/u, ''));
  return { one: (key) => many(key)[0], many, bytes, rows };
}

function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}
