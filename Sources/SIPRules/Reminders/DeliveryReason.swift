/// Why a reminder reaches its recipient.
public struct DeliveryReason: Hashable, Sendable {
    /// The role that the rung names.
    public var role: Role
    /// Whom the recipient stands in for, nearest first: an absent colleague, a role that nobody holds yet.
    public var instead: [Instead]

    /// A role, and whom the recipient stands in for in it.
    public init(role: Role, instead: [Instead] = []) {
        self.role = role
        self.instead = instead
    }

    /// Why somebody else is reached than the one the rung is for.
    public enum Instead: Hashable, Sendable {
        /// That person is away until and including the day.
        case absent(PersonID, until: Day)
        /// That person no longer works here.
        case left(PersonID)
        /// Nobody holds the role yet.
        case vacant(Role)
        /// That person has no mail address, or is not in the roster.
        case noAddress(PersonID)
        /// Those who would stand in after the ones before are not there either.
        case others
    }
}
