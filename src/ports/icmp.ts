/** Words for ICMP errors (RFC 792, RFC 1812 section 5.2.7.1) and ICMPv6 errors (RFC 4443), as `tcp.connect` names them. */
export function icmpName(family: 4 | 6, type: number, code: number): string {
  const codes = family === 4 ? icmp4[type] : icmp6[type];
  return codes?.[code] ?? `type-${type}-code-${code}`;
}

export function isTimeExceeded(family: 4 | 6, type: number): boolean {
  return type === (family === 4 ? 11 : 3);
}

/** The machine that sent it could not find its neighbour: nobody there, or switched off. */
export function isNeighbourSilence(family: 4 | 6, type: number, code: number): boolean {
  return family === 4 ? type === 3 && code === 1 : type === 1 && code === 3;
}

const icmp4: Readonly<Record<number, readonly string[]>> = {
  3: [
    'net-unreachable',
    'host-unreachable',
    'protocol-unreachable',
    'port-unreachable',
    'fragmentation-needed',
    'source-route-failed',
    'net-unknown',
    'host-unknown',
    'source-host-isolated',
    'net-prohibited',
    'host-prohibited',
    'net-unreachable-for-tos',
    'host-unreachable-for-tos',
    'admin-prohibited',
    'host-precedence-violation',
    'precedence-cutoff',
  ],
  11: ['time-exceeded', 'reassembly-time-exceeded'],
  12: ['parameter-problem'],
};

const icmp6: Readonly<Record<number, readonly string[]>> = {
  1: [
    'no-route',
    'admin-prohibited',
    'beyond-scope',
    'address-unreachable',
    'port-unreachable',
    'policy-fail',
    'reject-route',
  ],
  2: ['packet-too-big'],
  3: ['time-exceeded', 'reassembly-time-exceeded'],
  4: ['parameter-problem'],
};
