internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd simulate`.
    struct Simulate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many letters a period would bring, and to whom.",
            discussion: """
                Lets a period pass on a virtual clock, past or to come, deciding as sipd itself would that were started \
                at its beginning and remembered nothing. Plans stay as they are and nobody acts on what is said, so \
                ladders are climbed to their end: the most that can come. Nothing is sent and nothing is remembered.

                With --acting people do what they are told: of five acts four, two working days after the first line \
                about it, and the fifth never; a meeting is held on its day. Plans become what they would. Which \
                acts are done follows from --seed.

                  sipd simulate                            # a year from today
                  sipd simulate --from 2026-01-01 --until 2026-06-30
                  sipd simulate --policy policy-new.yaml   # under another policy
                  sipd simulate --acting                   # a year in which people act

                On a made-up store:
                  sipd sample /tmp/many --plans 10000
                  sipd simulate -c /tmp/many/sipd.yaml
                """)

        @OptionGroup var place: ConfigurationOption

        @Option(help: ArgumentHelp("The first day. (default: today)", valueName: "date"))
        var from: LocalDay?

        @Option(help: ArgumentHelp("The last day. (default: a year after the first)", valueName: "date"))
        var until: LocalDay?

        @Option(
            help: ArgumentHelp("Another policy.yaml than the one in force.", valueName: "policy"),
            completion: .file(extensions: ["yaml"]))
        var policy: String?

        @Flag(help: "People act on what they are told: of five acts four, two working days after the first line.")
        var acting = false

        @Option(help: ArgumentHelp("Which acts are done: the same seed, the same figures.", valueName: "number"))
        var seed: UInt64 = 1

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let settings = try place.settings()
            var environment = settings.environment
            if let policy { environment.policy = try PolicyFile.read(policy) }
            let zone = environment.zone
            let first = from?.day ?? zone.day(of: SystemClock().now)
            let last = until?.day ?? first.adding(months: 12).adding(days: -1)
            guard first <= last else { throw CommandFailure(.usage, "error: --until \(last) is before \(first)") }
            guard last - first <= 36_525 else {
                throw CommandFailure(.usage, "error: the period is longer than a hundred years")
            }
            let book = RuleBook(environment)
            var rehearsal = Rehearsal(book, from: zone.instant(first, .midnight))
            var people = Acting(book, seed: seed)
            var load = LetterLoad(first...last, zone, acting: acting ? seed : nil)
            let folder = PlanFolder(settings.configuration.resolved(from: place.path))
            let counting = try CountingPlans(folder)
            Terminal.complain(counting.notes(folder))
            for _ in 0..<counting.unread { load.count(nil) }
            for plan in counting.plans {
                load.count(plan)
                rehearsal.put(plan)
                people.have(plan)
            }
            if acting {
                rehearsal.run(first...last, &people) { now, digests in
                    for digest in digests { load.count(digest, at: now) }
                }
                for plan in people.plans.values { load.name(coordinatorOf: plan) }
            } else {
                let end = zone.instant(last.adding(days: 1), .midnight).adding(seconds: -1)
                rehearsal.run(through: end) { now, digests in
                    for digest in digests { load.count(digest, at: now) }
                }
            }
            if json { return try Terminal.show(load.json) }
            var page = Page(for: .output)
            load.show(on: &page)
            try Terminal.show(page)
        }
    }
}
