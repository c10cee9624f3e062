import Foundation
import Glibc
import SIPDaemon
import SIPSample
import SIPRules
import SIPTesting
import Testing

@Suite("A sample is a store that sipd takes without a finding, the same each time")
struct SampleTests {
    /// Every file of a folder by its path, with its text.
    struct Contents: Equatable {
        var files: [String: String] = [:]

        init(_ folder: String) {
            for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
                let data = FileManager.default.contents(atPath: folder + "/" + path)
                if let data { files[path] = String(decoding: data, as: UTF8.self) }
            }
        }
    }

    @Test("the same arguments give the same bytes, another seed gives others") func determinism() throws {
        let folder = try ScratchFolder()
        let day = try #require(Day("2026-06-18"))
        for (name, seed) in [("a", 1), ("b", 1), ("c", 2)] {
            _ = try Sample(plans: 40, around: day, seed: UInt64(seed)).write(to: folder.path(name))
        }
        #expect(Contents(folder.path("a")) == Contents(folder.path("b")))
        #expect(Contents(folder.path("a")) != Contents(folder.path("c")))
        #expect(Contents(folder.path("a")).files.count == 43)
    }

    @Test(
        "any day and seed gives plans without a finding, and people whom the roster knows",
        arguments: [
            "2026-06-18", "2026-06-20", "2026-01-01", "2026-12-31", "2027-03-26", "2028-02-29", "2012-11-11",
            "1999-12-31",
            "2100-05-05",
        ], [1, 2, 77])
    func findings(_ date: String, _ seed: Int) throws {
        let folder = try ScratchFolder()
        let sample = Sample(
            plans: 120, around: try #require(Day(date)), seed: UInt64(seed), isAlwaysOpen: seed == 2)
        let settings = try Settings.load(try sample.write(to: folder.path("sip")))
        #expect(settings.findings.isEmpty)
        for (path, text) in Contents(folder.path("sip/plans")).files {
            let (plan, findings) = PlanDocument.read(Array(text.utf8), path: path)
            #expect(plan != nil && findings.isEmpty, "\(findings)")
            let unit = try #require(plan?.unit)
            #expect(settings.environment.roster.units[unit] != nil)
        }
    }

    @Test("around Thursday 18 June 2026, 08:00: several people get a digest, and one plan needs nobody")
    func digests() throws {
        let folder = try ScratchFolder()
        let day = try #require(Day("2026-06-18"))
        let settings = try Settings.load(try Sample(around: day).write(to: folder.path("sip")))
        let book = RuleBook(settings.environment)
        let now = settings.environment.zone.instant(day, try #require(TimeOfDay("08:00")))
        var recipients: Set<String> = []
        var silent = 0
        let files = Contents(folder.path("sip/plans")).files
        #expect(files.count == 12)
        for (path, text) in files {
            let plan = try #require(PlanDocument.read(Array(text.utf8), path: path).plan)
            let tells = book.decisions(about: plan, told: NotificationLog(), at: now).tells
            recipients.formUnion(tells.map(\.reminder.recipient.id))
            if tells.isEmpty { silent += 1 }
        }
        #expect(recipients.count >= 5, "\(recipients)")
        #expect((1...4).contains(silent), "\(silent)")
    }

    @Test("always open means at once, at any minute: Sunday 21 June 2026, 03:07") func alwaysOpen() throws {
        let folder = try ScratchFolder()
        let day = try #require(Day("2026-06-21"))
        let path = try Sample(around: day, isAlwaysOpen: true).write(to: folder.path("sip"))
        let settings = try Settings.load(path)
        let now = settings.environment.zone.instant(day, try #require(TimeOfDay("03:07")))
        let book = RuleBook(settings.environment)
        let tells = try Contents(folder.path("sip/plans")).files.flatMap { path, text in
            book.decisions(
                about: try #require(PlanDocument.read(Array(text.utf8), path: path).plan), told: NotificationLog(),
                at: now
            ).tells
        }
        #expect(tells.count >= 8)
    }

    @Test("a sample's letters never leave its folder, even when somebody asks for it") func handover() throws {
        let sample = try MadeSample()
        #expect(try Settings.load(sample.configuration).configuration.mail.handover == .none)
        #expect(try Ran("deliver", "-c", sample.configuration).status == 0)
    }

    @Test("more than a thousand plans lie in subfolders of a thousand") func shards() throws {
        let folder = try ScratchFolder()
        let day = try #require(Day("2026-06-18"))
        _ = try Sample(plans: 2500, around: day).write(to: folder.path("sip"))
        let files = Contents(folder.path("sip/plans")).files.keys
        #expect(files.count == 2500)
        #expect(files.count { $0.hasPrefix("002/") } == 500)
        #expect(try Ran("check", "-c", folder.path("sip/sipd.yaml")).output == "2500 plans, 0 errors, 0 warnings\n")
    }

    @Test("nothing is overwritten: a folder that is not empty is refused, 73") func occupied() throws {
        let sample = try MadeSample()
        let before = Contents(sample.path)
        let ran = try Ran("sample", sample.path)
        #expect(ran.status == Exit.cannotCreate.rawValue)
        #expect(ran.errors.contains("not an empty folder"))
        #expect(Contents(sample.path) == before)
    }

    @Test("a folder whose socket would not fit is refused with the reason") func longPath() throws {
        let folder = try ScratchFolder()
        let ran = try Ran("sample", folder.path(String(repeating: "x", count: 100)))
        #expect(ran.status == Exit.cannotCreate.rawValue)
        #expect(ran.errors.contains("at most 107 fit"))
    }

    @Test("an immediate need is dropped beside the others, and again under another name") func immediate() throws {
        let sample = try MadeSample()
        for number in 1...2 {
            let ran = try Ran("sample", sample.path, "--immediate")
            #expect(ran.status == 0, "\(ran.errors)")
            #expect(ran.output == "\(sample.path)/plans/AKUT-\(number).json\n")
        }
        #expect(try Ran("check", "-c", sample.configuration).output == "14 plans, 0 errors, 0 warnings\n")
        #expect(try Ran("sample", sample.folder.path("none"), "--immediate").status == Exit.noInput.rawValue)
    }

    @Test("a pipe in its place is not waited for, and nothing of another's is written in by root, 73") func places()
        throws
    {
        let folder = try ScratchFolder()
        mkfifo(folder.path("pipe"), 0o600)
        for arguments in [["sample", folder.path("pipe")], ["sample", folder.path("pipe/below")]] {
            let ran = try Ran(list: arguments)
            #expect(ran.status == Exit.cannotCreate.rawValue && ran.errors.contains("Not a directory"), "\(ran.errors)")
        }
        guard geteuid() == 0 else { return }
        let sample = try MadeSample()
        try folder.makeFolder("hers")
        chown(folder.path("hers"), 54_321, 54_321)
        chown(sample.path + "/plans", 54_321, 54_321)
        // She may make a link of it at any moment.
        for arguments in [
            ["sample", folder.path("hers")], ["sample", folder.path("hers/new")],
            ["sample", sample.path, "--immediate"],
        ] {
            let ran = try Ran(list: arguments)
            #expect(ran.status == Exit.cannotCreate.rawValue, "\(arguments)")
            #expect(
                ran.errors.contains("error: the folder belongs to user 54321; run this as that user"), "\(ran.errors)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("hers")).isEmpty)
    }
}
