/** A mistake in how the program was called. Ends with exit code 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
