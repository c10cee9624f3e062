internal import ArgumentParser
internal import SIPDaemon
internal import SIPOutputs
internal import SIPRules

extension Sipd {
    /// `sipd show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a spooled letter as its reader sees it.",
            discussion: """
                Decodes the headers that people read and the letter's plain text. It reads letters that sipd wrote, not \
                any mail.

                  sipd show spool/outgoing/20260618t0600z-anna.berg.eml
                """)

        @Argument(help: "The letter's file.", completion: .file(extensions: ["eml"]))
        var letter: String

        func run() throws {
            let file: ReadLetter
            let bytes = try TextFile.read(letter, limit: 4 << 20)
            do throws(SyntaxError) {
                file = try ReadLetter(bytes)
            } catch {
                throw CommandFailure(.noInput, "\(letter): error: \(error)")
            }
            var page = Page(for: .output)
            for header in file.headers { page.add(Styled("\(header.name): ", .dim), Styled(header.value)) }
            page.skip()
            for line in file.lines { page.add(Styled(line)) }
            try Terminal.show(page)
        }
    }
}
