/// Why no plan is taken from a document in the store, or not from this one.
public enum PassedOver: Hashable, Sendable {
    /// It cannot be read, or breaks the schema. Of the plan that it held before, if it is known to have held one, the last good
    /// version counts.
    case unreadable(PlanID?)
    /// The plan is in another document too, and that one counts.
    case duplicate(PlanID, counts: String)
    /// Its name looks like a plan's, and names that end in `.json` alone are read.
    case stray
}
