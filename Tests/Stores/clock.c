// A clock that stands still at a second, or so many seconds from the machine's: preloaded, for a sipd that is to live on
// another day.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*machine)(clockid_t, struct timespec *);
    if (!machine) machine = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int answer = machine(clock, time);
    const char *at = getenv("STORES_AT"), *away = getenv("STORES_AWAY");
    if (answer != 0 || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return answer;
    if (away) time->tv_sec += atoll(away);
    if (at) time->tv_sec = atoll(at);
    return answer;
}
