internal import SIPRules

/// The one value of each kind that a rule's texts ask for.
extension [SIPRules.Fact] {
    var meeting: Day? { only { if case .meeting(let day) = $0 { day } else { nil } } }
    var followUp: Day? { only { if case .followUp(let day) = $0 { day } else { nil } } }
    var invited: PersonID? { only { if case .invited(let person) = $0 { person } else { nil } } }
    var pending: [PersonID]? { only { if case .pending(let people) = $0 { people } else { nil } } }
    var uninvited: [PersonID]? { only { if case .uninvited(let people) = $0 { people } else { nil } } }
    var unset: [Unset]? { only { if case .unset(let what) = $0 { what } else { nil } } }
    var parts: [PlanPart]? { only { if case .parts(let parts) = $0 { parts } else { nil } } }
    var consentLacks: [ConsentPart]? { only { if case .consentLacks(let parts) = $0 { parts } else { nil } } }
    var birthday: Int? { only { if case .birthday(let age, _) = $0 { age } else { nil } } }
    var guardians: Int? { only { if case .guardians(let count) = $0 { count } else { nil } } }
    var action: String? { only { if case .action(let reference) = $0 { reference } else { nil } } }
    var checkup: Checkup? { only { if case .checkup(let checkup) = $0 { checkup } else { nil } } }
    var unwatched: Coverage? { only { if case .unwatched(let coverage) = $0 { coverage } else { nil } } }
    var held: Int? { only { if case .held(let letters, _) = $0 { letters } else { nil } } }
    var gap: Gap.Kind? { only { if case .gap(let kind) = $0 { kind } else { nil } } }
    var about: String? { only { if case .about(let what) = $0 { what } else { nil } } }

    var isStray: Bool { contains(.stray) }
    var noFile: PassedOver.NoFile? { only { if case .noFile(let what) = $0 { what } else { nil } } }
    var lastVersion: PlanID? { only { if case .lastVersion(let plan) = $0 { plan } else { nil } } }
    var duplicate: (plan: PlanID, counts: String)? {
        for case .duplicate(let plan, let counts) in self { return (plan, counts) }
        return nil
    }
    var further: Int? { only { if case .further(let count) = $0 { count } else { nil } } }

    private func only<Value>(_ value: (SIPRules.Fact) -> Value?) -> Value? { lazy.compactMap(value).first }
}
