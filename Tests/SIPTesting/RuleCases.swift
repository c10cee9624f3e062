public import SIPRules

/// Every rule with a plan that opens its duty, one that ends it, and one in which it is silent: a table that the rules, the
/// letters and `explain` are tested with.
public enum RuleCases {
    /// The rules of the seven steps, in their order.
    public static let all = need + consent + minors + preparation + invitation + meeting + plan + afterwards

    /// The duties of the installation itself; the daemon makes them, not a plan.
    public static let upkeep: [Obligation] = [
        Upkeep.obligation(
            Gap(.noAddress(.the("per.stark")), manager: .the("ola.rask")), changed: .the("2026-06-18")),
        Obligation(
            .upkeep(.plans), .planUnreadable,
            Duty(
                .document("SIP-2026-0412.json"), since: .the("2026-06-18"), due: .given(.the("2026-06-18")), met: nil,
                facts: [.about("SIP-2026-0412.json")]), .open),
        Obligation(
            .upkeep(.rules), .rulesReviewed,
            Duty(
                since: .the("2025-06-18"),
                due: WorkingCalendar.statutory.after(.the("2025-06-18"), .months(12)), met: nil,
                facts: [.about("114327 v3.0")]), .open),
        Obligation(
            .upkeep(.service), .allChecked,
            Duty(
                .day(.the("2026-06-15")), since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil,
                facts: [.checkup(Checkup(plans: 412, overdue: 12, letters: 31, troubles: 0))]), .open),
        Obligation(
            .upkeep(.service), .lettersHeld,
            Duty(
                since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil,
                facts: [.held(letters: 37, caps: [.round(200)])]), .open),
        Obligation(
            .upkeep(.service), .setAside,
            Duty(
                .plan(.the("SIP-2026-0412")), since: .the("2026-06-15"), due: .given(.the("2026-06-15")), met: nil,
                facts: [.about("SIP-2026-0412")]), .open),
        Obligation(
            .plan(.the("SIP-2026-0412")), .planUnwatched,
            Duty(
                .adrift(.established), since: .the("2026-06-03"), due: .given(.the("2026-06-03")), met: nil,
                people: [.manager: .the("ola.rask")],
                facts: [.unwatched(Coverage(.adrift, .stage(.established, since: .the("2026-06-03"))))]), .open),
    ]

    // MARK: Step 1

