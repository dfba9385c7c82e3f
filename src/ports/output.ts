/** Keeps the first `maxBytes` of a stream. */
export interface Kept {
  add(bytes: Uint8Array): void;
  bytes(): Uint8Array;
  /** More came than was kept. */
  cut(): boolean;
}

export function keeper(maxBytes: number): Kept {
  const parts: Uint8Array[] = [];
  let total = 0;
  let cut = false;
  return {
    add(bytes) {
      const room = maxBytes - total;
      if (bytes.length > room) cut = true;
      const part = bytes.subarray(0, room);
      if (part.length > 0) parts.push(part);
      total += part.length;
    },
    bytes: () => joined(parts),
    cut: () => cut,
  };
}

/** Cuts a stream into lines (without LF or CR LF); one longer than 16 KiB is given as far as that, its rest dropped. */
export function lineSplitter(onLine: (line: Uint8Array) => void): { add(bytes: Uint8Array): void; finish(): void } {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (bytes: Uint8Array) => {
    const part = bytes.slice(0, Math.max(0, lineMaxBytes - length));
    if (part.length > 0) parts.push(part);
    length += part.length;
  };
  const emit = () => {
    const line = joined(parts);
    parts = [];
    length = 0;
    onLine(line.at(-1) === carriageReturn ? line.subarray(0, -1) : line);
  };
  return {
    add(bytes) {
      let from = 0;
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
        keep(bytes.subarray(from, at));
        emit();
        from = at + 1;
      }
      keep(bytes.subarray(from));
    },
    finish() {
      if (length > 0) emit();
    },
  };
}

export const lineMaxBytes = 16 * 1024;
const lineFeed = 10;
const carriageReturn = 13;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
