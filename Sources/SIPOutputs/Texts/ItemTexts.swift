internal import SIPRules

/// The words of an item in one language. How they are put together is the same in all of them.
protocol ItemTexts: Texts {
    /// The case reference, or what the matter is that concerns no plan.
    func heading(of subject: Obligation.Subject) -> String
    // The words of each rule, by the step whose file declares it.
    func wording(_ rule: Step1Need.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step2Consent.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step2WithoutConsent.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step2Minors.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step3Preparation.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step4Booking.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step4Invitation.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step4Substitutes.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step4Actors.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step5Meeting.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step5Plan.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step6FollowUp.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Step7Closing.ID, _ context: ReminderContext) -> Wording
    func wording(_ rule: Upkeep.ID, _ context: ReminderContext) -> Wording

    /// Joins the last two of several, one of which will do.
    var or: String { get }
    /// To whoever is to see to what is another's to do.
    func seeTo(_ what: String) -> String
    /// To whoever is only to know how things stand.
    func forInformation(_ state: String) -> String
    /// By when, as a date; beside how far off it is, where that is given.
    func by(_ context: ReminderContext, _ words: Wording, _ distance: Distance?) -> String
    /// A line on what the reader needs beside what is to be done, and the value in it; nil: the action names it already.
    func words(for fact: Fact, _ context: ReminderContext) -> (value: String, line: String?)
    /// Under which date the reader was told of it before.
    func moved(_ context: ReminderContext) -> [String]
    /// Why the letter comes when nobody is at work, or who heard then, or that nobody did.
    func outOfHours(_ context: ReminderContext) -> [String]
    /// Whether those have been told who were to act before the reader.
    func below(_ context: ReminderContext) -> [String]
    /// How things stand that the same act settles.
    func settled(_ state: String) -> String
    /// How far off a date is: `för 2 veckor sedan`.
    func words(_ distance: Distance) -> String
    /// Which reminder it is, from the second: `tredje påminnelsen`.
    func reminder(number: Int) -> String
    /// What the reader is to record in the plan.
    func record(_ what: String) -> String
    /// What somebody is to record in the plan.
    func recorded(_ what: String) -> String
    /// What the reader is to record in the plan, so that the reminders stop.
    func recordAndStop(_ what: String) -> String
    /// What somebody is to record in the plan, so that the reminders stop.
    func recordedAndStops(_ what: String) -> String
    /// What is recorded, as a phrase after those; nil: no letter asks for it by itself.
    func phrase(_ what: PlanEdit.Recorded, _ context: ReminderContext) -> String?
    /// Whose it is to do, or who else is told.
    func others(_ context: ReminderContext) -> [String]
    /// Why it came to this reader.
    func why(_ context: ReminderContext) -> String
    /// How the date was counted.
    func counted(_ context: ReminderContext, _ words: Wording) -> String
}

extension ItemTexts {
    /// The words of the rule. One without words does not compile.
    func wording(_ context: ReminderContext) -> Wording {
        switch context.rule {
        case .step1Need(let rule): wording(rule, context)
        case .step2Consent(let rule): wording(rule, context)
        case .step2WithoutConsent(let rule): wording(rule, context)
        case .step2Minors(let rule): wording(rule, context)
        case .step3Preparation(let rule): wording(rule, context)
        case .step4Booking(let rule): wording(rule, context)
        case .step4Invitation(let rule): wording(rule, context)
        case .step4Substitutes(let rule): wording(rule, context)
        case .step4Actors(let rule): wording(rule, context)
        case .step5Meeting(let rule): wording(rule, context)
        case .step5Plan(let rule): wording(rule, context)
        case .step6FollowUp(let rule): wording(rule, context)
        case .step7Closing(let rule): wording(rule, context)
        case .upkeep(let rule): wording(rule, context)
        }
    }

