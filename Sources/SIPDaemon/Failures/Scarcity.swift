internal import Glibc

/// What the system has too little of at the moment, or a disk that does not answer rightly.
enum Scarcity {
    static let codes: Set<Int32> = [ENOSPC, EDQUOT, EFBIG, EMFILE, ENFILE, ENOMEM, EIO, EAGAIN]
}
