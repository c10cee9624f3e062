internal import CLinux
internal import Glibc
internal import SIPRules
internal import SIPStores

/// A question that has come, and who asked it.
struct Asked {
    let request: ControlRequest
    /// The user at the other end, by the kernel's word: the one it had when it connected. Nil: not known.
    let user: UInt32?
    /// Gives the answer, once. Whoever has gone meanwhile does not get it.
    let reply: (ControlResponse) -> Void

    /// Who asks. To be asked for an order, not for every question: looking up a name may take a while.
    func author(claimed: String?) -> Author {
        Author(claimed: claimed, account: user.map { Account(uid: $0, name: Self.name(of: $0)) })
    }

    /// Of users that are not known in the service's own user namespace, should it have one, the kernel gives this for all.
    private static let nobodyKnown: UInt32 = 65_534

    /// The user at the other end of a connection.
    static func user(of descriptor: Int32) -> UInt32? {
        var peer = peer_credentials()
        var size = socklen_t(MemoryLayout<peer_credentials>.size)
        guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 else { return nil }
        return peer.user == nobodyKnown ? nil : peer.user
    }

    /// The name of an account, with nothing in it that could repaint a terminal.
    static func name(of user: UInt32) -> String? {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var room = [CChar](repeating: 0, count: 16_384)
        guard unsafe getpwuid_r(user, &entry, &room, room.count, &found) == 0, unsafe found != nil,
            let name = unsafe entry.pw_name
        else {
            return nil
        }
        return unsafe VisibleText.of(String(cString: name))
    }
}
