/// Step 2 for somebody under 18, as a document writes it.

extension Minor {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Minor? in
        let turns18 = fields.required("turns18", .day)
        let informed = fields.optional("informed", .day)
        let informedBy = fields.optional("informedBy", .person)
        let guardians = fields.optional("guardians", .list(of: Guardian.reading, atMost: 8)) ?? []
        let conflictDecision = fields.optional("conflictDecision", .reference)
        let refusalDecision = fields.optional("refusalDecision", RefusalDecision.reading)
        let attendanceDecided = fields.optional("attendanceDecided", .day)
        let attendanceDecidedBy = fields.optional("attendanceDecidedBy", .person)
        let voiceNoted = fields.optional("voiceNoted", .day)
        let renewedAt15 = fields.optional("renewedAt15", .day)
        let renewedAt18 = fields.optional("renewedAt18", .day)

        guard let turns18 else { return nil }
        var minor = Minor(turns18: turns18)
        minor.informed = informed
        minor.informedBy = informedBy
        minor.guardians = guardians
        minor.conflictDecision = conflictDecision
        minor.refusalDecision = refusalDecision
        minor.attendanceDecided = attendanceDecided
        minor.attendanceDecidedBy = attendanceDecidedBy
        minor.voiceNoted = voiceNoted
        minor.renewedAt15 = renewedAt15
        minor.renewedAt18 = renewedAt18
        if turns18.month == 2, turns18.day == 29 {
            fields.warn(
                "turns18",
                "nobody turns 18 on 29 February: there was none eighteen years before; write 28 February or 1 March")
        }
        if let renewedAt15, renewedAt15 < minor.turns15 {
            fields.warn("renewedAt15", "\(renewedAt15) is before the fifteenth birthday, \(minor.turns15): correct it")
        }
        fields.expectOrder(("turns18", turns18), ("renewedAt18", renewedAt18))
        return minor
    }
}

extension RefusalDecision {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> RefusalDecision? in
        let day = fields.required("on", .day)
        let reference = fields.required("reference", .reference)

        guard let day, let reference else { return nil }
        return RefusalDecision(on: day, reference: reference)
    }
}

extension Guardian {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Guardian? in
        let answer = fields.required("answer", .oneOf(Answer.self))
        let day = fields.optional("on", .day)

        if answer == .pending, day != nil {
            fields.warn("on", "the day of an answer that is pending: write the answer, or remove the day")
        }
        return answer.map { Guardian($0, on: day) }
    }
}
