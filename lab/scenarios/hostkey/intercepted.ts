import { keyChanged } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A device of the office answers every SSH connection itself, with its own key.
export default defineScenario({
  id: 'hostkey/intercepted',
  fault: {
    on: 'router1',
    sh: `mkdir -p /run/sshd /etc/ssh/own
cp $FIXTURES/host2/ssh_host_*_key /etc/ssh/own/
chmod 600 /etc/ssh/own/*
/usr/sbin/sshd -p 2222 -h /etc/ssh/own/ssh_host_rsa_key -h /etc/ssh/own/ssh_host_ecdsa_key -h /etc/ssh/own/ssh_host_ed25519_key
nft -f - <<'END'
table inet intercept {
  chain pre {
    type nat hook prerouting priority -100;
    iifname eth0 tcp dport 22 redirect to :2222
  }
}
END`,
    undo: 'nft delete table inet intercept',
  },
  takenElsewhere: true,
  expect: {
    first: 'hostkey/hostkey-mitm-or-interception',
    group: keyChanged,
    never: ['hostkey/hostkey-revoked', 'hostkey/path-lb-mixed-hosts'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
  fix: { via: true, ends: 'refused' },
});
