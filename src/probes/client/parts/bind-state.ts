import { absent, type Fact, known } from '../../../contract/fact.ts';
import type { ConfigFacts, EffectiveConfig } from '../../../contract/facts/config.ts';
import type { NetworkInterface } from '../../../ports/system.ts';
import { parseAddress } from './address-range.ts';

/** Whether the address or interface that the connection must start from is here (BindAddress, BindInterface). */
export function bindState(
  { bindAddress, bindInterface }: Pick<EffectiveConfig, 'bindAddress' | 'bindInterface'>,
  interfaces: readonly NetworkInterface[],
): Fact<ConfigFacts['config.bind']> {
  if (bindAddress !== null) {
    const wanted = parseAddress(bindAddress);
    // ssh looks a name up and binds to what it stands for (sshconnect.c ssh_create_socket).
    if (wanted === undefined) return absent({ kind: 'unsupported', why: 'BindAddress is a name, not an address' });
    const own = interfaces.flatMap(({ up, addresses }) => (up ? addresses : []));
    const here = own.some(({ address }) => parseAddress(address)?.toNormalizedString() === wanted.toNormalizedString());
    const always = wanted.range() === 'unspecified' || wanted.range() === 'loopback';
    return known({ kind: here || always ? 'present' : 'missing', what: bindAddress });
  }
  if (bindInterface === null) return known({ kind: 'none' });
  const found = interfaces.some(({ name, up, addresses }) => name === bindInterface && up && addresses.length > 0);
  return known({ kind: found ? 'present' : 'missing', what: bindInterface });
}
