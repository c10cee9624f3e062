internal import SIPRules

/// The people of a sample. The first team is told by name; a large sample has more of the same, numbered.
package struct SampleRoster {
    private let sample: Sample
    private let days: SampleDays

    package init(_ sample: Sample) {
        self.sample = sample
        days = SampleDays(sample)
    }

    /// What a team's names end in.
    static func suffix(team: Int) -> String { team == 0 ? "" : "-\(Sample.digits(team + 1, 4))" }

    /// Plans that one team takes care of, unless it is said how many coordinate them.
    package static let plansOfTeam = 1000

    package var text: String {
        var units = """
              kommun: {name: Socialförvaltningen, manager: bodil.kroon, mailbox: social@kommun.example}
              region: {name: Regionens hälso- och sjukvård, manager: rut.alm, mailbox: vard@region.example}

            """
        var people = """
              bodil.kroon: {name: Bodil Kroon, unit: kommun, address: bodil.kroon@kommun.example}
              rut.alm: {name: Rut Alm, unit: region, address: rut.alm@region.example}
              sam.dahl: {name: Sam Dahl, unit: region, address: sam.dahl@region.example}

            """
        for team in 0..<sample.teams {
            units += self.units(Self.suffix(team: team))
            people += self.people(Self.suffix(team: team))
        }
        return """
            # The people whom the sample plans name. All of them, their units and their addresses are made up.
            process-owner: rut.alm
            administrators: [sam.dahl]

            units:
            \(units)
            people:
            \(people)
            """
    }

    private func units(_ end: String) -> String {
        """
          bistand\(end): {name: Biståndsenheten\(end), parent: kommun, manager: bo.ek\(end), mailbox: bistand\(end)@kommun.example}
          hemtjanst\(end): {name: Hemtjänst Norr\(end), parent: kommun, manager: ylva.moe\(end)}
          sjostad\(end): {name: Vårdcentralen Sjöstad\(end), parent: region, manager: farid.nasser\(end)}
          psykiatri\(end): {name: Psykiatriska mottagningen\(end), parent: region, manager: per.lund\(end)}
          skola\(end): {name: Björkskolan\(end), manager: kerstin.ros\(end), mailbox: skola\(end)@skola.example}

        """
    }

    /// One reads English, one works four days a week, one is away and has somebody who stands in.
    private func people(_ end: String) -> String {
        let away = "{first: \(days.ago(7)), last: \(days.around.adding(days: 14)), substitute: viktor.ask\(end)}"
        return """
              anna.lind\(end): {name: Anna Lind, unit: bistand\(end), address: anna.lind\(end)@kommun.example}
              omar.haddad\(end): {name: Omar Haddad, unit: bistand\(end), address: omar.haddad\(end)@kommun.example}
              bo.ek\(end): {name: Bo Ek, unit: bistand\(end), address: bo.ek\(end)@kommun.example}
              gun.palm\(end): {name: Gun Palm, unit: hemtjanst\(end), address: gun.palm\(end)@kommun.example, absences: [\(away)]}
              viktor.ask\(end): {name: Viktor Ask, unit: hemtjanst\(end), address: viktor.ask\(end)@kommun.example}
              ylva.moe\(end): {name: Ylva Moe, unit: hemtjanst\(end), address: ylva.moe\(end)@kommun.example}
              eva.strand\(end): {name: Eva Strand, unit: sjostad\(end), address: eva.strand\(end)@region.example}
              farid.nasser\(end): {name: Farid Nasser, unit: sjostad\(end), address: farid.nasser\(end)@region.example}
              olga.hed\(end): {name: Olga Hed, unit: psykiatri\(end), address: olga.hed\(end)@region.example, language: en}
              per.lund\(end): {name: Per Lund, unit: psykiatri\(end), address: per.lund\(end)@region.example}
              maja.strom\(end): {name: Maja Ström, unit: skola\(end), address: maja.strom\(end)@skola.example}
              kerstin.ros\(end): {name: Kerstin Ros, unit: skola\(end), address: kerstin.ros\(end)@skola.example}

            """
    }
}

/// Days around the sample's, on the calendar that its configuration gives.
package struct SampleDays {
    let around: Day
    private let calendar: WorkingCalendar

    package init(_ sample: Sample) {
        around = sample.around
        calendar = sample.isAlwaysOpen ? .everyDay : .statutory
    }

    /// So many working days before; none: the day itself.
    func back(_ count: Int) -> Day { count == 0 ? around : calendar.before(around, .workingDays(count)).day }
    /// So many working days after.
    func ahead(_ count: Int) -> Day { calendar.after(around, .workingDays(count)).day }
    /// So many days before, or the open day before that.
    func ago(_ count: Int) -> Day { calendar.previousOpen(onOrBefore: around.adding(days: -count)) }
    /// In so many days, or the open day after that.
    func later(_ count: Int) -> Day { calendar.nextOpen(onOrAfter: around.adding(days: count)) }
    /// The open day after a day.
    func next(_ day: Day) -> Day { calendar.nextOpen(onOrAfter: day.adding(days: 1)) }
}
