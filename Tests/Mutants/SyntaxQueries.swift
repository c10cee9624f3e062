import SwiftSyntax

extension SyntaxProtocol {
    /// Without the blanks and comments around it, in bytes of the file.
    var bytes: Range<Int> {
        positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
    }

    /// The nearest syntax around it that is so.
    func surrounding(where isSo: (Syntax) -> Bool) -> Syntax? {
        var around = parent
        while let candidate = around {
            if isSo(candidate) { return candidate }
            around = candidate.parent
        }
        return nil
    }

    /// A declaration that is compiled as a whole.
    var isDeclaration: Bool {
        let node = Syntax(self)
        if node.is(FunctionDeclSyntax.self) || node.is(InitializerDeclSyntax.self)
            || node.is(DeinitializerDeclSyntax.self)
            || node.is(SubscriptDeclSyntax.self)
        {
            return true
        }
        // A property; not a variable in a body.
        return node.is(VariableDeclSyntax.self) && node.surrounding { $0.isBody } == nil
    }

    /// What has a result of its own.
    var isBody: Bool {
        let node = Syntax(self)
        return node.is(FunctionDeclSyntax.self) || node.is(ClosureExprSyntax.self) || node.is(AccessorDeclSyntax.self)
            || node.is(InitializerDeclSyntax.self) || node.is(DeinitializerDeclSyntax.self)
            || node.is(AccessorBlockSyntax.self) || node.is(SubscriptDeclSyntax.self)
    }

    /// The type of a body's result, where it is written.
    var result: String? {
        let node = Syntax(self)
        if let function = node.as(FunctionDeclSyntax.self) {
            return function.signature.returnClause?.type.trimmedDescription
        }
        if node.is(AccessorBlockSyntax.self) || node.is(AccessorDeclSyntax.self) {
            return node.surrounding { $0.is(PatternBindingSyntax.self) }?.as(PatternBindingSyntax.self)?
                .typeAnnotation?.type.trimmedDescription
        }
        return nil
    }

    /// Whether its only expression is its result.
    var hasResult: Bool {
        let node = Syntax(self)
        if let function = node.as(FunctionDeclSyntax.self) { return function.signature.returnClause != nil }
        return !node.is(InitializerDeclSyntax.self) && !node.is(DeinitializerDeclSyntax.self)
    }
}

extension ExprSyntaxProtocol {
    /// Whether something is written to it, or it is handed out to be written to.
    var isAssigned: Bool {
        if surrounding(where: { $0.is(InOutExprSyntax.self) }) != nil { return true }
        var node = Syntax(self)
        while let around = node.parent, !around.is(CodeBlockItemSyntax.self) {
            if let infix = around.as(InfixOperatorExprSyntax.self), infix.isAssignment,
                infix.leftOperand.id == node.id
            {
                return true
            }
            node = around
        }
        return false
    }

    /// Whether it must stand as it is: a default of a parameter, or a side of an assignment.
    var isFixed: Bool {
        if let infix = self.as(InfixOperatorExprSyntax.self), infix.isAssignment { return true }
        return isAssigned
    }

    /// A call or an assignment, for what it does.
    var isAct: Bool {
        if let trying = self.as(TryExprSyntax.self) {
            return trying.questionOrExclamationMark == nil && trying.expression.isAct
        }
        if let call = self.as(FunctionCallExprSyntax.self) {
            let name = call.calledExpression.trimmedDescription
            return !["fatalError", "precondition", "preconditionFailure", "super.init", "self.init"].contains(name)
                && !name.hasPrefix("log.") && !name.hasSuffix(".reserveCapacity")
        }
        return self.as(InfixOperatorExprSyntax.self)?.isAssignment == true
    }

    var isSetting: Bool { self.as(InfixOperatorExprSyntax.self)?.isAssignment == true }
}

extension InfixOperatorExprSyntax {
    var isAssignment: Bool {
        if self.operator.is(AssignmentExprSyntax.self) { return true }
        let compound: Set = ["+=", "-=", "*=", "/=", "%=", "|=", "&=", "^="]
        return compound.contains(self.operator.as(BinaryOperatorExprSyntax.self)?.operator.text ?? "")
    }
}

extension CodeBlockItemListSyntax {
    /// Whether it is an initializer's, whose assignments cannot be left out.
    var isBeginning: Bool { surrounding(where: \.isBody)?.is(InitializerDeclSyntax.self) == true }
}

extension SwitchCaseSyntax {
    /// The expression that is all it holds.
    var result: ExprSyntax? {
        guard statements.count == 1, let only = statements.first else { return nil }
        switch only.item {
        case .expr(let expression): return expression.isSetting ? nil : expression
        case .stmt(let statement): return statement.as(ReturnStmtSyntax.self)?.expression
        default: return nil
        }
    }
}

extension [String] {
    /// All ways to leave one out.
    var without: [[String]] { indices.map { index in enumerated().filter { $0.offset != index }.map(\.element) } }
}
