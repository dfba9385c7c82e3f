import { describe, expect, it } from 'vitest';
import { hasDefault4, hasDefault6, routeOfIpJson, routeOfTables } from './routes.ts';

const table4 = `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
eth0\t000200C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
tun0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
*\t0A00000A\t00000000\t0205\t0\t0\t0\tFFFFFFFF\t0\t0\t0
`;
const table6 = `20010db8000000000000000000000000 20 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('routes', () => {
  it.each([
    ['198.51.100.7', { kind: 'route', device: 'eth0', gateway: '192.0.2.1', source: null, own: false }],
    ['192.0.2.9', { kind: 'route', device: 'eth0', gateway: null, source: null, own: false }],
    ['10.9.9.9', { kind: 'route', device: 'tun0', gateway: null, source: null, own: false }],
    ['10.0.0.10', { kind: 'rejected', type: 'unreachable' }],
  ])('reads the way to %s from /proc/net/route', (address, route) => {
    expect(routeOfTables(address, table4, false)).toEqual(route);
  });

  it.each([
    ['2001:db8::5', { kind: 'route', device: 'eth0', gateway: null, source: null, own: false }],
    ['2606:4700::1', { kind: 'route', device: 'eth0', gateway: 'fe80::1', source: null, own: false }],
  ])('reads the way to %s from /proc/net/ipv6_route', (address, route) => {
    expect(routeOfTables(address, table6, false)).toEqual(route);
  });

  it('knows that there is no way', () => {
    expect(routeOfTables('198.51.100.7', table4.split('\n')[0] ?? '', false)).toEqual({ kind: 'none' });
    expect(hasDefault4(table4)).toBe(true);
    expect(hasDefault6(table6)).toBe(true);
    expect(hasDefault6(table6.split('\n').slice(2).join('\n'))).toBe(false);
  });

  it.each([
    [0, '[{"dst":"198.51.100.7","gateway":"192.0.2.1","dev":"eth0","prefsrc":"192.0.2.2"}]', '', 'route'],
    [0, '[{"type":"local","dst":"192.0.2.2","dev":"lo","prefsrc":"192.0.2.2"}]', '', 'route'],
    [2, '', 'RTNETLINK answers: Network is unreachable\n', 'none'],
    [2, '', 'RTNETLINK answers: No route to host\n', 'rejected'],
    [2, '', 'RTNETLINK answers: Permission denied\n', 'rejected'],
    [1, '', 'ip: unrecognized option: j\n', undefined],
    [0, 'not json', '', undefined],
    [0, '[null]', '', undefined],
  ])('understands what ip says: %i %s %s', (code, stdout, stderr, kind) => {
    expect(routeOfIpJson(bytes(stdout), bytes(stderr), code)?.kind).toBe(kind);
  });
});
