import type { NetworkInterface } from '../../../ports/system.ts';
import { addressRange, parseAddress } from './address-range.ts';

/**
 * Interface names that VPN programs use: OpenVPN and most others (tun, tap), WireGuard (wg), macOS (utun, ipsec, ppp),
 * Tailscale, ZeroTier (zt, feth), GlobalProtect (gpd), Cisco (cscotun), Fortinet (fctvpn), Nebula, NetBird (wt), strongSwan.
 */
const vpnName =
  /^(tun|tap|wg|wt|utun|ppp|ipsec|tailscale|zt|feth|gpd|cscotun|fctvpn|nebula|nordlynx|proton|vti|xfrm)\d*|vpn|wireguard/i;

export function looksLikeVpn(interfaceName: string): boolean {
  return vpnName.test(interfaceName);
}

/** macOS always has utun interfaces of its own services; they have link-local addresses only. */
export function isVpnInUse({ name, up, loopback, addresses }: NetworkInterface): boolean {
  return up && !loopback && looksLikeVpn(name) && addresses.some(({ address }) => isUsable(address));
}

export function isUsable(text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && !['link-local', 'loopback', 'unspecified'].includes(addressRange(address));
}
