internal import Glibc
internal import SIPFiles
internal import SIPRules

/// Places of a configuration that are one, or of which one lies in another: what sipd writes or takes away in one of them
/// would be done to the other.
///
/// Compared is where paths lead, not how they are written: links, `..` and slashes too many are seen through, and what is
/// there is known by its inode. Of what is not there yet the folders above it are.
struct Collisions {
    let findings: [Finding]

    /// - Parameter places: the configuration, its paths leading where they lead; `path`: its file.
    init(_ places: Configuration, at path: String) {
        var all = [
            Named("this file", path), Named(#""policy""#, places.policy), Named(#""roster""#, places.roster),
            Named(#""socket""#, places.socket),
            Named(#"the control socket, beside "socket","#, ControlSocket.control.path(places.socket)),
            Named(#""plans""#, places.plans, isFolder: true), Named(#""state""#, places.state, isFolder: true),
            Named(#""spool""#, places.spool, isFolder: true),
        ]
        if let metrics = places.metrics {
            all.append(Named(#""metrics""#, metrics))
            all.append(Named(#"the file beside "metrics" that is written first"#, metrics + ".tmp"))
        }
        var found: [Finding] = []
        for (index, one) in all.enumerated() {
            for other in all[..<index] {
                if one.place.isSame(as: other.place) {
                    found.append(
                        Finding(
                            path: path,
                            message: "\(other.name) and \(one.name) are the same place; give each one of its own"))
                } else if one.isFolder, other.place.isBelow(one.place) {
                    found.append(Self.below(other, one, path))
                } else if other.isFolder, one.place.isBelow(other.place) {
                    found.append(Self.below(one, other, path))
                }
            }
        }
        findings = found
    }

    private static func below(_ inner: Named, _ outer: Named, _ path: String) -> Finding {
        Finding(path: path, message: "\(inner.name) lies in the folder of \(outer.name); put it elsewhere")
    }

    private struct Named {
        let name: Finding.Message
        let place: TruePlace
        let isFolder: Bool

        init(_ name: Finding.Message, _ path: String, isFolder: Bool = false) {
            self.name = name
            place = TruePlace(path)
            self.isFolder = isFolder
        }
    }
}

/// Where a path leads.
struct TruePlace {
    /// From the root, without links as far as there is something, without dots.
    private let names: [String]
    /// What is there.
    private let own: Inode?
    /// The folders above it that are there.
    private let above: Set<Inode>

    private struct Inode: Hashable {
        let device: UInt64
        let number: UInt64

        init?(_ path: String) {
            guard case .there(let status) = unsafe Look(at: path) else { return nil }
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
        }
    }

    init(_ path: String) {
        var rest: [String] = []
        var known = path.isEmpty ? "." : path
        var (base, links) = (Self.real(known), 0)
        // Up to the first folder that is there. A link that leads nowhere yet leads there once something is there.
        while base == nil, known != "/", known != "." {
            while known.count > 1, known.hasSuffix("/") { known.removeLast() }
            let (folder, name) = WriterFolder.parts(known)
            if links < Self.mostLinks, let end = Self.end(of: known) {
                links += 1
                known = end.hasPrefix("/") ? end : folder + "/" + end
            } else {
                rest.append(name)
                known = folder
            }
            base = Self.real(known)
        }
        var names = (base ?? "/").split(separator: "/").map(String.init)
        for name in rest.reversed() {
            switch name {
            case "", ".": break
            case "..": _ = names.popLast()
            default: names.append(name)
            }
        }
        self.names = names
        var above: Set<Inode> = []
        for count in 0..<max(names.count, 1) {
            if let inode = Inode("/" + names.prefix(count).joined(separator: "/")) { above.insert(inode) }
        }
        self.above = above
        own = Inode("/" + names.joined(separator: "/"))
    }

    func isSame(as other: TruePlace) -> Bool {
        if let own, let theirs = other.own { return own == theirs }
        return names == other.names
    }

    func isBelow(_ folder: TruePlace) -> Bool {
        if names.count > folder.names.count, names.starts(with: folder.names) { return true }
        return folder.own.map(above.contains) ?? false
    }

    /// As many as the kernel follows.
    private static let mostLinks = 40

    /// What a link says.
    private static func end(of link: String) -> String? {
        guard unsafe Look(at: link, followingLinks: false).kind == S_IFLNK else { return nil }
        let end = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { room in
            let count = unsafe room.baseAddress.map { unsafe readlink(link, $0, room.count) } ?? 0
            return unsafe String(decoding: room.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        return end.isEmpty ? nil : end
    }

    private static func real(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
