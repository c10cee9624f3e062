internal import Glibc
internal import SIPDaemon
internal import SIPRules

/// Asks a person, on a terminal, for what `sipd setup` takes as options.
enum SetupTalk {
    typealias Question = SIPDaemon.Setup.Question

    static func ask(_ setup: inout SIPDaemon.Setup) throws(CommandFailure) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw CommandFailure(.usage, "sipd setup: error: nobody to ask here; give options, see sipd setup --help")
        }
        var page = Page(for: .output)
        page.add(
            paragraph: "Enter keeps what stands in [brackets]. Nothing is written before you have seen it and said yes."
        )
        page.add(paragraph: "People: a name of the roster, or Name <address> for somebody new.")
        try Terminal.show(page)
        for question in [Question.from, .contact, .trial, .processOwner, .administrators] {
            while try !ask(question, &setup) {}
        }
    }

    /// Whether what was shown is to be written.
    static func agrees() throws(CommandFailure) -> Bool {
        let isAgreed = ["y", "yes"].contains(try Terminal.ask("Write this? [y/N]").lowercased())
        if !isAgreed { Terminal.complain(["Nothing is written."]) }
        return isAgreed
    }

    /// Whether the question is done with.
    private static func ask(_ question: Question, _ setup: inout SIPDaemon.Setup) throws(CommandFailure) -> Bool {
        let line = try Terminal.ask("\(words(question)) [\(setup.answer(to: question) ?? "nobody")]")
        let parts = question == .administrators ? line.split(separator: ",") : [line[...]]
        let answers = parts.map { part in
            let isSpace = { @Sendable (character: Character) in
                character == " " || character == "\t" || character == "\r"
            }
            var rest = part.drop(while: isSpace)
            while let last = rest.last, isSpace(last) { rest.removeLast() }
            return String(rest)
        }.filter { !$0.isEmpty }
        if answers.isEmpty { return true }
        if setup.wantsUnit(for: answers) {
            // Without a unit there is no going on with the person: then the answer is refused, which says so.
            guard try ask(.unit, &setup) else { return false }
        }
        do throws(DocumentRefused) {
            try setup.take(answers, to: question)
            return true
        } catch {
            // What is the matter with a file is not mended by another answer.
            let ofFile = error.findings.filter { $0.line > 0 }
            if !ofFile.isEmpty { throw CommandFailure(.configuration, ofFile.map(\.description)) }
            Terminal.complain(error.findings.map { "  \($0.message.text)" })
            return false
        }
    }

    private static func words(_ question: Question) -> String {
        switch question {
        case .from: "Letters come from"
        case .contact: "Readers may ask"
        case .trial: "On trial all letters go to; off: to whom they are for"
        case .unit: "Their unit, by its name"
        case .processOwner: "Process owner"
        case .administrators: "Administrators, with commas"
        }
    }
}

extension Page {
    /// The lines that change, file by file.
    mutating func show(changesOf setup: SIPDaemon.Setup) {
        let changed = setup.files.filter(\.isChanged)
        if changed.isEmpty { add("Nothing changes: the files say this already.") }
        for file in changed {
            add(
                heading: file.path,
                Styled(file.isNew ? "  new, as shipped\(file.before == file.after ? "" : " but for")" : "", .dim))
            add(changesFrom: Self.lines(file.before), to: Self.lines(file.after))
        }
    }

    /// Lines that go and, in their place, lines that come, each with its number.
    private mutating func add(changesFrom before: [Substring], to after: [Substring]) {
        let difference = after.difference(from: before)
        let gone = Set(difference.removals.map(\.offset))
        let come = Set(difference.insertions.map(\.offset))
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            while gone.contains(old) {
                add(Styled("  \(old + 1) - \(before[old])", .red))
                old += 1
            }
            while come.contains(new) {
                add(Styled("  \(new + 1) + \(after[new])", .green))
                new += 1
            }
            (old, new) = (old + 1, new + 1)
        }
    }

    /// What whoever has set sipd up does next.
    mutating func add(nextAfter setup: SIPDaemon.Setup, at place: ConfigurationOption, isMended: Bool) {
        let (root, option) = place.isInstalled ? ("sudo ", "") : ("", " -c \(place.path)")
        let plans = setup.configuration.resolved(from: place.path).plans
        var steps: [(String, String)] = []
        if !isMended { steps.append(("\(root)sipd check\(option)", "again, when what stands above is mended")) }
        if place.isInstalled {
            steps.append(("sudo sipd check --system", "rights, groups, the mail system, the units"))
        }
        steps += [
            ("\(plans)/", "put plans there: sip-plan(5) says how they are written"),
            ("\(root)sipd preview\(option)", "who will be told what, and why"),
            (
                place.isInstalled ? "sudo systemctl reload-or-restart sipd" : "sipd run\(option)",
                "put it in force; then sipd status\(option)"
            ),
        ]
        if setup.configuration.mail.trial != nil {
            steps.append(("\(root)sipd setup\(option) --trial off", "when the letters have been read and found right"))
        }
        add(heading: "Next")
        for (step, why) in steps { add(Styled("  \(step)"), Styled("  # \(why)", .dim)) }
    }

    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
