internal import SIPRules

extension ReminderContext {
    /// What ends the duty, each thing that is recorded in a phrase: those that go together, and the ways there are.
    func recorded(and: String, or: String, _ phrase: (PlanEdit.Recorded) -> String?) -> String {
        let ways = ways.map { $0.compactMap(phrase) }.filter { !$0.isEmpty }
        // What is said of two consents, or of two birthdays, is said once.
        var phrases: [String] = []
        for phrase in ways.map({ enumeration($0, and: and) }) where !phrases.contains(phrase) { phrases.append(phrase) }
        let isLong = ways.contains { $0.count > 1 } && phrases.count > 1
        return isLong ? phrases.joined(separator: ", \(or) ") : enumeration(phrases, and: or)
    }

    /// What may be recorded: each of these ends the duty, and those that the same act ends.
    private var ways: [[PlanEdit.Recorded]] {
        guard let edit = rule.rule.ends.edit else { return [] }
        let asked = edit.ways(for: duty)
        return beside.reduce(asked.isEmpty ? edit.ways : asked) { ways, other in
            // Of two ways that begin with the same field the one that holds more ends both.
            let both = ways.flatMap { way in
                other.ways.compactMap { more in
                    way.first?.field != more.first?.field
                        ? nil : way + more.filter { step in !way.contains { $0.field == step.field } }
                }
            }
            // What silences the plan ends all of it.
            let silencing = ways.filter { way in way.allSatisfy { PlanField.silencing.contains($0.field) } }
            return both.isEmpty ? ways : both + silencing.filter { !both.contains($0) }
        }
    }

    /// Nothing was agreed on yet: the work ends, and no plan does.
    var endsBeforePlan: Bool {
        rule == .consentRefused || rule == .closingRegistered && facts.followUp == nil
    }

    /// Which meeting it is, where there is one: the follow-up is called by its name.
    var isAboutFollowUp: Bool {
        switch rule {
        case .followUp, .followUpBooked, .followUpExists, .followUpDecision, .consentCoversFollowUp: true
        default: false
        }
    }

    /// The coordinator is away: somebody may stand in meanwhile.
    var isAboutAbsence: Bool {
        if case .coordinator(.absent) = duty.instance { true } else { false }
    }
}

extension ReminderContext {
    /// The follow-up's date is missing, beside its place.
    var asksForDate: Bool { duty.facts.unset.map { $0.contains(.date) } ?? true }
}
