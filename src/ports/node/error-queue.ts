import type { IcmpError } from '../../contract/facts/tcp.ts';
import { icmpName } from '../icmp.ts';
import type { Libc, MessageHeader } from './libc.ts';
import { addressOfSockaddr } from './sockaddr.ts';

/** The newest ICMP error that waits in a socket's error queue (ip(7), IP_RECVERR), and the errno the kernel made of it. */
export function readErrorQueue(
  libc: Libc,
  fd: number,
): { readonly icmp: IcmpError; readonly errno: number } | undefined {
  let found: { readonly icmp: IcmpError; readonly errno: number } | undefined;
  for (let tries = 0; tries < mostMessages; tries++) {
    const control = new Uint8Array(512);
    const message: MessageHeader = {
      msg_name: null,
      msg_namelen: 0,
      msg_iov: [{ iov_base: new Uint8Array(256), iov_len: 256 }],
      msg_iovlen: 1,
      msg_control: control,
      msg_controllen: control.length,
      msg_flags: 0,
    };
    if (libc.recvmsg(fd, message, msgErrqueue) < 0) break;
    const used = Math.min(Number(message.msg_controllen), control.length);
    found = errorIn(control.subarray(0, used), libc.pointerBytes) ?? found;
  }
  return found;
}

const mostMessages = 8; // retransmitted SYNs may have met several errors
const msgErrqueue = 0x2000;
const originIcmp = 2; // SO_EE_ORIGIN_ICMP
const originIcmp6 = 3;

/** Walks the control messages: cmsghdr is { size_t length; int level; int type }, then struct sock_extended_err, then the sender. */
function errorIn(
  control: Uint8Array,
  pointerBytes: number,
): { readonly icmp: IcmpError; readonly errno: number } | undefined {
  const view = new DataView(control.buffer, control.byteOffset, control.byteLength);
  const headBytes = pointerBytes + 8;
  for (let at = 0; at + headBytes + 16 <= control.length; ) {
    const length = view.getUint32(pointerBytes === 8 && !littleEndian ? at + 4 : at, littleEndian);
    if (length < headBytes) return undefined;
    const level = view.getInt32(at + pointerBytes, littleEndian);
    const type = view.getInt32(at + pointerBytes + 4, littleEndian);
    if ((level === 0 && type === 11) || (level === 41 && type === 25)) {
      const body = at + headBytes;
      const origin = view.getUint8(body + 4);
      if (origin === originIcmp || origin === originIcmp6) {
        const family = origin === originIcmp ? 4 : 6;
        const icmpType = view.getUint8(body + 5);
        const code = view.getUint8(body + 6);
        const sender = addressOfSockaddr(control.slice(body + 16, at + length));
        const icmp = { family, type: icmpType, code, name: icmpName(family, icmpType, code), sender } as const;
        return { icmp, errno: view.getUint32(body, littleEndian) };
      }
    }
    at += Math.ceil(length / pointerBytes) * pointerBytes;
  }
  return undefined;
}

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
