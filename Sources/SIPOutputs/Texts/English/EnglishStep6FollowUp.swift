internal import SIPRules

/// Step 6: follow-up.
extension EnglishTexts {
    /// What is left to do depends on how near it is: call it, see that all are invited, hold it.
    func followUp(_ matter: Matter) -> Wording {
        let (act, ensure, state) =
            switch matter.nearness {
            case .ahead(11...): ("Call the follow-up", "the follow-up is called", "the follow-up is getting near")
            case .ahead(4...):
                (
                    "Check that everybody is invited to the follow-up", "everybody is invited to the follow-up",
                    "the follow-up is getting near"
                )
            case .ahead, .tomorrow, .today:
                ("Hold the follow-up", "the follow-up takes place", "the follow-up is getting near")
            case .overdue:
                (
                    "Record the follow-up, or book a new date", "the follow-up is held or gets a new date",
                    "the follow-up is not recorded"
                )
            }
        return Wording(
            act: act, ensure: ensure, state: state, brief: act.uncapitalized,
            dated: .init(ahead: "The follow-up is", past: "The follow-up was to be"))
    }

    var followUpExists: Wording {
        Wording(
            act: "Book a follow-up of the plan",
            ensure: "the plan gets a date for its follow-up",
            state: "the plan has no follow-up booked",
            brief: "book a follow-up",
            from: "the plan had no follow-up booked")
    }

    var editionEstablished: Wording {
        Wording(
            act: "Establish the revised plan",
            ensure: "the revised plan is established",
            state: "the revised plan is not established",
            brief: "establish the revised plan",
            from: "the follow-up was held")
    }

    var followUpDecision: Wording {
        Wording(
            act: "Decide whether the plan stands, is revised, replaced or closed",
            ensure: "there is a decision on the plan after the follow-up",
            state: "there is no decision on the plan after the follow-up",
            brief: "decide on the plan after the follow-up",
            from: "the follow-up was held")
    }
}
