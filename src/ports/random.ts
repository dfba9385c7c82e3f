/** Randomness fit for keys and nonces. */
export interface Random {
  bytes(count: number): Uint8Array;
}
