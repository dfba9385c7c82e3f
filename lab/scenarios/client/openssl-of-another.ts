import { defineScenario } from '../../scenario.ts';

// A tool puts its own libraries in front, as conda or an AppImage does: here one that is no libcrypto of this release.
export default defineScenario({
  id: 'client/openssl-of-another',
  client: { env: { LD_LIBRARY_PATH: '/opt/tool/lib' } },
  fault: {
    on: 'client',
    sh: 'mkdir -p /opt/tool/lib && cp /lib/*/libz.so.1 /opt/tool/lib/libcrypto.so.3',
    undo: 'rm -r /opt/tool',
  },
  expect: { first: 'client/client-openssl-mismatch', verdict: 'proven', refusedBy: 'this-machine', exit: 1 },
  ends: 'healthy-after-undo',
});
