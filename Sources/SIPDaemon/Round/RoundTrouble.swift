internal import SIPOutputs

/// What stands in the way of telling anything.
extension Round {
    /// The journal hears of each thing that stands in the way once, and that there is room again.
    func block(_ trouble: Trouble) {
        if deliveryTrouble.map({ !$0.isLike(trouble) }) ?? true { journal.send(.blocked(by: trouble)) }
        if case .full(let path) = trouble.cause { fullAt = path }
        deliveryTrouble = trouble
    }

    func unblock() {
        if let fullAt { journal.send(.diskFree(fullAt)) }
        (deliveryTrouble, fullAt) = (nil, nil)
    }
}
