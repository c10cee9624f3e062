import SIPRules
import SIPTesting
import Testing

@Suite("The agenda")
struct AgendaTests {
    private let morning = Instant.the("2026-06-17T06:00:00Z")

    @Test("It hands over what is due, each once, and forgets it")
    func due() {
        var agenda = Agenda<String>()
        agenda.set("later", at: morning.adding(seconds: 60))
        agenda.set("now", at: morning)
        agenda.set("gone", at: morning)
        agenda.set("gone", at: nil)
        #expect(agenda.next == morning && agenda.count == 2)
        #expect(agenda.due(at: morning) == ["now"])
        #expect(agenda.due(at: morning).isEmpty)
        #expect(agenda.next == morning.adding(seconds: 60))
    }

    @Test("An entry moved away and back is due once, and moved a million times takes no more room")
    func moved() {
        var agenda = Agenda<String>()
        for step in 0..<100_000 { agenda.set("plan", at: morning.adding(seconds: Int64(step % 7))) }
        agenda.set("plan", at: morning)
        #expect(agenda.next == morning && agenda.count == 1)
        #expect(agenda.due(at: morning.adding(seconds: 10)) == ["plan"])
        #expect(agenda.next == nil && agenda.count == 0)
    }

    @Test("It equals a sorted list, whatever is set and removed", arguments: [1, 2, 3] as [UInt64])
    func model(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var agenda = Agenda<Int>()
        var model: [Int: Instant] = [:]
        for _ in 0..<5_000 {
            let entry = Int.random(in: 0..<40, using: &random)
            let at = morning.adding(seconds: Int64.random(in: 0..<1_000, using: &random))
            if Int.random(in: 0..<10, using: &random) == 0 {
                let due = agenda.due(at: at)
                #expect(Set(due) == Set(model.filter { $0.value <= at }.keys) && Set(due).count == due.count)
                for entry in due { model[entry] = nil }
            } else {
                let instant = Int.random(in: 0..<5, using: &random) == 0 ? nil : at
                agenda.set(entry, at: instant)
                model[entry] = instant
            }
            #expect(agenda.next == model.values.min() && agenda.count == model.count)
        }
    }

    @Test("While sipd runs every slot before the earliest entry has had its round, and none after now")
    func decided() {
        var agenda = Agenda<String>()
        #expect(agenda.decided(at: morning) == morning.adding(seconds: -1))
        agenda.set("late", at: morning.adding(seconds: -7200))
        #expect(agenda.decided(at: morning) == morning.adding(seconds: -7201))
    }
}
