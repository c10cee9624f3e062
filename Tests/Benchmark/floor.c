// What the machine itself takes for what sipd does: the same system calls, and nothing in between.
// gcc -O2 -pthread floor.c -o floor
//   floor stat TREE           walk a tree and stat each file: seconds
//   floor read TREE THREADS   walk it and read each file: seconds
//   floor spool DIR BATCH N   N letters durable in batches: written, syncfs, a ledger's fdatasync, renamed, folder synced:
//                             letters a second
//   floor change DIR N        a file renamed into DIR/in, until a letter about it and a line in a ledger are durable:
//                             each in seconds
//   floor timer DIR N         wake at a whole 10 ms of the clock: each lateness in seconds
//   floor ask SOCKET N        connect, ask, read to the end: p50 and p99 in seconds. Reads the question from stdin.
//   floor echo SOCKET N       answers N such questions with as many bytes as stdin holds
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) { perror(what); exit(1); }
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec / 1e9; }
static int order(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return x < y ? -1 : x > y; }
static void each(const double *v, int n) { for (int i = 0; i < n; i++) printf("%.7f ", v[i]); }
static void percentiles(double *v, int n) { qsort(v, n, sizeof *v, order); printf("%.7f %.7f\n", v[n / 2], v[n * 99 / 100]); }

// A tree: its paths, then each one looked at.
static char **paths;
static int known, room, reading;
static atomic_int next_path;

static void walk(const char *folder) {
    DIR *d = opendir(folder);
    if (!d) die(folder);
    for (struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] == '.') continue;
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_type == DT_DIR) { walk(path); continue; }
        if (known == room) paths = realloc(paths, (room = room ? room * 2 : 1024) * sizeof *paths);
        paths[known++] = strdup(path);
    }
    closedir(d);
}

static void *look(void *unused) {
    (void)unused;
    char *buffer = malloc(65536);
    for (int i; (i = atomic_fetch_add(&next_path, 1)) < known;) {
        struct stat s;
        if (!reading) { if (stat(paths[i], &s)) die(paths[i]); continue; }
        int fd = open(paths[i], O_RDONLY | O_CLOEXEC);
        if (fd < 0) die(paths[i]);
        while (read(fd, buffer, 65536) > 0) {}
        close(fd);
    }
    free(buffer);
    return NULL;
}

static void tree(const char *folder, int threads) {
    double start = now();
    walk(folder);
    pthread_t ids[64];
    for (int i = 0; i < threads; i++) pthread_create(&ids[i], NULL, look, NULL);
    for (int i = 0; i < threads; i++) pthread_join(ids[i], NULL);
    printf("%.6f\n", now() - start);
}

// Letters.
static char letter[3000], record[300];

static int folder(int at, const char *name) {
    mkdirat(at, name, 0700);
    int fd = openat(at, name, O_RDONLY | O_DIRECTORY);
    if (fd < 0) die(name);
    return fd;
}

static void write_letter(int tmp, const char *name) {
    int fd = openat(tmp, name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, letter, sizeof letter) != sizeof letter) die(name);
    close(fd);
}

static void claim(int ledger, int count) {
    for (int i = 0; i < count; i++) if (write(ledger, record, sizeof record) != sizeof record) die("ledger");
    if (fdatasync(ledger)) die("ledger");
}

static void spool(const char *path, int batch, int count) {
    int root = open(path, O_RDONLY | O_DIRECTORY), tmp = folder(root, "tmp"), out = folder(root, "out");
    int ledger = openat(root, "ledger", O_CREAT | O_WRONLY | O_APPEND, 0600);
    double start = now();
    for (int i = 0; i < count; i += batch) {
        int size = batch < count - i ? batch : count - i;
        char name[32];
        for (int j = 0; j < size; j++) { snprintf(name, 32, "%d", i + j); write_letter(tmp, name); }
        if (syncfs(tmp)) die("syncfs");
        claim(ledger, size);
        for (int j = 0; j < size; j++) { snprintf(name, 32, "%d", i + j); if (renameat(tmp, name, out, name)) die(name); }
        if (fsync(out)) die("fsync");
    }
    printf("%.1f\n", count / (now() - start));
}

