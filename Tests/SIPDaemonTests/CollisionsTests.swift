import SIPFiles
import Foundation
import Glibc
import SIPRules
import SIPTesting
import Testing

@testable import SIPDaemon

@Suite("Places that collide")
struct CollisionsTests {
    let folder: ScratchFolder
    let usual: Configuration

    /// The usual places, all there but the socket and the figures.
    init() throws {
        folder = try ScratchFolder()
        for name in ["plans", "state", "spool", "run", "etc"] { try folder.makeFolder(name) }
        for name in ["sipd.yaml", "policy.yaml", "roster.yaml"] { try folder.write("etc/" + name, "") }
        var usual = Configuration()
        (usual.plans, usual.state, usual.spool) = (folder.path("plans"), folder.path("state"), folder.path("spool"))
        (usual.policy, usual.roster) = (folder.path("etc/policy.yaml"), folder.path("etc/roster.yaml"))
        (usual.socket, usual.metrics) = (folder.path("run/sipd.sock"), folder.path("run/sipd.prom"))
        self.usual = usual
    }

    @Test("The usual ones do not, nor do those of a fresh install")
    func none() {
        #expect(found(usual).isEmpty)
        #expect(Collisions(Configuration(), at: "/etc/sipd/sipd.yaml").findings.isEmpty)
    }

    @Test(
        "The same place is refused however it is written, whether it is there or not",
        arguments: [
            "etc/roster.yaml", "etc/../etc/roster.yaml", "etc//roster.yaml", "link/roster.yaml", "linked.yaml",
            "hard.yaml", "run/./../etc/roster.yaml",
        ])
    func same(path: String) throws {
        #expect(symlink(folder.path("etc"), folder.path("link")) == 0)
        #expect(symlink(folder.path("etc/roster.yaml"), folder.path("linked.yaml")) == 0)
        #expect(link(folder.path("etc/roster.yaml"), folder.path("hard.yaml")) == 0)
        for place: WritableKeyPath<Configuration, String> in [\.socket, \.policy, \.spool] {
            var places = usual
            places[keyPath: place] = folder.path(path)
            let lines = found(places)
            #expect(lines.count == 1 && lines[0].hasSuffix("are the same place; give each one of its own"), "\(lines)")
        }
        var places = usual
        places.metrics = folder.path("run/sipd-control.sock")
        #expect(
            found(places) == [
                #"the control socket, beside "socket", and "metrics" are the same place; give each one of its own"#
            ])
        places.metrics = folder.path("run/none/../sipd.sock")
        #expect(found(places).count == 1)
    }

    @Test("What is written beside the figures first is a place as well")
    func beside() throws {
        try folder.write("etc/roster.yaml.tmp", "")
        var places = usual
        (places.metrics, places.roster) = (folder.path("etc/roster.yaml"), folder.path("etc/roster.yaml.tmp"))
        #expect(
            found(places) == [
                #""roster" and the file beside "metrics" that is written first are the same place; give each one of its own"#
            ])
    }

    @Test("One in the folder of another is refused, through links, and at any depth")
    func below() throws {
        #expect(symlink(folder.path("plans"), folder.path("alias")) == 0)
        for place: WritableKeyPath<Configuration, String> in [\.socket, \.roster, \.policy, \.state, \.spool] {
            for path in ["plans/x", "alias/x", "plans/a/b/x", "plans/../plans/x", "run/../alias/a/x"] {
                var places = usual
                places[keyPath: place] = folder.path(path)
                let lines = found(places)
                // The control socket is beside the other.
                #expect(lines.count == (place == \.socket ? 2 : 1), "\(path): \(lines)")
                #expect(
                    lines.allSatisfy { $0.hasSuffix(#"lies in the folder of "plans"; put it elsewhere"#) }, "\(lines)")
            }
        }
        var places = usual
        places.state = folder.path("")
        #expect(found(places).contains(#""plans" lies in the folder of "state"; put it elsewhere"#))
    }

    @Test("A link that leads nowhere yet is seen through, however many lead there")
    func notThereYet() throws {
        #expect(symlink("../run/sipd.sock", folder.path("etc/second")) == 0)
        #expect(symlink(folder.path("etc/second"), folder.path("first")) == 0)
        var places = usual
        places.plans = folder.path("first")
        #expect(found(places) == [#""socket" and "plans" are the same place; give each one of its own"#])
        #expect(symlink("round", folder.path("round")) == 0)
        places.plans = folder.path("round")
        #expect(found(places).isEmpty)
    }

    @Test("The socket of another sipd, which answers there, is left to it")
    func answered() throws {
        let (loop, path) = (try EventLoop(), usual.socket)
        let theirs = try ControlServer(
            on: loop, listener: UnixSocket.listen(at: path, mode: 0o600), path: path, kind: .status
        ) { _ in }
        #expect {
            _ = try UnixSocket.listen(at: path, mode: 0o600)
        } throws: { error in
            "\(error)".hasSuffix("error: another sipd answers here; give each a place of its own")
        }
        #expect(FileManager.default.fileExists(atPath: path))
        withExtendedLifetime(theirs) {}
    }

    @Test("Only a socket is taken away for a socket, and only its own when it is closed")
    func sockets() throws {
        let loop = try EventLoop()
        let path = folder.path("etc/roster.yaml")
        #expect(throws: SystemError.self) { _ = try UnixSocket.listen(at: path, mode: 0o600) }
        #expect(FileManager.default.fileExists(atPath: path))
        let own = usual.socket
        do {
            let socket = try ControlServer(
                on: loop, listener: UnixSocket.listen(at: own, mode: 0o600), path: own, kind: .status
            ) { _ in }
            try folder.delete("run/sipd.sock")
            try folder.write("run/sipd.sock", "somebody's")
            withExtendedLifetime(socket) {}
        }
        #expect(FileManager.default.fileExists(atPath: own))
        try folder.delete("run/sipd.sock")
        do {
            let socket = try ControlServer(
                on: loop, listener: UnixSocket.listen(at: own, mode: 0o600), path: own, kind: .status
            ) { _ in }
            withExtendedLifetime(socket) {}
        }
        #expect(!FileManager.default.fileExists(atPath: own))
    }
}

extension CollisionsTests {
    private var found: (Configuration) -> [String] {
        { [folder] places in Collisions(places, at: folder.path("etc/sipd.yaml")).findings.map(\.message.text) }
    }
}
