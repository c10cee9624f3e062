internal import SIPOutputs
internal import SIPDaemon
internal import SIPRules

extension Explanation {
    /// For programs. Members are added, never changed.
    var json: JSONValue { .sorted(members) }

    /// What it holds, by name.
    var members: [String: JSONValue?] {
        [
            "plan": .text(plan.id.text),
            "unit": .text(plan.unit.text),
            "lastGoodVersionOf": lastGood.map { .text($0.path) },
            "at": .text(time.iso(time.now)),
            "coverage": coverage.map { .text($0.state.rawValue) },
            "duties": .list(RuleStep.allCases.flatMap { entries(of: $0) }.map(json)),
            "silentRules": .list(RuleStep.allCases.flatMap { silent(in: $0) }.map { .text($0.rawValue) }),
        ]
    }

    private func json(_ entry: Entry) -> JSONValue {
        let obligation = entry.obligation
        var (state, met) = ("open", nil as Day?)
        switch obligation.state {
        case .open: break
        case .met(.on(let day)): (state, met) = ("met", day)
        case .met(.recorded): state = "met"
        case .met(.passed): state = "passed"
        case .silenced: state = "silenced"
        }
        return .sorted([
            "rule": .text(obligation.rule.rawValue),
            "instance": .text(obligation.instance.description),
            "since": .text(obligation.duty.since.description),
            "due": .text(obligation.due.description),
            "counted": .text(obligation.duty.due.englishWords(beside: time.today)),
            "state": .text(state),
            "passes": obligation.duty.passes.map { .text($0.description) },
            "met": met.map { .text($0.description) },
            "ends": obligation.isOpen ? ends(of: obligation) : nil,
            "workingDaysLate": lateness(of: obligation).map { .number($0) },
            "steps": .list(entry.rungs.map(json)),
        ])
    }

    /// By the paths in its document: each list ends it.
    private func ends(of obligation: Obligation) -> JSONValue? {
        obligation.rule.rule.ends.edit.map { edit in
            .list(edit.paths(for: obligation.duty).map { .list($0.map { .text($0) }) })
        }
    }

    private func json(_ rung: Decided) -> JSONValue {
        let (name, at) = answer(rung.decision)
        return .sorted([
            "step": .text(rung.rung),
            "moment": .text(time.iso(rung.moment)),
            "recipient": rung.recipient.map { .text($0.id) },
            "part": .text(rung.part.rawValue),
            "decision": .text(name),
            "at": at.map { .text(time.iso($0)) },
            "reason": reason(rung.decision).map { .text($0) },
            "words": .text(words(rung)),
        ])
    }

    /// What holds it, as whom nobody is reached, or which step speaks instead.
    private func reason(_ decision: Decision) -> String? {
        switch decision {
        case .held(let reason): reason.rawValue
        case .unreachable(let role): role.rawValue
        case .lapsed(let rung): rung
        case .met, .silenced, .told, .wait, .tell: nil
        }
    }

    private func answer(_ decision: Decision) -> (name: String, at: Instant?) {
        switch decision {
        case .met: ("met", nil)
        case .silenced: ("silenced", nil)
        case .told(let at): ("told", at)
        case .lapsed: ("lapsed", nil)
        case .wait(let until): ("wait", until)
        case .held(let reason): ("held by \(reason.rawValue)", nil)
        case .unreachable: ("unreachable", nil)
        case .tell(_, let slot): ("tell", slot)
        }
    }
}
