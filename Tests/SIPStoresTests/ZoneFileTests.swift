import SIPFiles
import Glibc
import SIPRules
import SIPStores
import SIPTesting
import Testing

@Suite("Zone files")
struct ZoneFileTests {
    @Test("Stockholm's file agrees with localtime_r at every change since 1900 and every six hours to 2037")
    func agreesWithLibc() throws {
        let zone = try ZoneFile.read("Europe/Stockholm")
        setenv("TZ", "Europe/Stockholm", 1)
        tzset()
        let everySixHours = stride(
            from: Instant.earliest.seconds, to: Instant.the("2037-12-31T00:00:00Z").seconds, by: 21_600)
        var wrong: [String] = []
        var previous = zone.offset(at: .earliest)
        for seconds in everySixHours {
            let instant = Instant(seconds: seconds)
            let changed = zone.offset(at: instant) != previous
            previous = zone.offset(at: instant)
            // Around a change, every minute of the six hours before.
            for moment in changed ? Array(stride(from: seconds - 21_600, to: seconds, by: 60)) : [seconds] {
                var (time, parts) = (time_t(moment), tm())
                localtime_r(&time, &parts)
                if zone.offset(at: Instant(seconds: moment)) != parts.tm_gmtoff {
                    wrong.append("\(Instant(seconds: moment))")
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("Stockholm's file agrees with the European Union's rule from 1996 to the last second of 2200")
    func agreesWithRule() throws {
        let zone = try ZoneFile.read("Europe/Stockholm")
        let (start, end) = (Instant.the("1996-06-01T00:00:00Z").seconds, Instant.latest.seconds)
        let wrong = stride(from: start, through: end, by: 3600).count { seconds in
            zone.offset(at: Instant(seconds: seconds)) != Zone.stockholm.offset(at: Instant(seconds: seconds))
        }
        #expect(wrong == 0)
        #expect(zone.offset(at: .the("2200-07-01T00:00:00Z")) == 7200)
    }

    private static let othersCases = [
        "UTC", "Etc/GMT+5", "America/New_York", "Australia/Sydney", "Europe/Dublin", "Africa/Casablanca",
        "America/Nuuk", "Asia/Gaza", "Europe/Helsinki",
    ]

    @Test("zones of every kind can be read", arguments: ZoneFileTests.othersCases)
    func others(name: String) throws {
        #expect(try ZoneFile.read(name).name == name)
    }

    private static let badNamesCases = [
        "", "/etc/localtime", "../../../etc/localtime", "Europe/../UTC", "Europe//Stockholm", "Europe/", ".",
        "Europe/Å",
        "Europe/Stockholm\0", "Europe Stockholm", String(repeating: "A", count: 65),
    ]

    @Test("names that leave the folder or are no names are refused", arguments: ZoneFileTests.badNamesCases)
    func badNames(name: String) {
        #expect(throws: ZoneFile.misnamed(name)) { try ZoneFile.read(name) }
    }

    @Test("a missing zone says to install tzdata")
    func missing() {
        #expect {
            try ZoneFile.read("Europe/Atlantis")
        } throws: { error in
            "\(error)".contains("install tzdata") && "\(error)".hasPrefix("/usr/share/zoneinfo/Europe/Atlantis: error:")
        }
        #expect(throws: ZoneFile.missing("/nonexistent/Europe/Stockholm")) {
            try ZoneFile.read("Europe/Stockholm", in: "/nonexistent")
        }
    }

    @Test("a link out of the folder is not followed, one within is, and a folder or a pipe is no zone")
    func links() throws {
        var template = Array("/tmp/zone-file-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        let folder = String(cString: made)
        defer {
            for name in ["Out", "In", "Pipe", "Loop"] { unlink("\(folder)/\(name)") }
            rmdir("\(folder)/Folder")
            rmdir(folder)
        }
        try #require(symlink("/usr/share/zoneinfo/UTC", "\(folder)/Out") == 0)
        try #require(mkdir("\(folder)/Folder", 0o700) == 0)
        try #require(mkfifo("\(folder)/Pipe", 0o600) == 0)
        try #require(symlink("Pipe", "\(folder)/In") == 0)
        try #require(symlink("Loop", "\(folder)/Loop") == 0)
        #expect(throws: ZoneFile.unreadable("\(folder)/Loop", ELOOP)) { try ZoneFile.read("Loop", in: folder) }
        #expect(throws: ZoneFile.outside("\(folder)/Out")) { try ZoneFile.read("Out", in: folder) }
        for name in ["In", "Pipe", "Folder"] {
            #expect {
                try ZoneFile.read(name, in: folder)
            } throws: { "\($0)".contains("no regular file") }
        }
    }

    @Test("a file cut short anywhere, or followed by anything, is refused")
    func cutShort() throws {
        let bytes = ZoneFileTests.stockholm
        #expect(try ZoneFile.zone(name: "X", bytes: bytes).offset(at: .the("2026-07-01T00:00:00Z")) == 7200)
        for count in bytes.indices {
            #expect(throws: SyntaxError.self) {
                try ZoneFile.zone(name: "X", bytes: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: SyntaxError.self) { try ZoneFile.zone(name: "X", bytes: bytes + [0]) }
        #expect(throws: SyntaxError.self) {
            try ZoneFile.zone(name: "X", bytes: [UInt8](repeating: 0, count: 1 << 17))
        }
    }

    @Test("a file of version 1, and one that counts leap seconds, is refused")
    func otherClocks() throws {
        var old = ZoneFileTests.stockholm
        old[4] = 0
        #expect {
            try ZoneFile.zone(name: "X", bytes: old)
        } throws: { "\($0)".contains("version 1") }
        // The second header's count of leap seconds, and one of them before the closing rule of 28 bytes.
        var right = ZoneFileTests.stockholm
        right[44 + 31] = 1
        right.insert(contentsOf: [UInt8](repeating: 0, count: 12), at: right.count - 28)
        #expect {
            try ZoneFile.zone(name: "X", bytes: right)
        } throws: { "\($0)".contains("leap seconds") }
    }

    @Test("a file with any one byte damaged is a zone or an error, never a crash")
    func damaged() {
        let bytes = ZoneFileTests.stockholm
        var (refused, taken) = (0, 0)
        for index in bytes.indices {
            for value: UInt8 in [0, 0x7F, 0xFF] {
                var damaged = bytes
                damaged[index] = value
                if (try? ZoneFile.zone(name: "X", bytes: damaged)) == nil {
                    refused += 1
                } else {
                    taken += 1
                }
            }
        }
        #expect(refused > 0)
        #expect(taken > 0)
    }

    /// A file as tzdata's slim ones are: one listed change, then the rule.
    private static let stockholm: [UInt8] = {
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        let empty = header + [UInt8](repeating: 0, count: 24)
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 9]
        // 1996-03-31T01:00:00Z is 828234000.
        let time: [UInt8] = [0, 0, 0, 0, 0x31, 0x5D, 0xDD, 0x10]
        let kinds: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0, 0, 0, 0x1C, 0x20, 1, 4]
        return empty + header + counts + time + [1] + kinds + Array("CET\0CEST\0".utf8)
            + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
    }()
}
