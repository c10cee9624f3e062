public import SIPRules

extension Drawing {
    /// A plan document with another value in a field, of one item where there is a list of them; the same one where the object that
    /// it stands in is missing.
    public mutating func redrawn(_ document: DrawnValue, at field: PlanField) -> DrawnValue {
        redrawn(document, field.rawValue.split(separator: ".").map(String.init)[...], SchemaShape.plan)
    }

    private mutating func redrawn(_ value: DrawnValue, _ path: ArraySlice<String>, _ shape: Shape) -> DrawnValue {
        if case .list(let item, _) = shape, case .list(var items) = value, !items.isEmpty {
            let place = chance.below(items.count)
            items[place] = redrawn(items[place], path, item)
            return .list(items)
        }
        guard let name = path.first, case .map(let keys) = shape, case .map = value,
            let key = keys.first(where: { $0.name == name })
        else { return value }
        var value = value
        if path.count > 1 {
            value[name] = value[name].map { redrawn($0, path.dropFirst(), key.shape) }
        } else {
            value[name] = !key.isRequired && chance.happens(oneIn: 3) ? nil : self.value(key.shape)
        }
        return value
    }
}
