internal import CLinux
import Glibc
internal import SIPFiles

/// The system's `sendmail`, which every mailer on Debian brings: one process a letter, the letter on its standard input.
public struct Sendmail {
    private let program: String
    private let sender: Mailbox
    private let folders: SpoolDirectory
    private let seconds: Int

    /// - Parameters:
    ///   - program: its path, such as `/usr/sbin/sendmail`.
    ///   - sender: the envelope's sender, where bounces go.
    ///   - folders: where the letters lie.
    ///   - seconds: how long it may take over a letter; then it is asked to end, and made to a little later.
    public init(_ program: String, sender: Mailbox, in folders: SpoolDirectory, seconds: Int = 300) {
        self.program = program
        self.sender = sender
        self.folders = folders
        self.seconds = max(1, seconds)
    }

    /// Seconds between asking it to end and ending it.
    private static let grace = 5
    /// Bytes that are kept of what it says.
    private static let longestWords = 2048

    /// Hands over a letter that lies in `handing`.
    public func hand(over name: SpoolName) -> MailerAnswer {
        let letter: Descriptor
        do throws(SpoolError) { letter = Descriptor(try folders.open(name, in: .handing)) } catch {
            return .unreadable(error.description)
        }
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return .deferred("no pipe: \(String(errno: errno))") }
        let words = Descriptor(ends[0])
        let voice = Descriptor(ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(words.number, F_SETFL, O_NONBLOCK)

        // Before it is started: what cannot be watched is not.
        let timer = Descriptor(timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC)))
        guard timer.isOpen, timer.arm(seconds) else {
            return .deferred("it cannot be watched: \(String(errno: errno))")
        }
        var process: pid_t = 0
        let failure = spawn(&process, input: letter.number, output: voice.number)
        guard failure == 0 else { return .deferred("\(program) cannot be started: \(String(errno: failure))") }
        _ = voice.close()
        return attend(process, words, timer)
    }

    private func spawn(_ process: inout pid_t, input: Int32, output: Int32) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)

        // A group of its own, so that what it starts ends with it; no signal blocked or ignored that we block or ignore.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let arguments = unsafe Self.copies([program, "-t", "-i", "-f", sender.address])
        let environment = unsafe Self.copies(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
        defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
        return unsafe posix_spawn(&process, program, &actions, &attributes, arguments + [nil], environment + [nil])
    }

    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) }
    }

    /// Waits for its end, not for its standard error's: some leave a process behind that delivers.
    private func attend(_ process: pid_t, _ words: borrowing Descriptor, _ timer: borrowing Descriptor) -> MailerAnswer
    {
        let end = Descriptor(pidfd_open(process, 0))
        guard end.isOpen else {
            let code = errno
            kill(-process, SIGKILL)
            // It may have answered before.
            let answer = Self.reap(process)
            guard case .signalled = answer else { return MailerAnswer(answer, said: "") }
            return .deferred("it cannot be watched: \(String(errno: code))")
        }
        var said: [UInt8] = []
        var lateness = 0
        var isTalking = true
        while true {
            var watched = [end.number, timer.number, isTalking ? words.number : -1].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            guard unsafe poll(&watched, nfds_t(watched.count), -1) > 0 else { continue }
            isTalking = Self.listen(words, &said) && isTalking
            if watched[0].revents != 0 {
                _ = Self.listen(words, &said)
                break
            }
            if watched[1].revents != 0 {
                kill(-process, lateness == 0 ? SIGTERM : SIGKILL)
                lateness += 1
                _ = timer.arm(Self.grace)
            }
        }
        let text = String(decoding: said, as: UTF8.self)
        // What ended well after all has taken the letter, however late.
        return MailerAnswer(
            Self.reap(process), said: lateness == 0 ? text : "no answer within \(seconds) seconds; \(text)")
    }

    /// Reads what there is, keeps the beginning; false when there will be no more.
    private static func listen(_ words: borrowing Descriptor, _ said: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe read(words.number, &buffer, buffer.count)
        if count > 0 { said += buffer.prefix(min(count, longestWords - said.count)) }
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
    }

    private static func reap(_ process: pid_t) -> MailerAnswer.End {
        var status: Int32 = 0
        _ = Descriptor.uninterrupted { unsafe waitpid(process, &status, 0) }
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    }
}

extension Descriptor {
    /// Sets a timer that rings once, in so many seconds. False when it cannot; `errno` then says why.
    borrowing func arm(_ seconds: Int) -> Bool {
        var when = itimerspec(it_interval: timespec(), it_value: timespec(tv_sec: seconds, tv_nsec: 0))
        return unsafe timerfd_settime(number, 0, &when, nil) == 0
    }
}
