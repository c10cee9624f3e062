#pragma once

/* First, so that what both have stays Glibc's own; see CLinux. */
#pragma clang module import SwiftGlibc

#include <nettle/hmac.h>
#include <nettle/sha2.h>
