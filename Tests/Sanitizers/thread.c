// Linked into what the thread sanitizer watches.
//
// Swift's Mutex takes and gives back a lock that nobody else wants in code that is compiled into its user, where the
// sanitizer sees it. As soon as two threads want it, functions of libswiftSynchronization do, and that library is not
// watched: everything the lock guards then looked unguarded. Those functions are wrapped here, and say what they do. So
// nothing has to be suppressed, and a closure that runs without the lock is reported.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

// For sipd as well, which the tests start with an environment of its own.
const char *__tsan_default_options(void) {
  return "log_path=" REPORTS "/report:external_symbolizer_path=" TOOLS "/llvm-symbolizer";
}

// Synchronization._MutexHandle's, which are part of Swift's binary interface; the handle is their self.
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *handle

SWIFT void lock(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void lock(uint32_t thread, SELF) {
  ((SWIFT void (*)(uint32_t, SELF))dlsym(RTLD_NEXT, LOCK))(thread, handle);
  __tsan_acquire(handle);
}

SWIFT bool try_lock(SELF) __asm__(TRY);
SWIFT bool try_lock(SELF) {
  bool taken = ((SWIFT bool (*)(SELF))dlsym(RTLD_NEXT, TRY))(handle);
  if (taken) __tsan_acquire(handle);
  return taken;
}

SWIFT void unlock(SELF) __asm__(UNLOCK);
SWIFT void unlock(SELF) {
  __tsan_release(handle);
  ((SWIFT void (*)(SELF))dlsym(RTLD_NEXT, UNLOCK))(handle);
}
