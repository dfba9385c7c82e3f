import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'hostkey/certificate-principal',
  fault: [
    { kind: 'hostkey.certificate', names: ['old-name.lab'], validity: '20200101:20990101' },
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
