/// The keys of `roster.yaml`: what is read from it, said of it in the shipped file and the reference, and made up for tests.
struct RosterKeys: KeyTable {
    let processOwner = Key(
        "process-owner", .person, shown: "rut.alm", "Processägare: who answers for SIP in the organisation.")
    let administrators = Key(
        "administrators", .list(of: .person), shown: "[sam.dahl]",
        "Who runs sipd; they hear of plans that cannot be read and of people who cannot be reached.")
    let units = Key(
        "units", .identified(.unit, UnitKeys(), Unit.init),
        shown: """
            hemtjanst-norr
            kommun:
              name: Socialförvaltningen
              manager: rut.alm
              mailbox: social@kommun.example
            """,
        "The units, each under the name by which plans know it.")
    let people = Key(
        "people", .identified(.person, PersonKeys(), Person.init),
        shown: """
            viktor.ask
            ylva.moe:
              name: Ylva Moe
              unit: hemtjanst-norr
              address: ylva.moe@kommun.example
            rut.alm:
              name: Rut Alm
              unit: kommun
              address: rut.alm@kommun.example
            sam.dahl:
              name: Sam Dahl
              unit: kommun
              address: sam.dahl@kommun.example
              language: en
            """,
        "The people, each under the name by which plans know them.")
}

/// The keys of a unit.
struct UnitKeys: KeyTable {
    let name = Key("name", .line(120), required: true, shown: "Hemtjänst Norr", "What letters call it.")
    let parent = Key(
        "parent", .unit, shown: "kommun", "The unit above: its manager hears when this unit's manager is late.")
    let manager = Key("manager", .person, shown: "ylva.moe", "Enhetschef.")
    let mailbox = Key(
        "mailbox", .mailAddress, shown: "hemtjanst.norr@kommun.example",
        "The function mailbox, for whoever is away with nobody standing in.")
    let mailboxRead = Key(
        "mailbox-read", .boolean, shown: "false",
        "Somebody reads the mailbox each working day: a reminder may end there alone.")
    let onCall = Key(
        "on-call", .mailAddress, shown: "hemtjanst.jour@kommun.example",
        "Whoever is on call: told at once of an immediate need when the send window is closed, for the units below too."
    )
    let closures = Key(
        "closures", .list(of: Closure.reading, atMost: 1000),
        shown: """
            - {first: 2026-06-18, name: planeringsdag}
            - {first: 2026-07-06, last: 2026-07-31, name: sommarstängt}
            """,
        "Days on which the unit is closed beside weekends and public holidays. Without last, the first day alone.")
}

/// The keys of a closure; the unit's example shows them.
struct ClosureKeys: KeyTable {
    let first = Key("first", .day, required: true)
    let last = Key("last", .day)
    let name = Key("name", .line(), required: true)
}

/// The keys of a person.
struct PersonKeys: KeyTable {
    let name = Key(
        "name", .line(120), required: true, shown: "Viktor Ask",
        "What letters call the person, and the unit where the person works.")
    let unit = Key("unit", .unit, required: true, shown: "hemtjanst-norr")
    let address = Key(
        "address", .mailAddress, shown: "viktor.ask@kommun.example",
        "Where letters go; left out: to the unit's mailbox.")
    let language = Key(
        "language", .oneOf(Language.self), shown: "sv",
        "What letters are written in, sv or en; left out: the installation's.")
    let days = Key(
        "days", .weekdays, shown: "[monday, tuesday, wednesday, thursday]",
        "Weekdays on which the person works and gets letters, weekends included, instead of the installation's; public holidays and closures stay closed. How days are counted does not depend on it. Left out: the installation's."
    )
    let absences = Key(
        "absences", .list(of: Absence.reading, atMost: 1000),
        shown: "- {first: 2026-08-03, last: 2026-08-21, substitute: ylva.moe}",
        "Days away, and who stands in; left out: the unit's mailbox.")
    let left = Key("left", .day, shown: "2027-01-01", "The first day the person no longer works here.")
}

/// The keys of an absence; the person's example shows them.
struct AbsenceKeys: KeyTable {
    let first = Key("first", .day, required: true)
    let last = Key("last", .day)
    let substitute = Key("substitute", .person)
}

extension RosterDocument {
    /// `roster.yaml` as shipped: an example, commented out.
    public static var shipped: String {
        ShippedFile.text(
            head: """
                roster.yaml: the units, the people, who leads whom, and who is away. Plans name people and units by what stands before
                the colon here. A name is letters a–z, digits, dot, hyphen and underscore. The example below is made up: replace it, and
                remove the # before each line.
                """, RosterKeys().keys)
    }
}