    static let need = [
        RuleCase(
            .requestAnswered, due: "2026-06-04",
            fires: { $0.need.requested = .the("2026-06-01") },
            ends: { $0.need.decision = RequestDecision(.start, on: .the("2026-06-03")) },
            silent: { $0.need.seen = .the("2026-06-01") }),
        RuleCase(
            .denialReason, due: "2026-06-03",
            fires: { $0.need.decision = RequestDecision(.deny, on: .the("2026-06-02")) },
            ends: { $0.need.decision?.reason = "journal 17" },
            silent: { $0.need.decision = RequestDecision(.start, on: .the("2026-06-02")) }),
        RuleCase(
            .convenerNamed, due: "2026-06-02",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.convener = nil
            },
            ends: { $0.convener = .the("bo.ek") }),
        RuleCase(
            .groundRecorded, due: "2026-06-02",
            fires: { $0.need.seen = .the("2026-06-01") },
            ends: { $0.need.ground = .clarity }),
    ]

    // MARK: Step 2

    static let consent = [
        RuleCase(
            .consentMissing, due: "2026-06-03",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written)
            },
            ends: { $0.consent.sharing = .sample },
            silent: { $0.need.seen = .the("2026-06-01") }),
        RuleCase(
            .consentOralDocumented, due: "2026-06-01",
            fires: { $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .oral) },
            ends: { $0.consent.meeting?.record = "journal 18" },
            silent: { $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written) }),
        RuleCase(
            .consentScope, due: "2026-06-01",
            fires: {
                $0.consent.sharing = .sample
                $0.consent.sharing?.receivers = []
                $0.consent.sharing?.until = nil
            },
            ends: { $0.consent.sharing = .sample },
            silent: { $0.consent.meeting = ConsentGiven(given: .the("2026-06-01"), form: .written) }),
        RuleCase(
            .consentExpiry, due: "2026-06-30",
            fires: { $0.consent.sharing = .sample },
            ends: { $0.consent.withdrawn = .the("2026-06-15") },
            silent: {
                $0.consent.sharing = .sample
                $0.consent.sharing?.until = nil
            }),
        RuleCase(
            .consentCoversFollowUp, due: "2026-06-08",
            fires: {
                $0.consent.sharing = .sample
                $0.meetings = [.followUp(on: "2026-09-15", booked: "2026-06-08")]
            },
            ends: { $0.consent.sharing?.until = .the("2026-09-15") },
            silent: { $0.consent.sharing = .sample }),
        RuleCase(
            .consentWithdrawn, due: "2026-06-09",
            fires: { $0.consent.withdrawn = .the("2026-06-09") },
            ends: { $0.closing = Closing(on: .the("2026-06-10"), reason: .consentWithdrawn) },
            silent: { $0.consent.sharing = .sample }),
        RuleCase(
            .consentRefused, due: "2026-06-09",
            fires: { $0.consent.refused = .the("2026-06-09") },
            ends: { $0.closing = Closing(on: .the("2026-06-10")) },
            silent: { $0.consent.sharing = .sample }),
        RuleCase(
            .cannotConsent, due: "2026-06-03",
            fires: { $0.consent.cannotConsent = CannotConsent(since: .the("2026-06-01")) },
            ends: { $0.consent.cannotConsent?.basis = "journal 19" },
            silent: { $0.consent.sharing = .sample }),
        RuleCase(
            .representativeConsented, due: "2026-06-03",
            fires: {
                $0.representative = Representative(listed: .the("2026-06-01"))
                $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-03")]
            },
            ends: { $0.representative?.consented = .the("2026-06-03") },
            silent: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-03")] }),
    ]

    // MARK: Step 2, minors

    static let minors = [
        RuleCase(
            .childInformed, due: "2026-06-08",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.minor = Minor(turns18: .the("2028-08-20"))
            },
            ends: {
                $0.minor?.informed = .the("2026-06-05")
                $0.minor?.informedBy = .the("anna.berg")
            },
            silent: { $0.need.started = .the("2026-06-01") }),
        RuleCase(
            .guardiansConsented, due: "2026-06-03",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.minor = Minor(turns18: .the("2028-08-20"))
                $0.minor?.guardians = [Guardian(.given, on: .the("2026-06-01")), Guardian(.pending)]
            },
            ends: { $0.minor?.guardians = [Guardian(.given), Guardian(.refused, on: .the("2026-06-02"))] },
            silent: { $0.need.started = .the("2026-06-01") }),
        RuleCase(
            .guardianRefused, due: "2026-06-04",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.minor = Minor(turns18: .the("2030-03-01"))
                $0.minor?.guardians = [Guardian(.given), Guardian(.refused, on: .the("2026-06-02"))]
            },
            ends: { $0.minor?.refusalDecision = RefusalDecision(on: .the("2026-06-04"), reference: "journal 25") },
            silent: {
                $0.need.started = .the("2026-06-01")
                $0.minor = Minor(turns18: .the("2030-03-01"))
                $0.minor?.guardians = [Guardian(.given)]
            }),
        RuleCase(
            .minor15Conflict, due: "2026-06-02",
            fires: {
                $0.need.requested = .the("2026-06-01")
                $0.need.requestedBy = .individual
                $0.minor = Minor(turns18: .the("2028-08-20"))
                $0.minor?.guardians = [Guardian(.given), Guardian(.refused)]
            },
            ends: { $0.minor?.conflictDecision = "journal 20" },
            silent: {
                $0.need.requested = .the("2026-06-01")
                $0.need.requestedBy = .individual
                $0.minor = Minor(turns18: .the("2029-06-02"))
                $0.minor?.guardians = [Guardian(.refused)]
            }),
        RuleCase(
            .comingOfAge, due: "2026-08-20",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.minor = Minor(turns18: .the("2026-08-20"))
            },
            ends: { $0.minor?.renewedAt18 = .the("2026-08-19") },
            silent: {
                $0.need.started = .the("2026-08-20")
                $0.minor = Minor(turns18: .the("2026-08-20"))
            }),
        RuleCase(
            .childAttendanceDecided, due: "2026-06-24",
            fires: {
                $0.minor = Minor(turns18: .the("2028-08-20"))
                $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")]
            },
            ends: {
                $0.minor?.attendanceDecided = .the("2026-06-08")
                $0.minor?.attendanceDecidedBy = .the("bo.ek")
            },
            silent: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-01")] }),
        RuleCase(
            .childVoice, due: "2026-06-26",
            fires: {
                $0.minor = Minor(turns18: .the("2028-08-20"))
                $0.meetings = [.heldPlanning]
            },
            ends: { $0.minor?.voiceNoted = .the("2026-06-25") },
            silent: { $0.meetings = [.heldPlanning] }),
    ]

    // MARK: Step 3

    static let preparation = [
        RuleCase(
            .startWithoutDelay, due: "2026-06-24",
            fires: { $0.need.seen = .the("2026-06-18") },
            ends: { $0.need.started = .the("2026-06-22") },
            silent: {
                $0.need.seen = .the("2026-06-18")
                $0.need.urgency = .immediate
            }),
        RuleCase(
            .startImmediately, due: "2026-06-18",
            fires: {
                $0.need.seen = .the("2026-06-18")
                $0.need.seenTime = .the("09:30")
                $0.need.urgency = .immediate
            },
            ends: { $0.need.started = .the("2026-06-18") },
            silent: { $0.need.seen = .the("2026-06-18") }),
        RuleCase(
            .targetChanged, due: "2026-06-02",
            fires: {
                $0.need.target = StartTarget(.within(.days(10)))
                $0.need.target?.setOn = .the("2026-06-02")
                $0.need.target?.setBy = .the("bo.ek")
            },
            ends: { $0.need.target?.reason = "journal 21" },
            silent: {
                $0.need.target = StartTarget(.within(.workingDays(3)))
                $0.need.target?.setOn = .the("2026-06-02")
            }),
        RuleCase(
            .preparedTogether, due: "2026-06-08",
            fires: { $0.need.started = .the("2026-06-01") },
            ends: { $0.need.prepared = .the("2026-06-05") }),
        RuleCase(
            .relativesAsked, due: "2026-06-03",
            fires: {
                $0.need.started = .the("2026-06-01")
                $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-03")]
            },
            ends: { $0.need.relativesAsked = .the("2026-06-03") },
            silent: { $0.need.started = .the("2026-06-01") }),
        RuleCase(
            .participantsAgreed, due: "2026-06-03",
            fires: { $0.meetings = [.planning(on: "2026-06-25", booked: "2026-06-03")] },
            ends: { $0.need.participantsAgreed = .the("2026-06-03") }),
    ]
}

