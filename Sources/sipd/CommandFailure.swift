internal import SIPDaemon

/// Ends the command: with an exit status, and what to say on standard error.
struct CommandFailure: Error, Hashable {
    var exit: Exit
    var messages: [String]

    init(_ exit: Exit, _ messages: String...) { self.init(exit, messages) }

    init(_ exit: Exit, _ messages: [String]) {
        self.exit = exit
        self.messages = messages
    }
}
