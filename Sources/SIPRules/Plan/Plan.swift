/// What sipd knows of one *samordnad individuell plan*: who answers for what, and the dates on which it happened.
///
/// A plan holds no name, number or address of the individual, and nothing of the record's contents: only dates,
/// references into the record and members of staff. Every part that a duty waits for is optional; its absence is
/// what sipd reminds of.
public struct Plan: Hashable, Sendable {
    /// The case reference.
    public var id: PlanID
    /// The unit that keeps the plan. Its calendar counts the plan's working days.
    public var unit: UnitID
    /// INI, *initiativtagare*: who saw the need or took the request.
    public var initiator: PersonID?
    /// CON, *sammankallande*: who calls the meeting and invites.
    public var convener: PersonID?
    /// COO, *ansvarig samordnare*: who answers for the plan and its follow-up.
    public var coordinator: PersonID?
    /// The principal (*huvudman*) that the law makes responsible; an `id` of `principals`.
    public var responsiblePrincipal: String?
    /// Those who document for each principal.
    public var principals: [Principal]
    /// Steps 1 and 3: the need, the request, and when the work started.
    public var need: Need
    /// Step 2.
    public var consent: Consent
    /// Step 2, when the individual is under 18.
    public var minor: Minor?
    /// Step 2: somebody takes part in the individual's place.
    public var representative: Representative?
    /// Steps 4–6: the planning meeting, follow-ups, and meetings after a material change.
    public var meetings: [Meeting]
    /// Step 5: what was established at the meeting. Nil before.
    public var established: Established?
    /// Step 5: what each has undertaken to do.
    public var actions: [Action]
    /// Step 5: material changes in the individual's situation.
    public var changes: [SituationChange]
    /// Step 7: what is known of the plan's end.
    public var closing: Closing?
    /// The day all goals were met, though the plan is not closed.
    public var goalsMet: Day?
    /// The last day anything was done in the plan, as the record system sees it.
    public var lastActivity: Day?
    /// The day somebody answered whether a dormant plan is to be closed, renewed or followed up.
    public var dormancyAnswered: Day?

    /// A plan of which nothing else is known yet.
    public init(id: PlanID, unit: UnitID) {
        self.id = id
        self.unit = unit
        principals = []
        need = Need()
        consent = Consent()
        meetings = []
        actions = []
        changes = []
    }
}

/// One of those responsible by law (*huvudman*): a region or a municipality, and who documents for it.
public struct Principal: Hashable, Sendable {
    /// `region`, `kommun`, or whatever the plan calls it.
    public var id: String
    /// PRI: who documents there.
    public var contact: PersonID?
    /// Reference to that principal's own record of the plan. Routine step 5.
    public var documented: String?
    /// Reference to that principal's own record of the closing. Routine step 7.
    public var closingDocumented: String?

    /// A principal for whom nobody documents yet.
    public init(id: String) { self.id = id }
}