extension SharingConsent {
    /// Written, given on 1 June 2026, complete, valid until and including 30 June.
    public static let sample: SharingConsent = {
        var sharing = SharingConsent(given: ConsentGiven(given: .the("2026-06-01"), form: .written))
        sharing.kinds = ["rehabilitation"]
        sharing.receivers = [.the("soc-vuxen")]
        sharing.until = .the("2026-06-30")
        return sharing
    }()
}

extension Meeting {
    /// The planning meeting, held on Thursday 25 June 2026.
    public static let heldPlanning = planning(on: "2026-06-25", booked: "2026-06-01") { $0.held = .the("2026-06-25") }

    /// A planning meeting `m1`.
    public static func planning(on date: String, booked: String, _ change: (inout Meeting) -> Void = { _ in })
        -> Meeting
    {
        meeting("m1", .planning, on: date, booked: booked, change)
    }

    /// A follow-up.
    public static func followUp(
        _ id: String = "f1", on date: String, booked: String, _ change: (inout Meeting) -> Void = { _ in }
    ) -> Meeting {
        meeting(id, .followUp, on: date, booked: booked, change)
    }

    private static func meeting(
        _ id: String, _ purpose: Purpose, on date: String, booked: String, _ change: (inout Meeting) -> Void
    ) -> Meeting {
        var meeting = Meeting(id: id, purpose: purpose)
        meeting.date = .the(date)
        meeting.booked = .the(booked)
        change(&meeting)
        return meeting
    }
}
