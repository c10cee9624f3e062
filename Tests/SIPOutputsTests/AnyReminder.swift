import SIPRules
import SIPTesting
import Testing

@testable import SIPOutputs

/// A reminder of any rule, with every fact there is.
enum AnyReminder {
    static let facts: [Fact] = {
        let (eva, olle) = (CareCentre.person("eva.strom"), CareCentre.person("olle.dahl"))
        return [
            .meeting(.the("2026-06-30")), .invited(eva), .substitute(olle), .uninvited([eva]), .pending([eva, olle]),
            .parts(PlanPart.allCases), .consentLacks(ConsentPart.allCases), .oralConsent(.meeting),
            .consentEnds(.the("2026-08-03")), .followUp(.the("2026-09-01")), .principal("kommun"),
            .lacksPlan(individual: true, relatives: 2, attendees: [eva]), .action("A3"), .guardians(2),
            .birthday(age: 15, .the("2026-07-09")), .ownTarget, .unset(Unset.allCases), .left(olle),
            .absent(eva, until: .the("2026-07-31"), alone: .the("2026-07-24")), .gap(.noAddress(eva)),
            .dormant(.silent(.the("2026-01-07"))), .about("plan-7.json"),
            .unwatched(Coverage(.nobodyReachable, .unreachable(.invitationSent))),
        ]
    }()

    static let morning = Instant.the("2026-06-17T08:00:00+02:00")

    static let make: @Sendable (RuleID, Role, Reminder.Part, _ due: String, _ facts: [Fact]) -> Reminder = {
        rule, role, part, due, facts in
        let due = WorkingCalendar.statutory.after(Day.the(due).adding(days: -3), .days(3))
        let duty = Duty(.meeting("m1"), since: due.from, due: due, met: nil, facts: facts)
        let anna = Recipient(
            id: "anna.berg", name: "Anna Berg", address: .the("anna.berg@region.example"),
            unit: CareCentre.unit("vc-rosenlund"))
        guard let plan = PlanID("K-2026-0417") else { preconditionFailure("no such case reference") }
        let subject: Obligation.Subject = rule.rule.source == .upkeep ? .upkeep(.plans) : .plan(plan)
        return Reminder(
            Obligation(subject, rule, duty, .open), rung: "due", recipient: anna, part: part,
            moment: morning, isImmediate: false, because: DeliveryReason(role: role))
    }

    /// Every role that a rule could speak to, before, on and after its day.
    static let all: @Sendable (RuleID) -> [Reminder] = { rule in
        Set([rule.rule.to, .convener, .coordinator, .manager, .processOwner, .administrator]).flatMap { role in
            Reminder.Part.allCases.flatMap { part in
                ["2026-04-01", "2026-06-17", "2026-06-23"].map { make(rule, role, part, $0, facts) }
                    + ["2026-06-18", "2027-03-30"].map { make(rule, role, part, $0, []) }
            }
        }
    }

    static let occasion = Occasion(today: .the("2026-06-17"), environment: CareCentre.environment)
}
