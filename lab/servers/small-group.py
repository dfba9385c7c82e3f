"""An SSH server that offers group exchange only, with one prime of 1024 bits: `small-group.py PORT`. Needs python3-paramiko."""
import socket
import sys
import tempfile

import paramiko

# The prime of group 2 (RFC 2409 section 6.2).
PRIME = """FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD
EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F2411
7C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF""".replace("\n", "")


def main(port: int) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".moduli") as moduli:
        # The columns of moduli(5): time, type, tests, tries, size, generator, modulus.
        moduli.write(f"20200101000000 2 6 100 1023 2 {PRIME}\n")
        moduli.flush()
        if not paramiko.Transport.load_server_moduli(moduli.name):
            raise SystemExit("no moduli")
    listener = socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True)
    key = paramiko.Ed25519Key.from_private_key_file("/etc/ssh/ssh_host_ed25519_key")
    while True:
        accepted, _ = listener.accept()
        transport = paramiko.Transport(accepted)
        transport.get_security_options().kex = ("diffie-hellman-group-exchange-sha256",)
        transport.add_server_key(key)
        transport.start_server(server=paramiko.ServerInterface(), event=__import__("threading").Event())


main(int(sys.argv[1]))
