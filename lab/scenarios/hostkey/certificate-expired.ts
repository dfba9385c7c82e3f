import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/certificate-expired',
  fault: [
    { kind: 'hostkey.certificate', names: ['server.lab'], validity: '20200101:20200201' },
    { kind: 'known-hosts', lines: ['@cert-authority *.lab ca/host_ca.pub'] },
  ],
  expect: {
    first: 'hostkey/hostkey-ca-problem',
    verdict: 'proven',
    refusedBy: 'host',
    never: ['hostkey/hostkey-changed-reinstall', 'hostkey/hostkey-unknown-noninteractive'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
