// Linked into what the address sanitizer watches.
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>

// For sipd as well, which the tests start with an environment of its own.
const char *__asan_default_options(void) {
  return "log_path=" REPORTS "/report:external_symbolizer_path=" TOOLS "/llvm-symbolizer:print_suppressions=0";
}

// Leaks are looked for where the tests run. sipd ends by exit(3) with things still in use, some of them held by pointers
// with bits of Swift's own in them (strings, data, enums), which the search does not follow: it would find by chance.
int __lsan_is_turned_off(void) { return strcmp(program_invocation_short_name, "sipd") == 0; }

const char *__lsan_default_suppressions(void) {
  return
      // Foundation keeps the 4096 bytes into which it read a file that was empty.
      "leak:readBytesFromFile\n"
      // Where weak references to an object are counted. The object holds that by a shifted pointer; its own memory is
      // looked for as any.
      "leak:formWeakReference\n"
      // What a static holds is there once, until the end, and may hang on such pointers too.
      "leak:once_slow\n";
}
