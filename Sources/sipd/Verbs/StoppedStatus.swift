internal import SIPDaemon
internal import SIPRules
internal import SIPStores

/// What can be told of a sipd that does not run: what its ledger remembers.
struct StoppedStatus {
    private let socket: String
    private let time: LocalTime
    private let decidedUpTo: Instant?
    /// Of the last seven days, the latest first.
    private let letters: [ClaimedLetter]
    private let unsettled: Int
    private let hasLedger: Bool

    init(_ places: Places, zone: Zone, at now: Instant) throws(Stop) {
        socket = places.socket
        time = LocalTime(zone: zone, now: now)
        let reader = try LedgerReader.ifAny(at: places.ledger)
        hasLedger = reader != nil
        do throws(LedgerError) {
            decidedUpTo = try reader?.decidedUpTo()
            letters = try reader?.letters(to: nil, since: now.adding(seconds: -7 * 86_400)) ?? []
            unsettled = try reader?.unsettled().count ?? 0
        } catch {
            throw Stop(.cannotCreate, "\(error)")
        }
    }

    func show(on page: inout Page) {
        page.add(Styled("no sipd runs", .red), Styled("  (nobody listens at \(socket))", .dim))
        guard hasLedger else {
            page.add("it has told nothing yet: there is no ledger")
            return
        }
        if let decidedUpTo { page.add(Styled("every slot up to \(time.words(decidedUpTo)) had its round")) }
        if unsettled > 0 {
            page.add(Styled("\(unsettled.counted("letter")) to put in order at the next start", .yellow))
        }
        page.add(Styled("\(letters.count.counted("letter")) in the last seven days"))
        var table = Table("", "", "")
        for letter in letters.prefix(5) {
            table.add(Styled(time.words(letter.claimedAt)), Styled(letter.recipient), Styled(letter.name, .dim))
        }
        page.add(table, indent: 2)
    }

    var json: JSONValue {
        .sorted([
            "health": "stopped",
            "decidedUpTo": decidedUpTo.map { .text(time.iso($0)) },
            "unsettled": .number(unsettled),
            "letters": .list(
                letters.prefix(100).map { letter in
                    .sorted([
                        "name": .text(letter.name), "recipient": .text(letter.recipient),
                        "claimedAt": .text(time.iso(letter.claimedAt)),
                    ])
                }),
        ])
    }
}
