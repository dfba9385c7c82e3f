/** Exit code of a program that was ended by Ctrl-C (128 + SIGINT). */
const interruptedExit = 130;

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs work that Ctrl-C, a kill or a closed terminal ends early: the first asks it to come to an end with what is known,
 * the second ends the program at once (children and temporary folders go with it).
 */
export async function interruptible<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onEnding = (): void => {
    if (stop.signal.aborted) process.exit(interruptedExit);
    stop.abort();
  };
  for (const ending of endings) process.on(ending, onEnding);
  try {
    return await work(stop.signal);
  } finally {
    for (const ending of endings) process.off(ending, onEnding);
  }
}
