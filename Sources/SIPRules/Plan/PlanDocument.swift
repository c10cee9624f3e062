/// Reads a plan document: JSON, one plan, `"format": "sip-plan/1"`. The published schema is
/// `config/sip-plan-1.schema.json`; a test holds the two together.
///
/// Field names are the members' of ``Plan``. A field left out and `null` are the same. An unknown field is an error: a
/// misspelt date would otherwise be a reminder that never falls silent, or one that never comes.
public enum PlanDocument {
    /// The format that this reader knows.
    public static var format: String { known.text }
    private static let known: KnownWord = "sip-plan/1"

    /// The plan, with what should be looked at; nil, with at least one error, when the document cannot be taken.
    ///
    /// Dates that contradict each other are warnings: people correct them in their own time, and the other duties go on.
    public static func read(_ bytes: [UInt8], path: String) -> (plan: Plan?, findings: [Finding]) {
        do throws(DocumentRefused) {
            let document = try JSONReader.read(bytes, path: path)
            try checkFormat(of: document)
            let (plan, warnings) = try document.read(Plan.reading)
            return (plan, warnings)
        } catch {
            return (nil, error.findings)
        }
    }

    /// A document of another format gets one finding, not one for each field.
    private static func checkFormat(of document: DocumentNode) throws(DocumentRefused) {
        guard document.kind == .map else { return }
        let found = document.entries.first { $0.key.text == "format" }?.value
        if found?.text == format { return }
        let place = found ?? document
        throw DocumentRefused(
            Finding(
                path: document.path, line: place.line, column: place.column,
                message: found.map { "expected \"format\": \"\(known)\", found \($0): export in that format" }
                    ?? "\"format\" is missing: write \"format\": \"\(known)\" first"))
    }
}

extension Plan {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Plan? in
        _ = fields.required("format", .text)
        let id = fields.required("id", .plan)
        let unit = fields.required("unit", .unit)
        let initiator = fields.optional("initiator", .person)
        let convener = fields.optional("convener", .person)
        let coordinator = fields.optional("coordinator", .person)
        let responsiblePrincipal = fields.optional("responsiblePrincipal", .key)
        let principals = fields.optional("principals", .list(of: Principal.reading)) ?? []
        let need = fields.optional("need", Need.reading) ?? Need()
        let consent = fields.optional("consent", Consent.reading) ?? Consent()
        let minor = fields.optional("minor", Minor.reading)
        let representative = fields.optional("representative", Representative.reading)
        let meetings = fields.optional("meetings", .list(of: Meeting.reading)) ?? []
        let established = fields.optional("established", Established.reading)
        let actions = fields.optional("actions", .list(of: Action.reading)) ?? []
        let changes = fields.optional("changes", .list(of: SituationChange.reading)) ?? []
        let closing = fields.optional("closing", Closing.reading)
        let goalsMet = fields.optional("goalsMet", .day)
        let lastActivity = fields.optional("lastActivity", .day)
        let dormancyAnswered = fields.optional("dormancyAnswered", .day)

        guard let id, let unit else { return nil }
        var plan = Plan(id: id, unit: unit)
        plan.initiator = initiator
        plan.convener = convener
        plan.coordinator = coordinator
        plan.responsiblePrincipal = responsiblePrincipal
        plan.principals = principals
        plan.need = need
        plan.consent = consent
        plan.minor = minor
        plan.representative = representative
        plan.meetings = meetings
        plan.established = established
        plan.actions = actions
        plan.changes = changes
        plan.closing = closing
        plan.goalsMet = goalsMet
        plan.lastActivity = lastActivity
        plan.dormancyAnswered = dormancyAnswered
        plan.check(fields)
        return plan
    }

    /// What no part of the plan can know alone.
    private func check(_ fields: Fields) {
        fields.refuseRepeated("principals", key: "id", principals.map(\.id))
        fields.refuseRepeated("meetings", key: "id", meetings.map(\.id))
        fields.refuseRepeated("actions", key: "id", actions.map(\.id))
        if let responsiblePrincipal, !principals.contains(where: { $0.id == responsiblePrincipal }) {
            let ids = principals.map(\.id)
            let meant = NearestName.to(responsiblePrincipal, among: ids).flatMap { ids.firstIndex(of: $0) }
            fields.findings.add(
                fields.place(of: "responsiblePrincipal"),
                "no principal has this \"id\": "
                    + (meant.map { "did you mean number \($0 + 1) in \"principals\"?" } ?? "add it to \"principals\""))
        }
        fields.expectOrder(("need", need.seen ?? need.requested), ("established", established?.on))
        fields.expectOrder(("established", established?.on), ("closing", closing?.on))
        if let decision = need.decision, decision.answer == .deny, let established {
            fields.warn(
                "established",
                "the request was denied on \(decision.on), yet a plan was established on \(established.on): "
                    + "record the later decision")
        }
        if closing?.reason == .consentWithdrawn, consent.withdrawn == nil {
            fields.warn("closing", "closed because consent was withdrawn: set \"withdrawn\" in \"consent\"")
        }
    }
}

extension Principal {
    static let reading = Expectation.map { @Sendable (fields: inout Fields) -> Principal? in
        let id = fields.required("id", .key)
        let contact = fields.optional("contact", .person)
        let documented = fields.optional("documented", .reference)
        let closingDocumented = fields.optional("closingDocumented", .reference)

        guard let id else { return nil }
        var principal = Principal(id: id)
        principal.contact = contact
        principal.documented = documented
        principal.closingDocumented = closingDocumented
        return principal
    }
}
