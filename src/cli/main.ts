import { enableCompileCache } from 'node:module';

// In the user's own cache, not in the shared /tmp: what lies there would be run.
const { env } = process;
const cache = env['XDG_CACHE_HOME'] || (env['HOME'] ? `${env['HOME']}/.cache` : env['LOCALAPPDATA']);
if (cache !== undefined) enableCompileCache?.(`${cache}/whyssh`);

/** What still hangs after the last word, such as a stream that will not close, is not waited for. */
const lingerMs = 250;

// `whyssh … | head -1`: who has read enough closes the pipe. That is no error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

// Everything else is loaded by the command that needs it: start-up is a feature.
void import('./dispatch.ts')
  .then(({ dispatch }) => dispatch(process.argv.slice(2)))
  .catch(async (error: unknown) => (await import('./failure.ts')).ownFailure(error))
  .then((code) => {
    process.exitCode = code;
    setTimeout(() => {
      if (process.stdout.writableLength === 0) process.exit();
      else process.stdout.once('drain', () => process.exit());
    }, lingerMs).unref();
  });
