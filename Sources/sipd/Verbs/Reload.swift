internal import SIPFiles
internal import ArgumentParser
internal import SIPDaemon
internal import SIPRules

extension Sipd {
    /// `sipd reload`.
    struct Reload: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put an edited configuration in force.",
            discussion: """
                Asks the running sipd to read its configuration, policy and roster anew, and waits for the answer. A bad \
                configuration is refused with its findings, the one before it stays in force, and the exit status is 78. \
                Where plans, state, spool and socket are is read at the start only.

                A folder that has lost more plans within a day than loss-percent allows is taken for an unmounted disk, and \
                nothing is told about it. When they were removed on purpose, say so with --accept-loss.

                  sipd check && sipd reload
                  sipd reload --accept-loss
                """)

        @OptionGroup var place: ConfigurationOption

        @Flag(help: "Take the plans that are gone for closed, however many they are.")
        var acceptLoss = false

        func run() throws {
            var request = ControlRequest(.reload)
            if acceptLoss { request.acceptsLoss = true }
            try place.tell(request)
        }
    }
}

extension ConfigurationOption {
    /// Tells the running sipd to do something, waits for its answer, and ends with the exit status that it gives.
    func tell(_ verb: ControlRequest.Verb) throws(CommandFailure) { try tell(ControlRequest(verb)) }

    /// As `tell`, with what the question needs. Who became root by sudo(8) is root to the kernel: the name is claimed.
    func tell(_ request: ControlRequest) throws(CommandFailure) {
        var request = request
        if request.verb.kind == .control { request.by = Environment.value("SUDO_USER") }
        let socket = socket
        guard let answer = try ControlClient.answer(request, at: socket) else {
            // Nobody there: then a configuration that cannot be read is what to mend first.
            do throws(DocumentRefused) {
                _ = try Settings.configuration(path)
            } catch {
                throw CommandFailure(.configuration, error.findings.map(\.description))
            }
            throw CommandFailure(
                .unavailable, "\(request.verb.kind.path(socket)): error: no sipd listens here; start it with sipd run")
        }
        guard answer.exit == 0 else { throw CommandFailure(Exit(rawValue: answer.exit) ?? .failed, answer.messages) }
        var page = Page(for: .output)
        for message in answer.messages { page.add(Styled(message)) }
        try Terminal.show(page)
    }
}

extension ControlClient {
    /// As `ask`, with an error of the socket's as the command's.
    static func answer(_ request: ControlRequest, at path: String) throws(CommandFailure) -> ControlResponse? {
        guard request.line.count <= ControlRequest.byteLimit else {
            throw CommandFailure(
                .usage, "error: more than sipd is asked at a time: at most \(ControlRequest.byteLimit) bytes")
        }
        do throws(SystemError) {
            return try ask(request, at: path)
        } catch {
            // systemd listens for an sipd that does not start.
            if error.isHungUp, let service = Service.installed(at: path), !service.isRunning { return nil }
            throw CommandFailure(error.isDenied ? .noPermission : .unavailable, "\(error)")
        }
    }
}
