/// Ladders as `policy.yaml` writes them: `{when: 2 working days before due, to: convener}`.

extension Ladder {
    /// More rungs than anybody reads.
    static let mostRungs = 24

    static let reading = Expectation<Ladder>(wanted: { "a list of rungs" }) { node, findings in
        guard let rungs = Expectation.list(of: Rung.reading).of(atMost: mostRungs).read(node, findings) else {
            return nil
        }
        var moments: Set<Rung.Moment> = []
        for (rung, place) in zip(rungs, node.items) where !moments.insert(rung.moment).inserted {
            findings.add(place, "two rungs stand at \"\(rung.moment)\": make them one")
        }
        return Ladder(rungs)
    }
}

extension Rung {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Rung? in
        let moment = fields.required("when", Moment.reading)
        let to = fields.required("to", Role.oneOrMore)
        let copy = fields.optional("copy", Role.oneOrMore) ?? []
        let every = fields.optional("every", .wholeDays)

        if every != nil, moment?.isImmediate == true {
            fields.findings.add(
                fields.place(of: "every"), "a rung that waits for no digest goes once: remove \"every\"")
        }
        guard let moment, let to else { return nil }
        return Rung(moment, to: to, copy: copy, every: every)
    }
}

extension Rung.Moment {
    /// Reads what ``description`` writes.
    static let reading = Expectation<Rung.Moment>(wanted: { examples }) { node, findings in
        let text = node.text ?? ""
        switch text {
        case "start": return .start(.on)
        case "due": return .due(.on)
        case "at once": return .atOnce
        case "end of day": return .endOfDay
        default: break
        }
        var words = text.split(separator: " ", omittingEmptySubsequences: false)
        let anchor = words.popLast()
        let side = words.popLast()
        guard text.utf8.count <= 64, !words.isEmpty, anchor == "start" || anchor == "due",
            side == "before" || side == "after"
        else {
            findings.add(node, "expected \(examples), found \(node.shown)")
            return nil
        }
        let span: Span
        do throws(SpanError) {
            span = try Span(parsing: words.joined(separator: " "))
        } catch {
            findings.add(node, error.description)
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

    private static let examples =
        "due, start, at once, end of day, or a span before or after one, like 2 working days before due"
}

extension Role {
    /// A role, or a list of them.
    static let oneOrMore = Expectation<[Role]>(wanted: { "a role, or a list of roles" }) { node, findings in
        guard node.kind == .list else { return Expectation.oneOf(Role.self).read(node, findings).map { [$0] } }
        guard let roles = Expectation.list(of: .oneOf(Role.self)).read(node, findings) else { return nil }
        if node.items.isEmpty || Set(roles).count < roles.count {
            findings.add(
                node, "expected a list of roles, each once, found \(node.items.isEmpty ? "none" : "one twice")")
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
    }
}