static void change(const char *path, int count) {
    int root = open(path, O_RDONLY | O_DIRECTORY), in = folder(root, "in");
    int tmp = folder(root, "tmp"), out = folder(root, "out");
    int ledger = openat(root, "ledger", O_CREAT | O_WRONLY | O_APPEND, 0600);
    char watched[1024];
    snprintf(watched, sizeof watched, "%s/in", path);
    int watch = inotify_init1(IN_CLOEXEC);
    if (inotify_add_watch(watch, watched, IN_MOVED_TO) < 0) die(watched);
    double *taken = malloc(count * sizeof *taken);
    for (int i = 0; i < count; i++) {
        char name[32], events[4096];
        snprintf(name, 32, "%d", i);
        write_letter(root, "new");
        double start = now();
        if (renameat(root, "new", in, name)) die(name);
        if (read(watch, events, sizeof events) <= 0) die("watch");
        int fd = openat(in, name, O_RDONLY);
        char document[4096];
        if (fd < 0 || read(fd, document, sizeof document) < 0) die(name);
        close(fd);
        write_letter(tmp, name);
        if (syncfs(tmp)) die("syncfs");
        claim(ledger, 1);
        if (renameat(tmp, name, out, name) || fsync(out)) die(name);
        taken[i] = now() - start;
    }
    each(taken, count);
}

// A timer.
static void timer(int count) {
    int fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC);
    double *late = malloc(count * sizeof *late);
    for (int i = 0; i < count; i++) {
        struct timespec t;
        uint64_t rings;
        clock_gettime(CLOCK_REALTIME, &t);
        t.tv_nsec = (t.tv_nsec / 10000000 + 2) * 10000000;
        if (t.tv_nsec >= 1000000000) { t.tv_sec++; t.tv_nsec -= 1000000000; }
        struct itimerspec at = {.it_value = t};
        if (timerfd_settime(fd, TFD_TIMER_ABSTIME, &at, NULL)) die("timer");
        if (read(fd, &rings, sizeof rings) < 0) die("timer");
        struct timespec n;
        clock_gettime(CLOCK_REALTIME, &n);
        late[i] = n.tv_sec - t.tv_sec + (n.tv_nsec - t.tv_nsec) / 1e9;
    }
    each(late, count);
}

// A socket.
static char text[1 << 20];

static int socket_at(const char *path, struct sockaddr_un *address) {
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    snprintf(address->sun_path, sizeof address->sun_path, "%s", path);
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static void ask(const char *path, int count) {
    ssize_t size = read(0, text, sizeof text);
    double *taken = malloc(count * sizeof *taken);
    for (int i = 0; i < count; i++) {
        struct sockaddr_un address;
        char answer[65536];
        double start = now();
        int fd = socket_at(path, &address);
        if (connect(fd, (void *)&address, sizeof address) || write(fd, text, size) != size) die(path);
        while (read(fd, answer, sizeof answer) > 0) {}
        close(fd);
        taken[i] = now() - start;
    }
    percentiles(taken, count);
}

static void echo(const char *path, int count) {
    ssize_t size = 0, got;
    while ((got = read(0, text + size, sizeof text - size)) > 0) size += got;
    struct sockaddr_un address;
    int listener = socket_at(path, &address);
    if (bind(listener, (void *)&address, sizeof address) || listen(listener, 64)) die(path);
    for (int i = 0; i < count; i++) {
        char question[4096];
        int fd = accept(listener, NULL, NULL);
        if (read(fd, question, sizeof question) <= 0 || write(fd, text, size) != size) die(path);
        close(fd);
    }
}

int main(int count, char **words) {
    if (count < 3) return 64;
    const char *what = words[1], *path = words[2];
    int first = count > 3 ? atoi(words[3]) : 1, second = count > 4 ? atoi(words[4]) : 1;
    if (!strcmp(what, "stat")) tree(path, 1);
    else if (!strcmp(what, "read")) { reading = 1; tree(path, first < 64 ? first : 64); }
    else if (!strcmp(what, "spool")) spool(path, first, second);
    else if (!strcmp(what, "change")) change(path, first);
    else if (!strcmp(what, "timer")) timer(first);
    else if (!strcmp(what, "ask")) ask(path, first);
    else if (!strcmp(what, "echo")) echo(path, first);
    else return 64;
    return 0;
}
