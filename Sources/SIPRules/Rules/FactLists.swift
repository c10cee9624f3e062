/// The one value of each kind, for the texts of rules and for what ends their duties.
extension [Fact] {
    package var meeting: Day? { only { if case .meeting(let day) = $0 { day } else { nil } } }
    package var followUp: Day? { only { if case .followUp(let day) = $0 { day } else { nil } } }
    package var invited: PersonID? { only { if case .invited(let person) = $0 { person } else { nil } } }
    package var pending: [PersonID]? { only { if case .pending(let people) = $0 { people } else { nil } } }
    package var uninvited: [PersonID]? { only { if case .uninvited(let people) = $0 { people } else { nil } } }
    package var unset: [Unset]? { only { if case .unset(let what) = $0 { what } else { nil } } }
    package var parts: [PlanPart]? { only { if case .parts(let parts) = $0 { parts } else { nil } } }
    package var consentLacks: [ConsentPart]? { only { if case .consentLacks(let parts) = $0 { parts } else { nil } } }
    package var birthday: Int? { only { if case .birthday(let age, _) = $0 { age } else { nil } } }
    package var guardians: Int? { only { if case .guardians(let count) = $0 { count } else { nil } } }
    package var action: String? { only { if case .action(let reference) = $0 { reference } else { nil } } }
    package var checkup: Checkup? { only { if case .checkup(let checkup) = $0 { checkup } else { nil } } }
    package var heartbeat: Heartbeat.Report? { only { if case .heartbeat(let report) = $0 { report } else { nil } } }
    package var unwatched: Coverage? { only { if case .unwatched(let coverage) = $0 { coverage } else { nil } } }
    package var held: Int? { only { if case .held(let letters, _) = $0 { letters } else { nil } } }
    package var gap: Gap.Kind? { only { if case .gap(let kind) = $0 { kind } else { nil } } }
    package var about: String? { only { if case .about(let what) = $0 { what } else { nil } } }

    package var isStray: Bool { contains(.stray) }
    package var noFile: PassedOver.NoFile? { only { if case .noFile(let what) = $0 { what } else { nil } } }
    package var lastVersion: PlanID? { only { if case .lastVersion(let plan) = $0 { plan } else { nil } } }
    package var duplicate: (plan: PlanID, counts: String)? {
        for case .duplicate(let plan, let counts) in self { return (plan, counts) }
        return nil
    }
    package var further: Int? { only { if case .further(let count) = $0 { count } else { nil } } }

    private func only<Value>(_ value: (Fact) -> Value?) -> Value? { lazy.compactMap(value).first }
}
