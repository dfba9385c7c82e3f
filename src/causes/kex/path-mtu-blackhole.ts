import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { isDropbear, isOpenSsh } from '../conditions/banner.ts';
import {
  classicDone,
  classicSilent,
  exchangeEnds,
  exchangeSilent,
  longOffer,
  longOfferArrived,
  notPostQuantum,
  sameMethodInShort,
  shortDone,
  shortEnds,
  shortSilentThoughHeard,
  shortSilentUnheard,
  silentAtKexinit,
  silentAtReply,
  sshTimedOutInKex,
  viaVpn,
} from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/path-mtu-blackhole',
  title: 'Large packets vanish on the way to {host} (MTU), so the key exchange never ends.',
  says: 'The connection and the short first lines pass, a full-size packet does not, and the message that would say so (ICMP "too big") is filtered. Typical with VPNs, tunnels and PPPoE.',
  layer: 'E',
  frequency: 'common',
  refusedBy: 'path',
  signs: [
    { when: all(silentAtReply, longOffer), weight: 'strong' },
    { when: silentAtKexinit, weight: 'medium' },
    { when: sshTimedOutInKex, weight: 'strong' },
    { when: all(silentAtReply, shortDone), weight: 'strong' },
    { when: all(any(exchangeSilent, sshTimedOutInKex), viaVpn), weight: 'medium' },
    { when: exchangeEnds, weight: 'strong', against: true },
    { when: all(any(silentAtReply, silentAtKexinit), shortDone, classicSilent), weight: 'decisive' },
    { when: shortEnds, weight: 'strong', against: true },
    { when: all(silentAtKexinit, shortSilentThoughHeard), weight: 'strong' },
    { when: shortSilentUnheard, weight: 'strong', against: true },
    { when: classicDone, weight: 'decisive', against: true },
    { when: all(not(isOpenSsh), not(isDropbear)), weight: 'medium', against: true },
  ],
  // Long or short is the only difference between what stops and what passes, and OpenSSH itself takes long messages.
  proof: all(
    any(silentAtReply, silentAtKexinit),
    longOffer,
    shortDone,
    any(classicSilent, all(notPostQuantum, sameMethodInShort)),
    any(isOpenSsh, isDropbear),
  ),
  ruledOutBy: any(longOfferArrived, classicDone),
  lookAlikes: ['kex/alg-kex-pq-interop', 'session/ipqos-dscp-drop', 'banner/net-dpi-blocks-ssh-protocol'],
  decidedBy: {
    where: 'client',
    says: 'Send packets of full size that must not be split; if small ones pass and these do not, it is the path:',
    run: 'ping -M do -s 1472 -c 3 {address}; ping -M do -s 1200 -c 3 {address}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Keep the messages small for this one host:',
      run: 'ssh -o KexAlgorithms=curve25519-sha256 -o HostKeyAlgorithms=ssh-ed25519 -o Ciphers=aes128-ctr -o MACs=hmac-sha2-256 {name}',
    },
    {
      where: 'client',
      system: 'linux',
      does: 'Lower the packet size on the device that leads there (see "ip route get"), and look again:',
      run: 'sudo ip link set dev DEVICE mtu 1400',
    },
    {
      where: 'network',
      system: 'linux',
      does: 'On the router or VPN gateway, fit TCP to the path:',
      run: 'sudo nft add rule inet filter forward tcp flags syn tcp option maxseg size set rt mtu',
    },
    {
      where: 'network',
      system: 'any',
      does: 'Let ICMP type 3 code 4 and ICMPv6 type 2 pass through the firewalls on the way.',
    },
  ],
  source: ['https://github.com/openwrt/openwrt/issues/17791', 'lab'],
});
