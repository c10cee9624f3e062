/* The clock of the drawn stores, with alarms that ring by it: preloaded, for a sipd that lives on another day. */
#include "../Stores/clock.c"
#include <sys/timerfd.h>

int timerfd_settime(int timer, int flags, const struct itimerspec *when, struct itimerspec *before)
{
    static __typeof__(&timerfd_settime) machine;
    if (!machine)
        machine = (__typeof__(&timerfd_settime)) dlsym(RTLD_NEXT, "timerfd_settime");
    const char *away = getenv("STORES_AWAY");
    struct itimerspec shifted = *when;
    /* Only an alarm on the civil clock hears of a clock that is set. */
    if (away && flags & TFD_TIMER_ABSTIME && flags & TFD_TIMER_CANCEL_ON_SET) {
        shifted.it_value.tv_sec -= atoll(away);
        if (shifted.it_value.tv_sec < 1)
            shifted.it_value.tv_sec = 1;
    }
    return machine(timer, flags, &shifted, before);
}
