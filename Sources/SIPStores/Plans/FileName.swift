internal import SIPRules

/// What the names of files mean in the plan folder.
enum FileName {
    /// Left alone: temporary files, an editor's leavings, `.git`.
    static func isHidden(_ name: UnsafeRawBufferPointer) -> Bool {
        unsafe name.first == UInt8(ascii: ".")
    }

    /// Ends in `.json`, in any case, and not because that is all of it.
    static func isPlan(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        name.count > 5 && name.suffix(5).lazy.map(lowercased).elementsEqual(".json".utf8)
    }

    /// Looks like a plan's, and is not read: `.json` stands in it and does not end it (`K-1.json.bak`, `K-1.json~`), or it
    /// is a copy's and has no ending at all (`K-1 - kopia`).
    static func isStray(_ name: UnsafeRawBufferPointer) -> Bool {
        guard unsafe !isPlan(name) else { return false }
        guard var rest = unsafe name.firstIndex(of: UInt8(ascii: ".")).map({ unsafe name[$0...] }) else {
            return unsafe name.count <= 255 && DocumentName.isMarked(String(decoding: name, as: UTF8.self))
        }
        while let dot = unsafe rest.firstIndex(of: UInt8(ascii: ".")) {
            unsafe rest = unsafe rest[dot...]
            if unsafe rest.prefix(5).lazy.map(lowercased).elementsEqual(".json".utf8) { return true }
            unsafe rest = unsafe rest.dropFirst()
        }
        return false
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// The name as text; nil when it is not valid UTF-8, holds a personal identity number, or holds characters that a
    /// reader would not see or that would turn the line it is printed in: controls, formats such as the right-to-left
    /// override, line separators.
    static func text(_ name: UnsafeRawBufferPointer) -> String? {
        guard let text = unsafe String(validating: name, as: UTF8.self), !PersonalNumber.found(in: text.utf8) else {
            return nil
        }
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        let isReadable = text.unicodeScalars.allSatisfy {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return isReadable ? text : nil
    }

    /// The name in printable ASCII, other bytes as `\xE2` and a personal identity number as stars: for saying which file
    /// it was that has a bad name.
    static func escaped(_ name: UnsafeRawBufferPointer) -> String { unsafe VisibleText.of(name: name) }

    /// The path of `name` in `folder`, where the plan folder itself is "".
    static func path(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder + "/" + name
    }

    /// The folder of a path, and the name in it.
    static func parts(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[slash...].dropFirst()))
    }

    /// Folders between the plan folder and this one: "" is 0, "a" is 1, "a/b" is 2.
    static func depth(_ folder: String) -> Int {
        folder.isEmpty ? 0 : folder.utf8.reduce(1) { $1 == UInt8(ascii: "/") ? $0 + 1 : $0 }
    }
}