    func item(_ line: LetterLine, on occasion: Occasion) -> Item {
        let context = occasion.context(line)
        let words = wording(context)
        let action = action(context, words)
        let distance = Distance(context)
        let (record, edit) = record(context, words)
        // Of duties that one act ends, the one that was told most often.
        let earlier = line.reminders.map(\.earlier).max() ?? 0
        return Item(
            reference: heading(of: line.reminder.obligation.subject), section: Section(context), action: action,
            brief: brief(context, words), distance: self.words(distance),
            repeated: earlier > 0 ? reminder(number: earlier + 1) : nil,
            by: by(context, words, distance), date: by(context, words, nil),
            details: details(context, action: action), record: record, edit: edit, why: why(context),
            others: others(context),
            source: context.source, counted: counted(context, words))
    }

    private func brief(_ context: ReminderContext, _ words: Wording) -> String {
        switch context.voice {
        case .act, .actStill: words.brief.capitalized
        case .ensure: action(context, words)
        case .informed: words.state.capitalized
        }
    }

    /// What else the reader needs to know; of two duties that one act meets, each thing once.
    private func details(_ context: ReminderContext, action: String) -> [String] {
        var details =
            context.facts.compactMap { detail($0, context, action: action) } + moved(context) + outOfHours(context)
            + below(context)
        for other in context.beside {
            let words = wording(other)
            let more =
                other.facts.compactMap { $0 == .meeting(context.due) ? nil : detail($0, other, action: action) }
                + moved(other) + below(other)
            let date = other.due == context.due ? "" : " \(by(other, words, Distance(other)))"
            let lines = [settled(words.state) + date] + more
            details += lines.filter { !details.contains($0) }
        }
        return details
    }

    private func action(_ context: ReminderContext, _ words: Wording) -> String {
        switch context.voice {
        case .act, .actStill: words.act
        case .ensure: words.chase ?? seeTo(words.ensure)
        case .informed: forInformation(words.state)
        }
    }

    /// Where it is to be recorded, as the rule declares it, and what makes the reminders stop; and the same where that
    /// is said beside.
    private func record(_ context: ReminderContext, _ words: Wording) -> (String, edit: String) {
        guard context.voice != .informed else { return (nothingToDo, nothingToDo) }
        switch words.stop {
        case .sentence(let sentence): return (sentence, sentence)
        case .recorded(let also):
            let what = context.recorded(and: and, or: or) { phrase($0, context) }
            let isReaders = context.voice.isOwn || words.chase != nil
            let said =
                isReaders ? (recordAndStop(what), record(what)) : (recordedAndStops(what), recorded(what))
            let more = also.map { " " + $0 } ?? ""
            return (said.0 + more, said.1 + more)
        }
    }

    /// Nothing is said twice, and nothing of nobody.
    private func detail(_ fact: Fact, _ context: ReminderContext, action: String) -> String? {
        guard !context.isSaid(fact) else { return nil }
        let (value, line) = words(for: fact, context)
        return !value.isEmpty && action.contains(value) ? nil : line
    }
}

extension ReminderContext {
    /// The action or the date says it, or there is nothing to say.
    fileprivate func isSaid(_ fact: Fact) -> Bool {
        switch fact {
        // The list of replies is due on the meeting's day, and the line above says so.
        case .meeting(let day): day == due && duty.track == .list
        case .consentEnds(let day), .followUp(let day): day == due
        case .invited(let person), .substitute(let person): isReader(person)
        case .uninvited(let people), .pending(let people): people.isEmpty
        case .parts(let parts): parts.isEmpty
        case .consentLacks(let parts): !parts.contains(where: \.isAskedApart)
        case .unset(let what): what.isEmpty
        case .lacksPlan(let individual, let relatives, let attendees):
            !individual && relatives <= 0 && attendees.isEmpty
        case .birthday: isToldOnly
        default: false
        }
    }
}

extension ConsentPart {
    /// What is to be asked for names the other two already.
    var isAskedApart: Bool { self != .meeting && self != .sharing }
}
