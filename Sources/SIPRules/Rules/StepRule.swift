/// One of the rules that a step's file declares. As a case is written it is named in policies and letters and in the ledger, for
/// ever. `RuleID` knows it as well.
protocol StepRule: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What is declared of it. A case without a declaration does not compile.
    var rule: Rule { get }
}
