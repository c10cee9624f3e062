/// The individual's consent (*samtycke*). Routine step 2: consent to the meeting and consent to passing on information
/// are two things; neither is general, and both may be withdrawn.
public struct Consent: Hashable, Sendable {
    /// Consent to the meeting.
    public var meeting: ConsentGiven?
    /// Consent to passing on information.
    public var sharing: SharingConsent?
    /// The day the individual refused. There is no plan to make then.
    public var refused: Day?
    /// The day consent was withdrawn. It ends the plan.
    public var withdrawn: Day?
    /// Set when the individual cannot consent and the plan rests on another basis.
    public var cannotConsent: CannotConsent?
    /// A provision that lets information be passed on without consent.
    public var statutoryBasis: StatutoryBasis?
    /// The same, if it covers anybody.
    var coveringBasis: StatutoryBasis? { statutoryBasis.flatMap { $0.receivers.isEmpty ? nil : $0 } }
    /// Who records the consent. The initiator stands in.
    public var recorder: PersonID?

    /// Nothing is known of consent yet.
    public init() {}
}

/// One consent: when, in which form, and where it is recorded.
public struct ConsentGiven: Hashable, Sendable {
    /// How it was given. Both forms are valid; the oral one must be documented in the record.
    public enum Form: String, CaseIterable, Hashable, Sendable { case oral, written }
    /// The day the individual gave it.
    public var given: Day
    /// Oral or in writing.
    public var form: Form
    /// Reference into the record. Oral consent is documented there.
    public var record: String?

    /// A consent that has no reference into the record yet.
    public init(given: Day, form: Form) {
        self.given = given
        self.form = form
    }
}

/// Consent to passing on information: which kinds, to whom, until when.
public struct SharingConsent: Hashable, Sendable {
    /// When and how it was given.
    public var given: ConsentGiven
    /// Which kinds of information may be passed on.
    public var kinds: [String] = []
    /// The units they may be passed on to.
    public var receivers: [UnitID] = []
    /// The last day the consent is valid.
    public var until: Day?

    /// A consent without kinds, receivers or an end: a general one, which is reminded of until it is narrowed.
    public init(given: ConsentGiven) { self.given = given }
}

/// The individual cannot consent and still gets a SIP. Routine step 2.
public struct CannotConsent: Hashable, Sendable {
    /// The day it was established.
    public var since: Day
    /// Where the basis for going on is recorded.
    public var basis: String?
    /// The day the basis was last reviewed.
    public var reviewed: Day?

    /// Neither the basis nor a review is recorded yet.
    public init(since: Day) { self.since = since }
}

/// A statutory basis for passing on information: it covers that as consent does, never the meeting, and ends where consent is
/// withdrawn. Routine step 2, as we read it.
public struct StatutoryBasis: Hashable, Sendable {
    /// Where it is recorded which provision applies, and why.
    public var reference: String
    /// The units that information may be passed on to.
    public var receivers: [UnitID] = []
    /// The last day on which it applies. Nil: as long as the plan lasts.
    public var until: Day?

    /// A basis that covers nobody yet.
    public init(reference: String) { self.reference = reference }
}

/// Somebody takes part in the individual's place, if the individual consents. Routine step 2.
public struct Representative: Hashable, Sendable {
    /// The day the representative was listed.
    public var listed: Day
    /// The day the individual consented to it.
    public var consented: Day?

    /// The individual has not been asked yet.
    public init(listed: Day) { self.listed = listed }
}
