import { enableCompileCache } from 'node:module';

enableCompileCache?.();

// Everything else is loaded by the command that needs it: start-up is a feature.
void import('./dispatch.ts').then(async ({ dispatch }) => {
  process.exitCode = await dispatch(process.argv.slice(2));
});
