public import SIPRules
internal import SIPStores

extension Setup {
    /// What a new installation has to decide.
    public enum Question: String, CaseIterable, Sendable {
        /// Who letters come from.
        case from
        /// Whom a reader may ask.
        case contact
        /// Where all letters go until it is off.
        case trial
        /// Where the people work whom the roster does not have yet.
        case unit
        /// Who answers for SIP.
        case processOwner = "process-owner"
        /// Who runs sipd.
        case administrators = "administrator"
    }

    /// What stands there now, as an answer would have it; nil: nothing.
    public func answer(to question: Question) -> String? {
        switch question {
        case .from: configuration.mail.from
        case .contact: configuration.mail.contact
        case .trial: configuration.mail.trial ?? "off"
        case .unit: unit?.text
        case .processOwner: roster.processOwner?.text
        case .administrators:
            roster.administrators.isEmpty ? nil : roster.administrators.map(\.text).joined(separator: ", ")
        }
    }

    /// Whether an answer names somebody for the roster, and no unit is known for them.
    public func wantsUnit(for answers: [String]) -> Bool {
        unit == nil
            && answers.contains { answer in
                guard let new = NewPerson(answer) else { return false }
                return person(at: new.address) == nil
            }
    }

    /// Puts an answer into its file. Nothing is changed when it is refused.
    ///
    /// - Parameters:
    ///   - answers: one, or several administrators.
    ///   - question: what they answer.
    /// - Throws: under the question's option what its reader says of the answer, or where the file cannot be changed.
    public mutating func take(_ answers: [String], to question: Question) throws(DocumentRefused) {
        var changed = self
        do throws(DocumentRefused) {
            for answer in answers { try Self.look(at: answer) }
            try changed.put(answers, to: question)
        } catch {
            let findings = error.findings.map { finding in
                var named = finding
                if finding.path.isEmpty { named.path = "--\(question.rawValue)" }
                return named
            }
            throw DocumentRefused(findings) ?? error
        }
        self = changed
    }

    private mutating func put(_ answers: [String], to question: Question) throws(DocumentRefused) {
        switch question {
        case .from, .contact, .trial:
            for answer in answers { try set(["mail", question.rawValue], to: answer) }
        case .unit:
            for answer in answers { try choose(unit: answer) }
        case .processOwner:
            for answer in answers {
                let person = try person(answer)
                try set([(["process-owner"], .text(person.text))])
                if let unit, unit == newUnit { try set([(["units", unit.text, "manager"], .text(person.text))]) }
            }
        case .administrators:
            var named: [PersonID] = []
            for answer in answers {
                let person = try person(answer)
                if !named.contains(person) { named.append(person) }
            }
            // Whoever stands there already keeps the place.
            let staying = roster.administrators.filter(named.contains)
            let all = staying + named.filter { !staying.contains($0) }
            try set([(["administrators"], .list(all.map(\.text)))])
        }
    }

    /// Whether an answer can be written at all.
    private static func look(at answer: String) throws(DocumentRefused) {
        _ = try answered { () throws(DocumentRefused) in
            try YAMLDocument.read(Array("answer: \(YAMLValue.text(answer).written)\n".utf8), path: "")
        }
    }

    /// What is found in what is not written yet stands on no line: it is said of the answer.
    static func answered<Value>(_ body: () throws(DocumentRefused) -> Value) throws(DocumentRefused) -> Value {
        do throws(DocumentRefused) {
            return try body()
        } catch {
            let errors = error.findings.filter { $0.severity == .error }
            throw DocumentRefused(errors.map { Finding(path: "", message: $0.message) }) ?? error
        }
    }

    private static func refused(_ message: Finding.Message) -> DocumentRefused {
        DocumentRefused(Finding(path: "", message: message))
    }

    // MARK: Who is who

    /// The unit by its name or by what letters call it; in an empty roster a new one.
    private mutating func choose(unit answer: String) throws(DocumentRefused) {
        if let known = roster.units.values.first(where: { $0.id.text == answer || $0.name == answer }) {
            unit = known.id
            return
        }
        guard roster.units.isEmpty else {
            let near = NearestName.to(answer, among: roster.units.keys.map(\.text).sorted())
            let meant = near.flatMap(UnitID.init)
            let hint: Finding.Message = meant.map { "did you mean \"\(roster: $0)\"?" } ?? "add it to roster.yaml"
            throw Self.refused("the roster has no unit by this name: \(hint)")
        }
        guard let id: UnitID = Self.identifier(answer) else { throw Self.refused("a name with letters is wanted") }
        try set([(["units", id.text, "name"], .text(answer))])
        (unit, newUnit) = (id, id)
    }

    /// Somebody of the roster by name, or a new person as `Name <address>`.
    private mutating func person(_ answer: String) throws(DocumentRefused) -> PersonID {
        guard let new = NewPerson(answer) else {
            if let id = PersonID(answer), roster.people[id] != nil { return id }
            let near = NearestName.to(answer, among: roster.people.keys.map(\.text).sorted())
            let meant: Finding.Message =
                near.flatMap(PersonID.init).map { "did you mean \"\(roster: $0)\"? else " } ?? ""
            throw Self.refused("the roster has nobody by this name: \(meant)write Name <address> to add somebody")
        }
        if let known = person(at: new.address) {
            try set([(["people", known.text, "name"], .text(new.name))])
            return known
        }
        guard let id: PersonID = Self.identifier(String(new.address.prefix { $0 != "@" })) else {
            throw Self.refused("the address has no letters before the @: add the person to roster.yaml by hand")
        }
        guard roster.people[id] == nil else {
            throw Self.refused(
                "\(roster: id) has another address in the roster: write \(roster: id), or correct the address there")
        }
        guard let unit else {
            throw Self.refused("somebody new works in a unit: say which with --unit, as roster.yaml or letters call it")
        }
        let keys = ["people", id.text]
        try set([
            (keys + ["name"], .text(new.name)), (keys + ["unit"], .text(unit.text)),
            (keys + ["address"], .text(new.address)),
        ])
        return id
    }

    private func person(at address: String) -> PersonID? {
        roster.people.values.filter { $0.address?.folded == address.lowercased() }.map(\.id).min()
    }

    /// What the roster would call something: its letters, small and plain.
    private static func identifier<Subject>(_ text: String) -> Identifier<Subject>? {
        let plain: [Character: String] = ["å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "æ": "a", "ø": "o"]
        var name = ""
        for character in text.lowercased() {
            let letters = plain[character] ?? String(character)
            let isKept = Identifier<Subject>("a" + letters) != nil
            if isKept { name += letters } else if !name.hasSuffix("-") { name += "-" }
        }
        let isEnd = { @Sendable (character: Character) in "-._".contains(character) }
        while let last = name.last, isEnd(last) { name.removeLast() }
        return Identifier(name.drop(while: isEnd).prefix(64))
    }
}

/// Somebody as an answer names them: `Name <address>`.
private struct NewPerson {
    var name: String
    var address: String

    init?(_ answer: String) {
        guard answer.hasSuffix(">"), let open = answer.lastIndex(of: "<") else { return nil }
        name = String(answer[..<open])
        while name.hasSuffix(" ") { name.removeLast() }
        address = String(answer[answer.index(after: open)...].dropLast())
    }
}
