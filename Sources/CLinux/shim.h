#pragma once

/* First, so that `struct stat`, `timespec` and their like stay Glibc's own: Swift would otherwise find them in two modules
   and demand an import of this one wherever they are touched. It also fixes the feature macros: _GNU_SOURCE is off, and
   what hides behind it is declared below. */
#pragma clang module import SwiftGlibc

#include <sys/vfs.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fsuid.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
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
