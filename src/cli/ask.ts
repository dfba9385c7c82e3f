/** One line of an answer from standard input; empty at its end, or when the run is ended meanwhile. */
export async function ask(question: string, stop: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline');
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin });
  try {
    return await new Promise<string>((resolve) => {
      lines.once('line', (line) => resolve(line.trim()));
      lines.once('close', () => resolve(''));
      stop.addEventListener('abort', () => resolve(''), { once: true });
    });
  } finally {
    lines.close();
  }
}
