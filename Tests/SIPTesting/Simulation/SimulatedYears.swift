import SIPDaemon
public import SIPRules
import SIPStores

/// Years of many plans under one simulated daemon: plans are begun, met about, followed up and closed by staff who do some
/// of what they are told; people are away, units close, policy changes; and now and then everything goes wrong.
///
/// To decide about every plan every hour would cost a hundred times what the daemon does. What could be told and was not
/// stays to be seen until the plan changes, so it is enough to do it before each change; for each reminder when it is told,
/// as of the slot before, when it must not have been one yet; and for each plan every ten days or so, when it is seen too
/// whether the agenda sleeps past the next reminder.
public struct SimulatedYears: Sendable {
    /// How many years, from 5 January 2026; 99 at most.
    public var years: Int
    /// How many plans there are at a time, once there are so many.
    public var plans: Int
    /// Where chance comes from.
    public var seed: UInt64

    /// Years of plans.
    public init(years: Int, plans: Int, seed: UInt64 = 1) {
        (self.years, self.plans, self.seed) = (min(max(years, 1), 99), max(plans, 1), seed)
    }

    /// The first day.
    static let first = Day.the("2026-01-05")

    /// Lives them. `report` is called when a year is over.
    public func run(
        report: (_ year: Int, _ figures: Simulation.Figures, _ following: Int) -> Void = { _, _, _ in }
    ) throws(YearsFailure) -> Simulation.Figures {
        var county: County?
        do {
            let here = try County(self)
            county = here
            while here.day < Self.first.adding(days: years * 365) {
                let year = here.day.year
                try here.liveThroughDay()
                if here.day.year != year { report(year, here.figures, here.following) }
            }
            return try here.end()
        } catch {
            throw YearsFailure(years: self, reason: "\(error)", day: county?.day)
        }
    }

    /// Lives them, and when that fails looks for fewer plans with which it does too.
    public func check(
        report: (_ year: Int, _ figures: Simulation.Figures, _ following: Int) -> Void = { _, _, _ in }
    ) throws(YearsFailure) -> Simulation.Figures {
        do throws(YearsFailure) {
            return try run(report: report)
        } catch {
            var smallest = error
            var fewer = self
            while fewer.plans > 1 {
                fewer.plans /= 2
                fewer.years = min(years, max(1, (smallest.day.map { $0.year - Self.first.year } ?? years) + 1))
                do throws(YearsFailure) { _ = try fewer.run() } catch { smallest = error }
            }
            throw smallest
        }
    }
}

/// A promise was broken within years of plans.
public struct YearsFailure: Error, CustomStringConvertible {
    /// With how many plans, and which chance.
    public let years: SimulatedYears
    /// What was broken.
    public let reason: String
    /// On which day.
    public let day: Day?

    /// All that is needed to see it again.
    public var description: String {
        """
        seed \(years.seed), \(years.plans) plans: fails on \(day.map { "\($0)" } ?? "the first day"): \(reason)
        again: make simulate YEARS=\(years.years) PLANS=\(years.plans) SEED=\(years.seed) COUNTIES=1
        """
    }
}
