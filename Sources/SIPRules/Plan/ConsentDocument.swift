/// Step 2 as a document writes it.

extension Consent {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Consent? in
        var consent = Consent()
        consent.meeting = fields.optional("meeting", ConsentGiven.reading)
        consent.sharing = fields.optional("sharing", SharingConsent.reading)
        consent.refused = fields.optional("refused", .day)
        consent.withdrawn = fields.optional("withdrawn", .day)
        consent.cannotConsent = fields.optional("cannotConsent", CannotConsent.reading)
        consent.statutoryBasis = fields.optional("statutoryBasis", StatutoryBasis.reading)
        consent.recorder = fields.optional("recorder", .person)

        fields.expectOrder(("meeting", consent.meeting?.given), ("withdrawn", consent.withdrawn))
        fields.expectOrder(("sharing", consent.sharing?.given.given), ("withdrawn", consent.withdrawn))
        if let refused = consent.refused,
            let given = [consent.meeting?.given, consent.sharing?.given.given].compactMap({ $0 }).max(),
            given >= refused
        {
            fields.warn(
                "refused",
                "consent was refused on \(refused) and given on \(given): remove \"refused\" if it no longer holds")
        }
        return consent
    }
}

extension ConsentGiven {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> ConsentGiven? in
        ConsentGiven(reading: &fields)
    }

    fileprivate init?(reading fields: inout Fields) {
        let given = fields.required("given", .day)
        let form = fields.required("form", .oneOf(Form.self))
        let record = fields.optional("record", .reference)

        guard let given, let form else { return nil }
        self.init(given: given, form: form)
        self.record = record
    }
}

extension SharingConsent {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> SharingConsent? in
        let given = ConsentGiven(reading: &fields)
        let kinds = fields.optional("kinds", .list(of: .reference, atMost: 32)) ?? []
        let receivers = fields.optional("receivers", .list(of: .unit, atMost: 64)) ?? []
        let until = fields.optional("until", .day)

        guard let given else { return nil }
        fields.expectOrder(("given", given.given), ("until", until))
        var sharing = SharingConsent(given: given)
        sharing.kinds = kinds
        sharing.receivers = receivers
        sharing.until = until
        return sharing
    }
}

extension CannotConsent {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> CannotConsent? in
        let since = fields.required("since", .day)
        let basis = fields.optional("basis", .reference)
        let reviewed = fields.optional("reviewed", .day)

        guard let since else { return nil }
        fields.expectOrder(("since", since), ("reviewed", reviewed))
        var cannotConsent = CannotConsent(since: since)
        cannotConsent.basis = basis
        cannotConsent.reviewed = reviewed
        return cannotConsent
    }
}

extension StatutoryBasis {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> StatutoryBasis? in
        let reference = fields.required("reference", .reference)
        let receivers = fields.optional("receivers", .list(of: .unit, atMost: 64)) ?? []
        let until = fields.optional("until", .day)

        if receivers.isEmpty { fields.warn("reference", "no receivers: the basis covers nobody; name their units") }
        guard let reference else { return nil }
        var basis = StatutoryBasis(reference: reference)
        basis.receivers = receivers
        basis.until = until
        return basis
    }
}

extension Representative {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Representative? in
        let listed = fields.required("listed", .day)
        let consented = fields.optional("consented", .day)

        guard let listed else { return nil }
        var representative = Representative(listed: listed)
        representative.consented = consented
        return representative
    }
}
