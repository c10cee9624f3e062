import SIPRules

extension Drawing {
    /// A plan document under a name of its own, from the published schema.
    ///
    /// What a schema says with conditions, or cannot say, is put right afterwards, but for one document in thirty: names that
    /// stand once, a principal that there is, one limit of two.
    public mutating func plan(_ id: String) -> DrawnValue {
        percent = [20, 50, 70, 90, 100][chance.below(5)]
        var plan = value(SchemaShape.plan)
        plan["id"] = .text(id)
        if !chance.happens(oneIn: 5) { plan = alive(plan) }
        if chance.happens(oneIn: 30) { return plan }

        for (list, key) in [("principals", "id"), ("meetings", "id"), ("actions", "id")] {
            plan[list] = plan[list].map { distinct($0, by: key) }
        }
        let principals = plan["principals"]?.items.compactMap { $0["id"]?.text } ?? []
        if plan["responsiblePrincipal"] != nil {
            plan["responsiblePrincipal"] = chance.one(of: principals).map { .text($0) }
        }
        if var need = plan["need"], let target = need["target"], target != .nothing {
            need["target"] = oneLimit(target)
            plan["need"] = need
        }
        if let meetings = plan["meetings"], meetings != .nothing {
            plan["meetings"] = .list(meetings.items.map { whole(meeting: $0) })
        }
        if var established = plan["established"], let copies = established["copies"], copies != .nothing {
            established["copies"] = .list(copies.items.map { whole(copy: $0) })
            plan["established"] = established
        }
        return plan
    }

    /// Without what ends a plan: of one that has ended there is little to tell.
    private func alive(_ plan: DrawnValue) -> DrawnValue {
        var plan = plan
        plan["closing"] = nil
        if var consent = plan["consent"], consent != .nothing {
            consent["withdrawn"] = nil
            consent["refused"] = nil
            plan["consent"] = consent
        }
        if var need = plan["need"], need["decision"]?["answer"]?.text == "deny" {
            need["decision"] = nil
            plan["need"] = need
        }
        return plan
    }

    /// The items of a list of which no two have the same under a key.
    private func distinct(_ list: DrawnValue, by key: String) -> DrawnValue {
        guard list != .nothing else { return list }
        var seen: Set<String> = []
        return .list(list.items.filter { $0[key]?.text.map { seen.insert($0).inserted } ?? true })
    }

    private mutating func oneLimit(_ target: DrawnValue) -> DrawnValue? {
        var target = target
        let limits = ["within", "by"].filter { target[$0].map { $0 != .nothing } ?? false }
        if limits.isEmpty { return nil }
        if limits.count == 2 { target[chance.one(of: limits) ?? "by"] = nil }
        return target
    }

    private func whole(meeting: DrawnValue) -> DrawnValue {
        var meeting = meeting
        if meeting["held"]?.text != nil, meeting["cancelled"]?.text != nil { meeting["cancelled"] = nil }
        meeting["invitations"] = meeting["invitations"].map { distinct($0, by: "person") }
        return meeting
    }

    private mutating func whole(copy: DrawnValue) -> DrawnValue {
        var copy = copy
        if copy["to"]?.text == "relative" {
            copy["person"] = nil
        } else if copy["person"]?.text == nil {
            copy["person"] = .text(chance.one(of: people) ?? "a")
        }
        return copy
    }
}
