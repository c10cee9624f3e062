/* Preloaded, gives sipd short, interrupted and refused reads and writes, as signals, sockets and network disks do.
   TORTURE_SHORTS: a seed. TORTURE_SHORTS_TO: a file that the counts are added to at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_uint dice;
static atomic_ulong shorter, interrupted, refused;

__attribute__((constructor)) static void begin(void)
{
    const char *seed = getenv("TORTURE_SHORTS");
    atomic_store(&dice, seed ? (unsigned) atoi(seed) : 1);
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("TORTURE_SHORTS_TO");
    FILE *file = path ? fopen(path, "a") : NULL;
    if (!file)
        return;
    fprintf(file, "%lu %lu %lu\n", shorter, interrupted, refused);
    fclose(file);
}

static unsigned roll(unsigned sides)
{
    unsigned value = atomic_fetch_add(&dice, 0x9E3779B9u);
    value = (value ^ (value >> 16)) * 0x45D9F3Bu;
    value = (value ^ (value >> 16)) * 0x45D9F3Bu;
    return (value ^ (value >> 16)) % sides;
}

/* How many bytes the call may move; -1 for none, with errno. Events, timers and counters come whole or not at all. */
static ssize_t share(int file, size_t count)
{
    struct stat status;
    int before = errno;
    if (fstat(file, &status) != 0) {
        errno = before;
        return count;
    }
    errno = before;
    if (roll(8) == 0) {
        interrupted++;
        errno = EINTR;
        return -1;
    }
    if (S_ISSOCK(status.st_mode) && roll(8) == 0 && fcntl(file, F_GETFL) & O_NONBLOCK) {
        refused++;
        errno = EAGAIN;
        return -1;
    }
    if (count < 2 || !(S_ISREG(status.st_mode) || S_ISSOCK(status.st_mode) || S_ISFIFO(status.st_mode)) || roll(2))
        return count;
    shorter++;
    return 1 + roll(count - 1);
}

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))
#define SHARED(type, name, parameters, file, call)      \
    type name parameters                                \
    {                                                   \
        static __typeof__(&name) real;                  \
        if (!real)                                      \
            real = REAL(name);                          \
        ssize_t part = share(file, count);              \
        return part < 0 ? -1 : real call;               \
    }

SHARED(ssize_t, read, (int file, void *bytes, size_t count), file, (file, bytes, part))
SHARED(ssize_t, write, (int file, const void *bytes, size_t count), file, (file, bytes, part))
SHARED(ssize_t, pread, (int file, void *bytes, size_t count, off_t at), file, (file, bytes, part, at))
SHARED(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), file, (file, bytes, part, at))
SHARED(ssize_t, pread64, (int file, void *bytes, size_t count, off_t at), file, (file, bytes, part, at))
SHARED(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off_t at), file, (file, bytes, part, at))
SHARED(ssize_t, recv, (int file, void *bytes, size_t count, int flags), file, (file, bytes, part, flags))

/* A datagram goes whole or not at all. */
ssize_t send(int file, const void *bytes, size_t count, int flags)
{
    static __typeof__(&send) real;
    int kind = 0;
    socklen_t size = sizeof kind;
    if (!real)
        real = REAL(send);
    getsockopt(file, SOL_SOCKET, SO_TYPE, &kind, &size);
    ssize_t part = kind == SOCK_STREAM ? share(file, count) : (ssize_t) count;
    return part < 0 ? -1 : real(file, bytes, part, flags);
}
