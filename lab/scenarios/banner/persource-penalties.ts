import { notAllowedWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A monitor that looks whether the port answers: a second of penalty each time, and more than fifteen shut the address
// out (sshd_config(5)).
export default defineScenario({
  id: 'banner/persource-penalties',
  server: { image: 'trixie' },
  fault: [
    { on: 'server', sh: ':', undo: 'service ssh restart' },
    {
      on: 'client',
      sh: `for address in $SERVER4 $SERVER6; do for n in $(seq 24); do
  bash -c "exec 3<>/dev/tcp/$address/22; read -r _ <&3"
done; done`,
      undo: ':',
    },
  ],
  expect: {
    first: 'banner/limit-persource-penalties',
    group: notAllowedWords,
    refusedBy: 'sshd-limits',
    never: ['connect/ban-fail2ban', 'banner/ban-hosts-deny', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  via: { first: 'banner/limit-persource-penalties', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
