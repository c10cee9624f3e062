#pragma once

/* First, so that what both have stays Glibc's own; see CLinux. */
#pragma clang module import SwiftGlibc

#include <systemd/sd-daemon.h>
#include <systemd/sd-event.h>
#include <systemd/sd-id128.h>
#include <systemd/sd-journal.h>
