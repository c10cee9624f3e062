import Foundation
import Glibc
import SIPTesting
import Testing

@Suite("sipd deliver and what the mailer leaves behind")
struct DeliverTests {
    let folder: ScratchFolder

    /// Its first letter makes the mailer leave a process that has lost its parent, has a session of its own, puts another
    /// letter into the spool, and ends when that has gone or after ten seconds.
    init() throws {
        folder = try ScratchFolder()
        try folder.makeFolder("spool/outgoing")
        for name in ["spool/outgoing/first.eml", "second.eml"] {
            try folder.write(name, "From: sip@example.se\nTo: anna@example.se\n\nHej\n")
        }
        try folder.write(
            "sipd.yaml",
            """
            spool: \(folder.path("spool"))
            journal: standard-error
            mail: {from: sip@example.se, sendmail: \(folder.path("sendmail"))}

            """)
        try folder.write(
            "left",
            """
            #!/bin/sh
            cd '\(folder.path)'
            mv second.eml spool/outgoing/
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                [ ! -e spool/sent/second.eml ] || { touch done; exit; }
                sleep 0.5
            done

            """)
        try folder.write(
            "sendmail",
            """
            #!/bin/sh
            cd '\(folder.path)'
            cat >/dev/null
            echo >>taken
            [ -e second.eml ] || exit 0
            setsid sh -c './left &' </dev/null >/dev/null 2>&1

            """)
        for name in ["left", "sendmail"] { chmod(folder.path(name), 0o755) }
    }

    var isThere: (String) -> Bool {
        { [folder] in FileManager.default.fileExists(atPath: folder.path($0)) }
    }

    @Test("With --stay it waits for that, hands over a letter that comes meanwhile, once, and ends")
    func stays() throws {
        let ran = try Ran("deliver", "--stay", "-c", folder.path("sipd.yaml"))
        #expect(ran.status == 0, "\(ran.errors)")
        #expect(isThere("done") && isThere("spool/sent/first.eml") && isThere("spool/sent/second.eml"))
        #expect(FileManager.default.contents(atPath: folder.path("taken"))?.count == 2, "\(ran.errors)")
    }

    @Test("With nothing left behind it ends at once") func ends() throws {
        try folder.delete("second.eml")
        let ran = try Ran("deliver", "--stay", "-c", folder.path("sipd.yaml"))
        #expect(ran.status == 0 && isThere("spool/sent/first.eml"), "\(ran.errors)")
    }

    @Test(
        "Asked to end by SIGTERM or by Ctrl-C, it gives what was left behind ten seconds more, not all of its forty",
        arguments: ["TERM", "INT"])
    func stops(signal: String) throws {
        // It ends when the drain has; whoever waits for the drain waits for it too, for what it has inherited.
        try folder.write(
            "left",
            """
            #!/bin/sh
            cd '\(folder.path)'
            for i in $(seq 80); do
                grep -q deliver "/proc/$1/cmdline" || exit
                sleep 0.5
            done
            touch done

            """)
        try folder.write(
            "sendmail",
            """
            #!/bin/sh
            cd '\(folder.path)'
            cat >/dev/null
            setsid sh -c "./left $PPID &" </dev/null >/dev/null 2>&1
            kill -s \(signal) $PPID

            """)
        for name in ["left", "sendmail"] { chmod(folder.path(name), 0o755) }
        let ran = try Ran("deliver", "--stay", "-c", folder.path("sipd.yaml"))
        #expect(ran.status == 0 && isThere("spool/sent/first.eml"), "\(ran.errors)")
        #expect(!isThere("done"))
    }
}
