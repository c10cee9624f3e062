import ArgumentParser

@main
struct Sipd: ParsableCommand {
    func run() throws {}
}
