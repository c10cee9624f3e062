internal import Glibc
internal import SIPDaemon
internal import SIPFiles
internal import SIPRules

/// Where the output goes: how wide it is, and whether it shows colour.
struct Terminal: Hashable {
    /// In columns; nil when nobody looks at it directly, and lines are not broken.
    var width: Int?
    var hasColour: Bool

    /// Piped: plain, and as wide as need be.
    static let plain = Terminal(width: nil, hasColour: false)

    /// Standard output. Colour only on a terminal, and not when `NO_COLOR` asks for none (no-color.org).
    static var output: Terminal {
        guard isatty(STDOUT_FILENO) == 1 else { return .plain }
        // struct winsize: rows, columns, and two in pixels.
        var size: [UInt16] = [0, 0, 0, 0]
        let measured = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size[1]) : 0
        let width = Environment.value("COLUMNS").flatMap { Int($0) } ?? measured
        let isMonochrome = Environment.value("NO_COLOR") != nil || Environment.value("TERM") == "dumb"
        return Terminal(width: width > 0 ? width : 80, hasColour: !isMonochrome)
    }

    /// Writes to standard output. Only what has made itself fit to be printed is written: no other text has a way here.
    static func show(_ page: Page) throws(CommandFailure) { try show(printable: page.text) }

    static func show(_ value: JSONValue) throws(CommandFailure) { try show(printable: value.document) }

    /// One value in one line, as one of several.
    static func show(line value: JSONValue) throws(CommandFailure) { try show(printable: value.line + "\n") }

    static func show(_ status: SIPDaemon.Status) throws(CommandFailure) {
        try show(printable: String(decoding: status.json, as: UTF8.self))
    }

    static func show(_ line: PluginLine) throws(CommandFailure) { try show(printable: line.text + "\n") }

    static func show(markdown: String) throws(CommandFailure) { try show(printable: VisibleText.starred(markdown)) }

    /// Asks whoever sits there, and waits for a line; empty at the end of the input.
    static func ask(_ question: String) throws(CommandFailure) -> String {
        try show(printable: VisibleText.of(question) + ": ")
        return StandardInput.line(atMost: 4096)
    }

    private static func show(printable text: String) throws(CommandFailure) {
        guard Descriptor.write(all: Array(text.utf8), to: STDOUT_FILENO) else {
            throw CommandFailure(.cannotCreate, "standard output: error: \(String(errno: errno))")
        }
    }

    /// Writes lines to standard error; should that fail, there is nowhere left to say so. They may repeat arguments and
    /// whatever the system says, so each is made fit to be printed here.
    static func complain(_ lines: [String]) {
        _ = Descriptor.write(all: printable(lines).flatMap { Array($0.utf8) + [0x0A] }, to: STDERR_FILENO)
    }

    static func printable(_ lines: [String]) -> [String] { lines.map(VisibleText.of) }
}

/// The environment that the command was started in.
enum Environment {
    /// A variable; nil when it is not set or is empty.
    static func value(_ name: String) -> String? {
        guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
        return unsafe String(cString: value)
    }
}
