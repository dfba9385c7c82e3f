// A small SSH server on Go's x/crypto/ssh: `server PORT`. It does key exchanges and lets nobody in.
package main

import (
	"errors"
	"log"
	"net"
	"os"

	"golang.org/x/crypto/ssh"
)

func main() {
	config := &ssh.ServerConfig{
		PasswordCallback: func(ssh.ConnMetadata, []byte) (*ssh.Permissions, error) {
			return nil, errors.New("nobody")
		},
	}
	// All that this library has on the server's side, not only its defaults.
	config.KeyExchanges = []string{
		"curve25519-sha256", "curve25519-sha256@libssh.org",
		"ecdh-sha2-nistp256", "ecdh-sha2-nistp384", "ecdh-sha2-nistp521",
		"diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1",
	}
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		text, err := os.ReadFile("/etc/ssh/ssh_host_" + kind + "_key")
		if err != nil {
			log.Fatal(err)
		}
		key, err := ssh.ParsePrivateKey(text)
		if err != nil {
			log.Fatal(err)
		}
		config.AddHostKey(key)
	}
	listener, err := net.Listen("tcp", ":"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for {
		socket, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go func() {
			_, _, _, err := ssh.NewServerConn(socket, config)
			log.Print(err)
			socket.Close()
		}()
	}
}
