internal import Foundation
internal import SIPRules

/// What the mail system has taken of ours and not passed on, as its own tool lists it.
struct MailQueue: Equatable {
    private(set) var waiting = 0
    /// For how many seconds the oldest has waited; nil: the tool does not say.
    private(set) var oldest: Int64?
    /// Why the oldest that has a reason waits.
    private(set) var reason: String?
    /// The tool has not answered in time.
    private(set) var isSilent = false

    /// One that has not answered.
    static let silent: MailQueue = {
        var queue = MailQueue()
        queue.isSilent = true
        return queue
    }()

    private init() {}

    /// What `postqueue -j` prints: an object a line.
    init(postqueue text: String, from sender: String, at now: Instant) {
        struct Line: Decodable {
            var queue_name: String
            var arrival_time: Int64
            var sender: String
            var recipients: [Recipient]?
            struct Recipient: Decodable { var delay_reason: String? }
        }
        let lines = text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        for line in lines.sorted(by: { $0.arrival_time < $1.arrival_time }) where Self.same(line.sender, sender) {
            let age = max(0, now.seconds - min(line.arrival_time, now.seconds))
            waiting += 1
            oldest = oldest ?? age
            switch line.queue_name {
            case "hold": reason = reason ?? "held: postsuper -r ALL"
            case "maildrop" where age > 60: reason = reason ?? "nothing takes them: systemctl restart postfix"
            default: reason = reason ?? line.recipients?.compactMap(\.delay_reason).first
            }
        }
    }

    /// What mailq(1) prints: a page of each mailer's own, of which only the lines that name the sender count. Exim begins them
    /// with an age such as 25m, 3h or 2d.
    init(mailq text: String, from sender: String) {
        for line in text.split(separator: "\n") {
            let words = line.split { " \t<>|".contains($0) }.map(String.init)
            guard words.contains(where: { Self.same($0, sender) }) else { continue }
            waiting += 1
            if let unit = words.first.flatMap({ Self.seconds[$0.last ?? " "] }),
                let count = words.first.flatMap({ Int64($0.dropLast()) }), count < 100_000
            {
                oldest = max(oldest ?? 0, count * unit)
            }
            if words.contains("frozen") { reason = reason ?? "frozen by the mail system" }
        }
    }

    private static let seconds: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]

    private static func same(_ one: String, _ other: String) -> Bool { one.lowercased() == other.lowercased() }

    /// What is to be said of it: nothing while letters pass through.
    var trouble: (severity: Finding.Severity, words: String)? {
        if isSilent {
            return (.error, "the mail system has not listed it within 5 s: systemctl status of it says more")
        }
        guard waiting > 0, reason != nil || oldest.map({ $0 >= Self.usual }) ?? true else { return nil }
        let since = oldest.map { age in
            let span = age < 7200 ? Int(age / 60).counted("minute") : Int(age / 3600).counted("hour")
            return ", \(waiting == 1 ? "" : "the oldest ")for \(span)"
        }
        let words =
            waiting.counted("letter of sipd's lies", "letters of sipd's lie") + " in it\(since ?? "")"
            + (reason.map { ": \($0)" } ?? "") + "; mailq lists them, and sendmail -q tries them again"
        return ((oldest ?? 0) >= Self.long ? .error : .warning, words)
    }

    /// A letter may be so old on its way, and a queue is stuck, in seconds.
    private static let (usual, long): (Int64, Int64) = (600, 3600)
}
