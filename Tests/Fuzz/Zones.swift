import SIPRules
import SIPStores
import SIPTesting

/// A file of tzdata, and life in that zone. What does not begin as one is taken for a closing rule.
enum Zones {
    static func meet(_ bytes: [UInt8]) {
        if bytes.starts(with: "TZif".utf8) {
            do throws(SyntaxError) {
                live(in: try ZoneFile.zone(name: "Fuzz/Zone", bytes: bytes))
            } catch {
                check(printed: error.description)
            }
        } else if let rule = PosixZoneRule(String(decoding: bytes, as: UTF8.self)) {
            let first = Zone.Transition(at: .earliest, offset: rule.standardOffset)
            if let zone = Zone(name: "Fuzz/Rule", transitions: [first] + rule.transitions(in: 1996...2200)) {
                live(in: zone)
            }
        }
    }

    private static func live(in zone: Zone) {
        let step: Int64 = 86_400 * 37 + 3_601
        for seconds in stride(from: Instant.earliest.seconds, through: Instant.latest.seconds, by: Int(step * 20)) {
            let instant = Instant(seconds: seconds)
            let day = zone.day(of: instant)
            let offset = zone.offset(at: instant)
            promise(abs(offset) <= Zone.largestOffset, "an offset of \(offset)")
            // The same time twice in autumn is the first; a skipped one moves on: never further than an offset.
            let back = zone.instant(day, zone.time(of: instant))
            promise(abs(back - instant) <= 2 * Int64(Zone.largestOffset) + 60, "\(instant) comes back as \(back)")
            let text = zone.localISO(instant)
            guard offset % 60 == 0, abs(offset) < 86_400, day > .first, day < .last else { continue }
            promise(Instant(iso: text) == instant, "\(instant) reads as \(text)")
        }
        let sample = RuleEnvironment.sample
        let environment = RuleEnvironment(
            policy: sample.policy, roster: sample.roster, zone: zone, window: sample.window, calendar: sample.calendar)
        Office.live(with: Array(Office.plans.prefix(2)), environment: environment)
    }
}
