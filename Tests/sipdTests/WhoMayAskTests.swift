import SIPFiles
import Foundation
import SIPDaemon
import SIPTesting
import Testing

@Suite("Who may ask: the two sockets' owner, group and mode decide", .serialized)
struct WhoMayAskTests {
    @Test("without socket units both sockets are sipd's own user's alone, and by the status socket nothing is changed")
    func sockets() throws {
        let sample = try MadeSample(by: ["--always-open"])
        let path = sample.path
        let daemon = try sample.running
        for name in ["sipd.sock", "sipd-control.sock"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions]
            #expect(mode as? Int == 0o600, "\(name)")
        }
        // The control socket of this name is the status socket.
        try FileManager.default.createSymbolicLink(
            atPath: path + "/other-control.sock", withDestinationPath: path + "/sipd.sock")
        for verb in [ControlRequest.Verb.reload, .release, .pause, .resume] {
            let answer = try #require(try ControlClient.ask(ControlRequest(verb), at: path + "/other.sock"))
            #expect(answer.exit == Exit.noPermission.rawValue)
            #expect(answer.messages.joined().contains("sipd-admin"), "\(answer.messages)")
        }
        #expect(try ControlClient.ask(ControlRequest(.release), at: path + "/sipd.sock")?.exit == 0)
        // Who may control may look.
        #expect(try ControlClient.ask(ControlRequest(.status), at: path + "/sipd-control.sock")?.status?.plans == 12)
        #expect(daemon.stop() == 0, "\(daemon.errors)")
        for name in ["sipd.sock", "sipd-control.sock"] {
            #expect(!FileManager.default.fileExists(atPath: path + "/" + name), "\(name) is left behind")
        }
    }

    @Test("of a socket that is closed to somebody it is said which group opens it") func denied() throws {
        let folder = try ScratchFolder()
        try folder.write("s.sock", "")
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o660], ofItemAtPath: folder.path("s.sock"))
        let group = try #require(
            try manager.attributesOfItem(atPath: folder.path("s.sock"))[.groupOwnerAccountName] as? String)
        var open = SystemError(socket: folder.path("s.sock"), call: "connect", code: EACCES)
        #expect(open.description.contains("you need to be in group \(group)"), "\(open)")
        try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("s.sock"))
        open = SystemError(socket: folder.path("s.sock"), call: "connect", code: EACCES)
        #expect(open.description.hasSuffix("only its owner and root may ask here"), "\(open)")
    }

    @Test(
        "where each of the two sockets is",
        arguments: [("/run/sipd/sipd.sock", "/run/sipd/sipd-control.sock"), ("s", "s-control.sock")])
    func places(status: String, control: String) {
        #expect(ControlSocket.status.path(status) == status && ControlSocket.control.path(status) == control)
    }

    @Test("a record that one may not read is 77, and never an empty answer", .enabled(if: geteuid() == 0))
    func record() throws {
        let sample = try MadeSample()
        #expect(try Ran("run", "--once", "-c", sample.configuration).status == 0)
        let manager = FileManager.default
        // A user with no rights here, who finds the way to a ledger that is another's.
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sample.folder.path)
        for name in ["", "/sipd.yaml", "/policy.yaml", "/roster.yaml", "/plans"] {
            try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sample.path + name)
        }
        try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: sample.path + "/state")
        for arguments in [["audit"], ["pauses"], ["preview"]] {
            let ran = try Ran(list: arguments + ["-c", sample.configuration], as: 65_534)
            #expect(ran.status == Exit.noPermission.rawValue, "\(arguments) \(ran.output)")
            #expect(ran.errors.contains("only sipd's own user and root may read it"), "\(ran.errors)")
        }
        // As the package has it: root's, and its group's to read.
        try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: sample.path + "/roster.yaml")
        for arguments in [["audit"], ["coverage"], ["explain", "K26-0001"]] {
            let ran = try Ran(list: arguments + ["-c", sample.configuration], as: 65_534)
            #expect(ran.status == Exit.noPermission.rawValue, "\(arguments) \(ran.output)")
            #expect(
                ran.errors.contains("roster.yaml: error: only sipd's own user and root may read it"), "\(ran.errors)")
        }
        try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: sample.path + "/roster.yaml")
        let status = try Ran(list: ["status", "-c", sample.configuration], as: 65_534)
        #expect(status.status == Exit.unavailable.rawValue && status.errors.contains("no sipd listens here"))
    }
}
