/// What a letter says about a duty beside its dates. Typed, so that every language can put it in its own words.
public enum Fact: Hashable, Sendable {
    /// The meeting's day.
    case meeting(Day)
    case invited(PersonID)
    case substitute(PersonID)
    /// Those to whom no written invitation has gone.
    case uninvited([PersonID])
    /// Those whose reply is missing.
    case pending([PersonID])
    /// Parts of the plan that are missing.
    case parts([PlanPart])
    /// What the consent lacks: kinds, receivers, end date.
    case consentLacks([ConsentPart])
    /// The oral consent that has no reference into the record: to the meeting, or to passing on information.
    case oralConsent(ConsentPart)
    case consentEnds(Day)
    case followUp(Day)
    /// Days that a meeting was moved from, with no reason recorded.
    case movedWithoutReason([Day])
    case principal(String)
    /// Who still lacks the plan: the individual, relatives (count), attendees.
    case lacksPlan(individual: Bool, relatives: Int, attendees: [PersonID])
    case action(String)
    /// Guardians without an answer, how many; 0 when the plan lists no guardian at all.
    case guardians(Int)
    case birthday(age: Int, Day)
    /// The time given by the individual's need instead of policy's.
    case ownTarget
    /// What must be set and is not: one letter line names them all.
    case unset([Unset])
    /// The coordinator no longer works here.
    case left(PersonID)
    /// The coordinator is away until and including the day, and until and including another nobody stands in.
    case absent(PersonID, until: Day, alone: Day)
    /// Why somebody asks whether the plan is to go on.
    case dormant(Dormancy)
    /// What is wrong in the roster, and with whom.
    case gap(Gap.Kind)
    /// A document that an upkeep duty is about.
    case about(String)
    /// The document holds a plan that another, which counts, holds too.
    case duplicate(PlanID, counts: String)
    /// The document looks like a plan, and is not read for its name.
    case stray
    /// What has a plan's name is no regular file.
    case noFile(PassedOver.NoFile)
    /// The plan of which the last good version counts meanwhile.
    case lastVersion(PlanID)
    /// How many documents there are beside those that are named.
    case further(Int)
    /// What sipd has looked through, and found.
    case checkup(Checkup)
    /// That sipd is at work.
    case heartbeat(Heartbeat.Report)
    /// Why nobody will hear of a plan's open duties, or that nothing leads on in it.
    case unwatched(Coverage)
    /// How many letters are held back, and by which caps.
    case held(letters: Int, caps: [LetterCap])
}

/// How many letters there may be.
public enum LetterCap: Hashable, Sendable {
    /// In one round.
    case round(Int)
    /// To one recipient within an hour.
    case hour(Int)
}

/// What sipd can say for itself when all has been looked through.
public struct Checkup: Hashable, Sendable {
    /// Plans in the store.
    public var plans: Int
    /// Those in which something is overdue.
    public var overdue: Int
    /// Letters of the last seven days.
    public var letters: Int
    /// How much stands in the way of reminders: documents that cannot be read, letters that do not go.
    public var troubles: Int
    /// Documents that were not read as they are now.
    public var unread: Int
    /// The documents of which somebody may be forgotten; nil: there are none.
    public var unwatched: Unwatched?
    /// Whether none was told before: sipd is new here, or live since its trial.
    public var isFirst: Bool

    /// Documents in a state that is named (`CoverageState.isNamed`).
    public struct Unwatched: Hashable, Sendable {
        /// How many.
        public var count: Int
        /// Of how many documents.
        public var documents: Int
        /// The first of them, by their paths in the folder of plans.
        public var names: [String]

        /// Those of so many documents; nil: there are none.
        public init?(count: Int, documents: Int, names: [String]) {
            if count == 0 { return nil }
            self.count = count
            self.documents = documents
            self.names = names
        }
    }

    /// A checkup.
    public init(
        plans: Int, overdue: Int, letters: Int, troubles: Int, unread: Int = 0, unwatched: Unwatched? = nil,
        isFirst: Bool = false
    ) {
        self.plans = plans
        self.overdue = overdue
        self.letters = letters
        self.troubles = troubles
        self.unread = unread
        self.unwatched = unwatched
        self.isFirst = isFirst
    }
}

/// What consent to passing on information must say. Routine step 2.
public enum ConsentPart: String, CaseIterable, Hashable, Sendable { case kinds, receivers, until, meeting, sharing }

/// What a meeting must settle. Routine step 5.
public enum Unset: String, CaseIterable, Hashable, Sendable {
    /// The person who answers for the plan.
    case coordinator
    /// The principal that the law makes responsible.
    case responsiblePrincipal = "responsible-principal"
    /// The place of the follow-up.
    case place
    /// The date of the follow-up.
    case date
}

/// Why a plan looks abandoned. Routine step 7.
public enum Dormancy: Hashable, Sendable {
    /// Every goal has been met since that day, and the plan is not closed.
    case goalsMet(Day)
    /// Nothing has been done since that day.
    case silent(Day)
    /// Consent ran out on that day.
    case consentExpired(Day)

    /// The sign alone.
    var instance: Instance.DormantSign {
        switch self {
        case .goalsMet: .goalsMet
        case .silent: .silent
        case .consentExpired: .consentExpired
        }
    }

    /// The day it began.
    var since: Day {
        switch self {
        case .goalsMet(let day), .silent(let day), .consentExpired(let day): day
        }
    }
}
