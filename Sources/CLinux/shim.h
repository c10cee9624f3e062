#pragma once

/* First, so that `struct stat`, `timespec` and their like stay Glibc's own: Swift would otherwise find them in two modules
   and demand an import of this one wherever they are touched. It also fixes the feature macros: _GNU_SOURCE is off, and
   what hides behind it is declared below. */
#pragma clang module import SwiftGlibc

#include <stddef.h>
#include <string.h>
#include <sys/vfs.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fsuid.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/un.h>
#include <unistd.h>

/* In sys/pidfd.h, which comes with glibc 2.36. */
extern int pidfd_open(int process, unsigned int flags);
/* Behind _GNU_SOURCE in unistd.h, stdio.h and sched.h. */
extern int syncfs(int descriptor);
extern int renameat2(int from, const char *old_name, int to, const char *new_name, unsigned int flags);
extern int unshare(int flags);
/* Behind it in fcntl.h. */
extern int fallocate(int descriptor, int mode, off_t offset, off_t length);
/* Behind _GNU_SOURCE in sys/socket.h: accept4, and struct ucred under another name. */
struct peer_credentials {
    int process;
    unsigned int user;
    unsigned int group;
};
extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

/* prctl takes any number of arguments, which Swift does not call. 0, or -1 and errno. */
static inline int close_to_its_user(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
static inline int become_subreaper(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

/* struct timex is one that Swift sees in two modules. What timedatectl(1) goes by: 1 when something keeps the clock right, 0
   when nothing does, -1 when that cannot be told. */
static inline int clock_is_kept_right(void) {
    struct timex clock = {.modes = 0};
    return adjtimex(&clock) < 0 ? -1 : clock.maxerror < 16000000;
}

/* As sd_notify(3), which waits for as long as nobody reads: this does for so many seconds at most. 0, or -1 and errno. */
static inline int notify_within(int seconds, const char *name, const char *words) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct timeval patience = {.tv_sec = seconds};
    size_t length = strlen(name);
    if (length < 2 || length >= sizeof address.sun_path) return -1;
    memcpy(address.sun_path, name, length);
    if (name[0] == '@') address.sun_path[0] = 0;
    int end = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (end < 0) return -1;
    setsockopt(end, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ssize_t sent = sendto(end, words, strlen(words), MSG_NOSIGNAL | (seconds > 0 ? 0 : MSG_DONTWAIT),
                          (struct sockaddr *)&address, offsetof(struct sockaddr_un, sun_path) + length);
    close(end);
    return sent < 0 ? -1 : 0;
}
