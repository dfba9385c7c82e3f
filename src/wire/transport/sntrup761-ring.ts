// oxlint-disable typescript/no-non-null-assertion -- every index lies within p + 1; `?? 0` in these loops doubles the time
/** Polynomials modulo x^761 - x - 1, with coefficients modulo 4591 (from -2295 to 2295) or modulo 3 (from -1 to 1). */
export const p = 761;
export const q = 4591;

const inverseQ = 1 / q;

/** The one of the same class from -2295 to 2295. |x| may be up to 2^31. */
export function modQ(x: number): number {
  return x - q * Math.floor(x * inverseQ + 0.5);
}

export function mod3(x: number): number {
  const rest = x % 3;
  return rest > 1 ? rest - 3 : rest < -1 ? rest + 3 : rest;
}

/** `small` has coefficients -1, 0, 1. */
export function multiplyQ(a: Int32Array, small: Int32Array): Int32Array {
  return multiply(a, small).map(modQ);
}

export function multiply3(a: Int32Array, b: Int32Array): Int32Array {
  return multiply(a, b).map(mod3);
}

function multiply(a: Int32Array, small: Int32Array): Int32Array {
  const product = new Int32Array(2 * p - 1);
  for (let i = 0; i < p; i++) {
    const s = small[i] ?? 0;
    if (s === 0) continue;
    for (let j = 0; j < p; j++) product[i + j]! += s * a[j]!;
  }
  for (let i = 2 * p - 2; i >= p; i--) {
    product[i - p]! += product[i]!;
    product[i - p + 1]! += product[i]!;
  }
  return product.slice(0, p);
}

/** 1 / a modulo 3, or undefined when there is none. */
export function reciprocal3(a: Int32Array): Int32Array | undefined {
  return divide(1, a, 3);
}

/** 1 / (3a) modulo q; there always is one for a that is not 0, as x^761 - x - 1 is irreducible there. */
export function reciprocalOf3(a: Int32Array): Int32Array {
  const found = divide(inverse(3, q), a, q);
  if (found === undefined) throw new RangeError('0 has no reciprocal');
  return found;
}

/**
 * `first` / a by 2p - 1 division steps (Bernstein and Yang, "Fast constant-time gcd computation", section 8). g begins as
 * a with its coefficients reversed; u and v are what a must be multiplied by to give f and g. Doubles hold every
 * number exactly, and are twice as fast here as integers, which V8 converts to and fro for the division.
 */
function divide(first: number, a: Int32Array, modulus: number): Int32Array | undefined {
  const invert = 1 / modulus;
  let f = new Float64Array(p + 1);
  let g = new Float64Array(p + 1);
  let u = new Float64Array(p + 1);
  let v = new Float64Array(p + 1);
  v[0] = first;
  f[0] = 1;
  f[p - 1] = -1;
  f[p] = -1;
  for (let i = 0; i < p; i++) g[p - 1 - i] = a[i] ?? 0;
  const steps = 2 * p - 1;
  let delta = 1;
  for (let step = 0; step < steps; step++) {
    u.copyWithin(1, 0, p);
    u[0] = 0;
    if (delta > 0 && g[0] !== 0) {
      delta = -delta;
      [f, g] = [g, f];
      [u, v] = [v, u];
    }
    delta++;
    const f0 = f[0]!;
    const g0 = g[0]!;
    // Coefficients that no later step will read are left alone; u and v have none beyond the number of the step.
    const gEnd = Math.min(p, steps - step);
    const vEnd = Math.min(p, step + 1);
    // Written one place down: g is divided by x at the same time.
    for (let i = 1; i <= gEnd; i++) {
      const x = f0 * g[i]! - g0 * f[i]!;
      g[i - 1] = x - modulus * Math.floor(x * invert + 0.5);
    }
    g[gEnd] = 0;
    for (let i = 0; i <= vEnd; i++) {
      const x = f0 * v[i]! - g0 * u[i]!;
      v[i] = x - modulus * Math.floor(x * invert + 0.5);
    }
  }
  if (delta !== 0) return undefined;
  const scale = inverse(f[0]!, modulus);
  return Int32Array.from({ length: p }, (_, i) => {
    const x = scale * u[p - 1 - i]!;
    return x - modulus * Math.floor(x * invert + 0.5);
  });
}

/** 1 / x modulo a prime, by Fermat. */
function inverse(x: number, modulus: number): number {
  let result = 1;
  for (let i = 0; i < modulus - 2; i++) result = (result * x) % modulus;
  return result;
}
