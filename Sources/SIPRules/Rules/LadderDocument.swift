/// Ladders as `policy.yaml` writes them: `{when: 2 working days before due, to: convener}`.

extension Ladder {
    /// More rungs than anybody reads.
    static let mostRungs = 24

    static let reading = Expectation<Ladder>(
        wanted: { "a list of rungs" }, shape: { .list(Rung.reading.shape, atMost: mostRungs) }
    ) { node, findings in
        guard let rungs = Expectation.list(of: Rung.reading, atMost: mostRungs).read(node, findings) else {
            return nil
        }
        if node.items.isEmpty {
            findings.add(node, "without a rung nobody hears at all: write \"on: false\" if that is meant", .warning)
        }
        var moments: Set<Rung.Moment> = []
        for (rung, place) in zip(rungs, node.items) where !moments.insert(rung.moment).inserted {
            findings.add(place, "two rungs stand at \"\(rung.moment)\": make them one")
        }
        return Ladder(rungs)
    }
}

extension Rung {
    static let reading = Expectation.map(RungKeys()) { keys -> Rung? in
        let moment = keys.when
        let to = keys.to
        let copy = keys.copy ?? []
        let every = keys.every

        if let moment, let to,
            moment == .outOfHours
                ? to != [.onCall] || !copy.isEmpty : to.contains(.onCall) || copy.contains(.onCall)
        {
            keys.fields.findings.add(
                keys.fields.place(of: "to"),
                "those on call hear out of hours, alone, and nobody else then: write \"out of hours\" and \"on-call\" together"
            )
        }
        if every != nil, moment?.isImmediate == true {
            keys.fields.findings.add(
                keys.fields.place(of: "every"), "a rung that waits for no digest goes once: remove \"every\"")
        }
        guard let moment, let to else { return nil }
        return Rung(moment, to: to, copy: copy, every: every)
    }
}

extension Rung.Moment {
    /// Reads what ``description`` writes.
    static let reading = Expectation<Rung.Moment>(
        wanted: { examples },
        shape: {
            .like([
                "due", "start", "at once", "end of day", "out of hours", "1 day before due",
                "2 working days before due",
                "5 working days after due", "1 week after due", "1 month before due", "3 days after start",
                "2 working days after start", "1 week before start", "2 opening hours after start",
            ])
        }
    ) { node, findings in
        let text = node.text ?? ""
        switch text {
        case "start": return .start(.on)
        case "due": return .due(.on)
        case "at once": return .atOnce
        case "end of day": return .endOfDay
        case "out of hours": return .outOfHours
        default: break
        }
        var words = text.split(separator: " ", omittingEmptySubsequences: false)
        let anchor = words.popLast()
        let side = words.popLast()
        guard text.utf8.count <= 64, !words.isEmpty, anchor == "start" || anchor == "due",
            side == "before" || side == "after"
        else {
            findings.add(node, "expected \(examples), found \(node)")
            return nil
        }
        let span: Span
        do throws(SyntaxError) {
            span = try Span(parsing: words.joined(separator: " "))
        } catch {
            findings.add(node, error.message)
            return nil
        }
        switch span {
        case .openingHours(let count) where anchor == "start" && side == "after": return .openingHours(count)
        case .hours, .openingHours:
            findings.add(node, "a ladder counts hours only as opening hours after start: write days or working days")
            return nil
        default:
            let offset: Rung.Offset = side == "before" ? .before(span) : .after(span)
            return anchor == "start" ? .start(offset) : .due(offset)
        }
    }

    private static let examples: Finding.Message =
        "due, start, out of hours, at once, end of day, or a span before or after one, like 2 working days before due"
}

extension Role {
    /// A role, or a list of them.
    static let oneOrMore = Expectation<[Role]>(
        wanted: { "a role, or a list of roles" },
        shape: {
            let role = Expectation.oneOf(Role.self).shape
            return .either([role, .list(role, atMost: Role.allCases.count)])
        }
    ) { node, findings in
        guard node.kind == .list else { return Expectation.oneOf(Role.self).read(node, findings).map { [$0] } }
        guard let roles = Expectation.list(of: .oneOf(Role.self)).read(node, findings) else { return nil }
        if node.items.isEmpty || Set(roles).count < roles.count {
            findings.add(
                node,
                "expected a list of roles, each once, found \(node.items.isEmpty ? "none" as KnownWord : "one twice")")
            return nil
        }
        return roles
    }
}

extension Expectation where Value == Span {
    /// A span of at least a day: dates know no hours.
    static let wholeDays = Expectation(wanted: { "a span like 1 week" }) { node, findings in
        guard let span = Expectation.span.read(node, findings) else { return nil }
        switch span {
        case .hours, .openingHours:
            findings.add(node, "'\(span)' is counted in hours: write days, working days, weeks or months")
            return nil
        case _ where span.count == 0:
            findings.add(node, "'\(span)' is no time at all: write at least 1 day")
            return nil
        default: return span
        }
    }.like("1 day", "1 week", "1 working day", "5 working days", "3 months", "2 weeks", "1 year")
}
