/// The small values that plan, roster and policy documents share.

/// Made once: a plan asks for dozens of them, and a store holds many plans.
private enum Known {
    static let boolean = Expectation<Bool>.value("true or false", \.boolean).shaped(.boolean)
    static let day = Expectation<Day>.civilDate.shaped(.day)
    static let span = Expectation<Span>.spanInWords()
    static let plan = Expectation<PlanID>.identifier(of: .plan)
    static let person = Expectation<PersonID>.identifier(of: .person)
    static let unit = Expectation<UnitID>.identifier(of: .unit)
    static let key = Expectation<String>.text(identifierInWords) { Identifier<Void>($0)?.text }
        .shaped(.name(of: .part))
    static let reference = Expectation<String>.line(64)
    static let identifierInWords: Finding.Message =
        "a name of 1 to 64 letters a–z, digits, '.', '_' and '-' that begins with a letter or digit"
}

extension Expectation where Value == Bool {
    /// `true` or `false`.
    public static var boolean: Expectation { Known.boolean }
}

extension Expectation where Value == Day {
    /// A date, `YYYY-MM-DD`.
    public static var day: Expectation { Known.day }

    /// A date that sipd cannot count with has a finding of its own: record systems write `9999-12-31` for *until further
    /// notice*.
    fileprivate static var civilDate: Expectation {
        Expectation(wanted: { "a date like 2026-03-30" }) { node, findings in
            if let day = node.textBytes.flatMap({ Day(utf8: $0) }) { return day }
            let isBeyond = node.text.map(Self.isBeyond) ?? false
            findings.add(
                node,
                isBeyond
                    ? "no date from 1900-01-01 to 2200-12-31: write one, or leave it out"
                    : "expected a date like 2026-03-30, found \(node)")
            return nil
        }
    }

    /// A date in form, of a year outside those.
    private static func isBeyond(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        return !(1900...2200).contains(year) && (1...Civil.length(ofMonth: month, year: year)).contains(day)
    }
}

extension Expectation where Value == TimeOfDay {
    /// A time of day, `HH:MM`.
    public static var timeOfDay: Expectation { .text("a time like 08:00") { TimeOfDay($0) }.shaped(.time) }
}

extension Expectation where Value == Span {
    /// A span with its unit; what is ambiguous is refused in ``SyntaxError``'s words.
    static var span: Expectation { Known.span }

    fileprivate static func spanInWords() -> Expectation {
        Expectation(wanted: { "a span like 3 working days" }) { node, findings in
            guard let text = node.text ?? node.integer.map(String.init), text.utf8.count <= 64 else {
                findings.add(node, "expected a span like 3 working days, found \(node)")
                return nil
            }
            do throws(SyntaxError) {
                return try Span(parsing: text)
            } catch {
                findings.add(node, error.message)
                return nil
            }
        }.like(
            "same day", "1 day", "3 days", "1 working day", "5 working days", "2 weeks", "1 month", "6 months",
            "1 year",
            "2 opening hours", "36 hours", "0 working days", "90 days")
    }
}

extension Expectation {
    /// A case reference, a person, a unit.
    static func identifier<Subject>(of bearer: Shape.Bearer) -> Expectation where Value == Identifier<Subject> {
        .text(Known.identifierInWords) { Identifier($0) }.shaped(.name(of: bearer))
    }
}

extension Expectation where Value == PlanID {
    /// A case reference.
    static var plan: Expectation { Known.plan }
}

extension Expectation where Value == PersonID {
    /// A member of staff.
    static var person: Expectation { Known.person }
}

extension Expectation where Value == UnitID {
    /// A unit.
    static var unit: Expectation { Known.unit }
}

extension Expectation where Value == String {
    /// A name that is unique in its document: a meeting's, an action's, a principal's.
    static var key: Expectation { Known.key }

    /// A reference into the record: one line of at most 64 characters.
    static var reference: Expectation { Known.reference }

    /// One line of at most so many Unicode scalars, the same that a JSON Schema counts; nothing invisible, no space at
    /// either end.
    public static func line(_ length: Int = 64) -> Expectation {
        .text("one line of 1 to \(length) visible characters") { text in
            let scalars = text.unicodeScalars
            guard let first = scalars.first, let last = scalars.last, scalars.count <= length,
                !first.properties.isWhitespace, !last.properties.isWhitespace, VisibleText.isAll(of: text)
            else { return nil }
            return text
        }.shaped(.line(length))
    }
}

extension Expectation {
    /// A list, or a single value in its place.
    public static func either<Item>(
        _ list: Expectation<[Item]>, _ make: @escaping @Sendable ([Item]) -> Value, _ single: Expectation
    ) -> Expectation {
        Expectation(wanted: single.wanted, shape: { .either([list.shape, single.shape]) }) { node, findings in
            node.kind == .list ? list.take(node, findings).map(make) : single.take(node, findings)
        }
    }
}

extension Expectation {
    /// A map, or a single value in its place.
    public static func either(_ map: Expectation, _ single: Expectation) -> Expectation {
        Expectation(wanted: single.wanted, shape: { .either([single.shape, map.shape]) }) { node, findings in
            node.kind == .map ? map.take(node, findings) : single.take(node, findings)
        }
    }
}

extension Fields {
    /// The value that stands under a name, asked for or not: where a finding about it belongs.
    public func place(of name: KnownWord) -> DocumentNode {
        node[name]
    }

    /// Says something that does not keep the document from being taken.
    public func warn(_ name: KnownWord, _ message: Finding.Message) {
        findings.add(place(of: name), message, .warning)
    }

    /// Warns when dates that follow each other in life do not do so here. Those left out are passed over.
    func expectOrder(_ dates: (name: KnownWord, day: Day?)...) {
        var latest: (name: KnownWord, day: Day)?
        for (name, day) in dates {
            guard let day else { continue }
            if let latest, day < latest.day {
                warn(name, "\"\(name)\" is \(day), before \"\(latest.name)\" on \(latest.day): correct one of them")
            } else {
                latest = (name, day)
            }
        }
    }

    /// Refuses a list in which two items have the same name under `key`.
    func refuseRepeated<Name: Hashable>(_ list: KnownWord, key: KnownWord, _ names: [Name]) {
        guard names.count > 1, Set(names).count < names.count else { return }
        var seen: [String: Int] = [:]
        for (item, number) in zip(place(of: list).items, 1...) {
            guard let node = item.field(key), let name = node.text else { continue }
            if let first = seen[name] {
                findings.add(
                    node,
                    "the same \"\(key)\" as number \(first) in \"\(list)\" has: give each its own")
            } else {
                seen[name] = number
            }
        }
    }
}
