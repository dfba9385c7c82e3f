"""A small SSH server on python3-asyncssh: `asyncssh-server.py PORT`. Keys and users are those of the machine's OpenSSH."""
import asyncio
import sys

import asyncssh


def main(port: int) -> None:
    async def serve() -> None:
        await asyncssh.listen(
            "",
            port,
            server_host_keys=[f"/etc/ssh/ssh_host_{kind}_key" for kind in ("ed25519", "ecdsa", "rsa")],
            authorized_client_keys="/home/deploy/.ssh/authorized_keys",
            process_factory=lambda process: process.exit(0),
        )
        await asyncio.Event().wait()

    asyncio.run(serve())


main(int(sys.argv[1]))
