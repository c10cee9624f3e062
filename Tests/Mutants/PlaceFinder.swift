import SwiftSyntax

/// Finds by syntax what a mutant can change in a file.
final class PlaceFinder: SyntaxVisitor {
    private(set) var places: [Place] = []
    private let lines: SourceLocationConverter
    /// Whether this file's string literals are what people read.
    private let isProse: Bool

    init(_ tree: Syntax, path: String) {
        lines = SourceLocationConverter(fileName: path, tree: tree)
        isProse = path.hasPrefix("SIPOutputs/Texts/") || path.hasPrefix("SIPOutputs/Letter/")
        super.init(viewMode: .sourceAccurate)
        walk(tree)
    }

    private func add(_ node: some SyntaxProtocol, _ ways: [Place.Way]) {
        guard !ways.isEmpty, let declaration = node.surrounding(where: \.isDeclaration) else { return }
        let range = node.bytes
        places.append(
            Place(
                range: range, declaration: declaration.bytes,
                line: lines.location(for: node.positionAfterSkippingLeadingTrivia).line,
                was: node.trimmedDescription, ways: ways))
    }

    private func add(_ node: some ExprSyntaxProtocol, becomes others: [String]) {
        guard !node.isFixed else { return }
        add(node, others.map { .other($0) })
    }

    // MARK: What must be known when compiling, or cannot stand behind a switch

    override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ExpressionPatternSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: KeyPathExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    // MARK: Operators and conditions

    override func visitPost(_ node: InfixOperatorExprSyntax) {
        guard let sign = node.operator.as(BinaryOperatorExprSyntax.self)?.operator.text else { return }
        let (left, right) = (node.leftOperand.trimmedDescription, node.rightOperand.trimmedDescription)
        add(node, becomes: Swaps.operators(sign, left, right))
    }

    override func visitPost(_ node: PrefixOperatorExprSyntax) {
        if node.operator.text == "!" { add(node, becomes: [node.expression.trimmedDescription]) }
    }

    override func visitPost(_ node: TernaryExprSyntax) {
        add(node.condition, becomes: ["!(\(node.condition.trimmedDescription))"])
    }

    override func visitPost(_ node: ConditionElementSyntax) {
        let isGuard = node.surrounding { $0.is(GuardStmtSyntax.self) || $0.is(IfExprSyntax.self) }?.is(
            GuardStmtSyntax.self)
        switch node.condition {
        case .expression(let condition):
            let negated = Place.Way.other("!(\(condition.trimmedDescription))")
            let isLoop = node.parent?.parent?.is(WhileStmtSyntax.self) == true
            add(
                condition,
                isLoop
                    ? [.always(false)] : isGuard == true ? [.always(true)] : [.always(true), .always(false), negated])
        case .optionalBinding(let binding):
            if let value = binding.initializer?.value {
                add(value, [.unbound(shorthand: false)])
            } else {
                add(binding.pattern, [.unbound(shorthand: true)])
            }
        default: break
        }
    }

    // MARK: Values

    override func visitPost(_ node: IntegerLiteralExprSyntax) {
        guard let value = Int(node.literal.text), value < 1_000_000 else { return }
        add(node, becomes: value == 0 ? ["1"] : ["\(value + 1)", "\(value - 1)"])
    }

    override func visitPost(_ node: BooleanLiteralExprSyntax) {
        add(node, becomes: [node.literal.text == "true" ? "false" : "true"])
    }

    override func visitPost(_ node: ArrayExprSyntax) {
        let elements = node.elements.map(\.expression.trimmedDescription)
        guard !elements.isEmpty, !node.isAssigned else { return }
        add(node, becomes: elements.without.map { "[\($0.joined(separator: ", "))]" })
    }

    override func visitPost(_ node: StringLiteralExprSyntax) {
        let text = node.trimmedDescription
        if isProse {
            guard node.segments.trimmedDescription.count > 1 else { return }
            add(node, becomes: Swaps.prose(node))
        } else {
            add(node, becomes: Swaps.statement(text))
        }
    }

    // MARK: Calls

    override func visitPost(_ node: FunctionCallExprSyntax) {
        add(node, becomes: Swaps.calls(node))
    }

    override func visitPost(_ node: MemberAccessExprSyntax) {
        guard let base = node.base, node.parent?.is(FunctionCallExprSyntax.self) != true, !node.isAssigned else {
            return
        }
        if node.declName.baseName.text == "isEmpty" { return add(node, becomes: ["!\(node.trimmedDescription)"]) }
        guard let other = Swaps.members[node.declName.baseName.text] else { return }
        add(node, becomes: ["\(base.trimmedDescription).\(other)"])
    }

    // MARK: Statements

    override func visitPost(_ node: CodeBlockItemSyntax) {
        guard let block = node.parent?.as(CodeBlockItemListSyntax.self) else { return }
        switch node.item {
        case .expr(let expression):
            let isOnly = block.count == 1 && block.surrounding(where: \.isBody)?.hasResult == true
            if !isOnly, expression.isAct, !(expression.isSetting && block.isBeginning) { add(node, [.left]) }
        case .stmt(let statement):
            if statement.is(ContinueStmtSyntax.self)
                || statement.as(ReturnStmtSyntax.self).map({ $0.expression == nil }) == true
            {
                if block.parent?.parent?.is(GuardStmtSyntax.self) != true { add(node, [.left]) }
            }
        default: break
        }
    }

    override func visitPost(_ node: ReturnStmtSyntax) {
        guard let value = node.expression, let type = node.surrounding(where: \.isBody)?.result else { return }
        let was = value.trimmedDescription
        if type.hasSuffix("?"), was != "nil" { add(value, becomes: ["nil"]) }
        if type == "Bool" { add(value, becomes: ["!(\(was))"]) }
        if type.hasPrefix("["), !was.hasPrefix("[") { add(value, becomes: type.contains(":") ? ["[:]"] : ["[]"]) }
    }

    override func visitPost(_ node: SwitchCaseListSyntax) {
        let results = node.compactMap { $0.as(SwitchCaseSyntax.self)?.result }
        for (index, result) in results.enumerated() {
            let others = (results[(index + 1)...] + results[..<index]).map(\.trimmedDescription)
            if let other = others.first(where: { $0 != result.trimmedDescription }) { add(result, becomes: [other]) }
        }
    }
}
