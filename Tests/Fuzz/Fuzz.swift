import Glibc

/// Feeds a subject, which `FUZZ` in the environment names, with what libFuzzer makes up.
@main
enum Fuzz {
    static func main() {
        if getenv("FUZZ").map({ String(cString: $0) }) == "?" {
            print(Subject.allCases.map(\.rawValue).joined(separator: "\n"))
            return
        }
        if getenv("FUZZ").map({ String(cString: $0) }) == "seeds", CommandLine.arguments.count == 3 {
            return Drawn.write(CommandLine.arguments[1], UInt64(CommandLine.arguments[2]) ?? 1)
        }
        // Named before the first input: an unknown subject must not pass for ten quiet minutes.
        _ = subject
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            drive(&count, &arguments) { start, count in
                subject.meet(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }
}

/// libFuzzer's own loop, for a program that has a `main` already.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let subject: Subject = {
    guard let subject = getenv("FUZZ").flatMap({ Subject(rawValue: String(cString: $0)) }) else {
        fatalError("FUZZ names no subject: one of \(Subject.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return subject
}()

/// What others can hand to sipd, each with a reader of its own.
private enum Subject: String, CaseIterable {
    case plan, drawn, configuration, policy, roster, zone, socket, ledger, cache, letter, mail, words

    func meet(_ bytes: [UInt8]) {
        switch self {
        case .plan: Plans.meet(bytes)
        case .drawn: Drawn.meet(bytes)
        case .configuration: YAMLFiles.meetConfiguration(bytes)
        case .policy: YAMLFiles.meetPolicy(bytes)
        case .roster: YAMLFiles.meetRoster(bytes)
        case .zone: Zones.meet(bytes)
        case .socket: Sockets.meet(bytes)
        case .ledger: Ledgers.meet(bytes)
        case .cache: Caches.meet(bytes)
        case .letter: Letters.meet(bytes)
        case .mail: Mails.meet(bytes)
        case .words: Words.meet(bytes)
        }
    }
}

/// A promise that must hold whatever the input; a broken one is a finding like a crash.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError("broken promise: \(what())") }
}
