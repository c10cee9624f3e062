import SwiftSyntax

/// What a mutant puts in the place of what.
enum Swaps {
    static let members = [
        "first": "last", "last": "first", "lowerBound": "upperBound", "upperBound": "lowerBound", "min": "max",
        "max": "min", "startIndex": "endIndex", "endIndex": "startIndex",
    ]

    private static let functions = members.merging([
        "firstIndex": "lastIndex", "lastIndex": "firstIndex", "prefix": "suffix", "suffix": "prefix",
        "dropFirst": "dropLast", "dropLast": "dropFirst", "hasPrefix": "hasSuffix", "hasSuffix": "hasPrefix",
    ]) { first, _ in first }

    /// Calls that are left out of a chain.
    private static let left: Set = [
        "filter", "sorted", "reversed", "union", "subtracting", "intersection", "dropFirst", "dropLast", "prefix",
        "lowercased", "adding", "trimmed",
    ]

    static func operators(_ sign: String, _ left: String, _ right: String) -> [String] {
        let others: [String] =
            switch sign {
            case "<": ["<=", ">="]
            case "<=": ["<", ">"]
            case ">": [">=", "<="]
            case ">=": [">", "<"]
            case "==": ["!="]
            case "!=": ["=="]
            case "+": ["-"]
            case "-": ["+"]
            case "*": ["+"]
            case "/": ["*"]
            case "%": ["/"]
            case "&&": ["||"]
            case "||": ["&&"]
            default: []
            }
        // What joins texts has no other sign.
        if sign == "+", left.hasSuffix("\"") || right.hasPrefix("\"") { return [] }
        let swapped = others.map { "\(left) \($0) \(right)" }
        return switch sign {
        case "&&", "||": swapped + [left, right]
        case "??": [right]
        default: swapped
        }
    }

    static func calls(_ node: FunctionCallExprSyntax) -> [String] {
        let called = node.calledExpression
        let rest = String(node.trimmedDescription.dropFirst(called.trimmedDescription.count))
        if let name = called.as(DeclReferenceExprSyntax.self)?.baseName.text {
            return name == "min" || name == "max" ? [(name == "min" ? "max" : "min") + rest] : []
        }
        guard let member = called.as(MemberAccessExprSyntax.self) else { return [] }
        let name = member.declName.baseName.text
        guard let base = member.base?.trimmedDescription else { return roles(node) }
        var others: [String] = []
        if let other = functions[name] { others.append("\(base).\(other)\(rest)") }
        if left.contains(name) { others += name == "sorted" ? ["Array(\(base))"] : [base] }
        if name == "contains", node.arguments.first?.label?.text == "where" || node.arguments.isEmpty {
            others.append("!\(node.trimmedDescription)")
        }
        if name == "allSatisfy" { others.append("!\(node.trimmedDescription)") }
        return others
    }

    /// A step of a ladder that is addressed to one role less.
    private static func roles(_ node: FunctionCallExprSyntax) -> [String] {
        let roles = node.arguments.filter { $0.label == nil && $0.expression.trimmedDescription.hasPrefix(".") }
        guard roles.count > 1, let last = roles.last else { return [] }
        let kept = node.arguments.filter { $0.position != last.position }
            .map {
                $0.trimmedDescription.hasSuffix(",") ? String($0.trimmedDescription.dropLast()) : $0.trimmedDescription
            }
        return ["\(node.calledExpression.trimmedDescription)(\(kept.joined(separator: ", ")))"]
    }

    /// Two insertions that change places; else nothing where there was a text.
    static func prose(_ node: StringLiteralExprSyntax) -> [String] {
        let segments = Array(node.segments)
        let inserted = segments.indices.filter { segments[$0].is(ExpressionSegmentSyntax.self) }
        guard inserted.count > 1 else { return ["\"\""] }
        var texts = segments.map(\.description)
        texts.swapAt(inserted[0], inserted[1])
        guard texts != segments.map(\.description) else { return ["\"\""] }
        return [node.openingQuote.text + texts.joined() + node.closingQuote.text, "\"\""]
    }

    /// A statement of SQL that asks for something else.
    static func statement(_ text: String) -> [String] {
        guard text.contains("SELECT ") || text.contains("UPDATE ") || text.contains("DELETE ") else { return [] }
        let swaps = [
            (" DESC", " ASC"), (" AND ", " OR "), (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "),
            ("IS NOT NULL", "IS NULL"), (" IS NULL", " IS NOT NULL"), ("max(", "min("), ("min(", "max("),
        ]
        return swaps.filter { text.contains($0.0) }.map { was, becomes in
            let parts = text.components(separatedBy: was)
            return parts[0] + becomes + parts.dropFirst().joined(separator: was)
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
