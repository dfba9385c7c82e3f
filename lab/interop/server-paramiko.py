"""A small SSH server on paramiko: `server-paramiko.py PORT`. It does key exchanges and lets nobody in."""
import socket
import sys
import threading

import paramiko

kinds = {"ed25519": paramiko.Ed25519Key, "ecdsa": paramiko.ECDSAKey, "rsa": paramiko.RSAKey}
keys = [kind.from_private_key_file(f"/etc/ssh/ssh_host_{name}_key") for name, kind in kinds.items()]

paramiko.Transport.load_server_moduli("/etc/ssh/moduli")


def serve(connection: socket.socket) -> None:
    transport = paramiko.Transport(connection)
    for key in keys:
        transport.add_server_key(key)
    try:
        transport.start_server(server=paramiko.ServerInterface())
    except (paramiko.SSHException, EOFError):
        transport.close()


listener = socket.create_server(("", int(sys.argv[1])))
while True:
    accepted, _ = listener.accept()
    threading.Thread(target=serve, args=(accepted,), daemon=True).start()
