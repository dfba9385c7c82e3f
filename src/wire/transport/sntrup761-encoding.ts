/** Packing of numbers below given limits into bytes, two by two (NTRU Prime round 3, section 4.5). */
const limit = 16384;

/** Each number is below `modulus`. */
export function encodeNumbers(numbers: ArrayLike<number>, modulus: number): Buffer {
  const out: number[] = [];
  let values = Array.from(numbers);
  let moduli = values.map(() => modulus);
  while (values.length > 1) {
    const nextValues: number[] = [];
    const nextModuli: number[] = [];
    for (let i = 0; i < values.length; i += 2) {
      const m0 = moduli[i] ?? 1;
      let value = values[i] ?? 0;
      let m = m0;
      if (i + 1 < values.length) {
        value += (values[i + 1] ?? 0) * m0;
        m *= moduli[i + 1] ?? 1;
        for (; m >= limit; m = (m + 255) >>> 8) {
          out.push(value & 0xff);
          value >>>= 8;
        }
      }
      nextValues.push(value);
      nextModuli.push(m);
    }
    values = nextValues;
    moduli = nextModuli;
  }
  let value = values[0] ?? 0;
  for (let m = moduli[0] ?? 1; m > 1; m = (m + 255) >>> 8) {
    out.push(value & 0xff);
    value >>>= 8;
  }
  return Buffer.from(out);
}

/** Any bytes give numbers below `modulus`; missing ones count as 0. */
export function decodeNumbers(bytes: Uint8Array, modulus: number, count: number): Int32Array {
  let at = 0;
  const walk = (moduli: readonly number[]): number[] => {
    const [first = 1] = moduli;
    if (moduli.length === 1) {
      let value = 0;
      let scale = 1;
      for (let m = first; m > 1; m = (m + 255) >>> 8, scale *= 256) value += (bytes[at++] ?? 0) * scale;
      return [value % first];
    }
    const next: number[] = [];
    const low: number[] = [];
    const scales: number[] = [];
    for (let i = 0; i < moduli.length; i += 2) {
      let m = moduli[i] ?? 1;
      let value = 0;
      let scale = 1;
      if (i + 1 < moduli.length) {
        for (m *= moduli[i + 1] ?? 1; m >= limit; m = (m + 255) >>> 8, scale *= 256)
          value += (bytes[at++] ?? 0) * scale;
      }
      next.push(m);
      low.push(value);
      scales.push(scale);
    }
    const upper = walk(next);
    const numbers: number[] = [];
    for (let i = 0; i < moduli.length; i += 2) {
      const value = (low[i >> 1] ?? 0) + (scales[i >> 1] ?? 1) * (upper[i >> 1] ?? 0);
      const m = moduli[i] ?? 1;
      if (i + 1 === moduli.length) numbers.push(value);
      else numbers.push(value % m, Math.floor(value / m) % (moduli[i + 1] ?? 1));
    }
    return numbers;
  };
  return Int32Array.from(walk(Array.from({ length: count }, () => modulus)));
}
