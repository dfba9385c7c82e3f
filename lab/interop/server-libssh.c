/* A small SSH server on libssh: `server PORT`. It does key exchanges and lets nobody in. */
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **words) {
  ssh_bind bind = ssh_bind_new();
  int port = atoi(words[count - 1]);
  ssh_bind_options_set(bind, SSH_BIND_OPTIONS_BINDADDR, "0.0.0.0");
  ssh_bind_options_set(bind, SSH_BIND_OPTIONS_BINDPORT, &port);
  ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, "/etc/ssh/ssh_host_ed25519_key");
  ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, "/etc/ssh/ssh_host_ecdsa_key");
  ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, "/etc/ssh/ssh_host_rsa_key");
  if (ssh_bind_listen(bind) < 0) {
    fprintf(stderr, "%s\n", ssh_get_error(bind));
    return 1;
  }
  signal(SIGCHLD, SIG_IGN);
  for (;;) {
    ssh_session session = ssh_new();
    if (ssh_bind_accept(bind, session) == SSH_OK && fork() == 0) {
      if (ssh_handle_key_exchange(session) != SSH_OK) fprintf(stderr, "%s\n", ssh_get_error(session));
      /* The client ends the connection; a message after the key exchange shows that its keys were right. */
      ssh_message message;
      while ((message = ssh_message_get(session)) != NULL) ssh_message_free(message);
      _exit(0);
    }
    ssh_free(session);
  }
}
