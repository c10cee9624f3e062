/// Why no plan is taken from a document in the store, or not from this one.
public enum PassedOver: Hashable, Sendable {
    /// It cannot be read, or breaks the schema. Of the plan that it held before, if it is known to have held one, the last good
    /// version counts.
    case unreadable(PlanID?)
    /// The plan is in another document too, and that one counts.
    case duplicate(PlanID, counts: String)
    /// It looks like a plan, by its name or by what stands in it, and files whose names end in `.json` alone are read.
    case stray
    /// What has a plan's name is no regular file, or it is a link to a folder under any name. Of the plan that a file held there before, if one is known to, the last good
    /// version counts.
    case noFile(NoFile, PlanID?)

    /// What there is in a file's place.
    public enum NoFile: Hashable, Sendable {
        /// A symbolic link, which is not followed.
        case link
        /// A symbolic link to a folder, under any name. Nothing behind it is read.
        case folderLink
        /// A folder. What is in it is read.
        case folder
        /// A pipe, a socket or a device.
        case other
    }
}
