/// A place in a source file that a mutant can change, and the ways to change it.
struct Place {
    /// Of the text that changes, in bytes of the file.
    let range: Range<Int>
    /// Of the declaration around it.
    let declaration: Range<Int>
    let line: Int
    let was: String
    let ways: [Way]

    /// What a mutant makes of a text.
    enum Way {
        /// Another expression.
        case other(String)
        /// A statement that is not carried out.
        case left
        /// A condition that always holds, or never.
        case always(Bool)
        /// A value that is there and is not bound. Shorthand: `if let name`.
        case unbound(shorthand: Bool)

        /// The two texts behind their switch.
        func behind(_ number: Int, _ was: String) -> String {
            let isOn = "mutantIsOn(\(number))"
            return switch self {
            case .other(let becomes): "(\(isOn) ? (\(becomes)) : (\(was)))"
            case .left: "if !\(isOn) { \(was)\n}"
            case .always(true): "(\(isOn) || (\(was)))"
            case .always(false): "(!\(isOn) && (\(was)))"
            case .unbound(shorthand: true): "\(was) = (\(isOn) ? nil : \(was))"
            case .unbound(shorthand: false): "(\(isOn) ? nil : (\(was)))"
            }
        }

        /// What it becomes, for the table.
        var becomes: String {
            switch self {
            case .other(let becomes): becomes
            case .left: "(left out)"
            case .always(let holds): "\(holds)"
            case .unbound: "nil"
            }
        }
    }
}

/// A mutant: a place, one way to change it, and its number.
struct Mutant {
    let number: Int
    let area: String
    let path: String
    let place: Place
    let way: Place.Way
}
