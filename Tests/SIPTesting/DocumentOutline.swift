public import SIPRules

extension DocumentNode {
    /// The tree in JSON, on one line, keys in their order: for comparing.
    public var outline: String {
        switch kind {
        case .text:
            "\"\((text ?? "").replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .integer: "\(integer ?? 0)"
        case .boolean: "\(boolean ?? false)"
        case .null: "null"
        case .list: "[\(items.map(\.outline).joined(separator: ", "))]"
        case .map: "{\(entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", "))}"
        }
    }
}
