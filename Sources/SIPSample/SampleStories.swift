internal import SIPRules

/// The plans of a sample: each is at a point of its life where something is to be done, or nothing is.
package struct SampleStories {
    let sample: Sample
    let days: SampleDays

    init(_ sample: Sample) {
        self.sample = sample
        days = SampleDays(sample)
    }

    /// Where a plan stands on the day.
    package enum Story: CaseIterable {
        case needSeen, needForgotten, requestUnanswered, consentMissing, replyPending, declined, meetingUnrecorded
        case justEstablished, followUpNear, consentEnding, quiet, closedUndocumented
        // Those from here on are in larger samples only.
        case actionOverdue, childTwoGuardians, actorWithoutRelation, situationChanged, followUpForgotten, withdrawn,
            denied
    }

    /// A plan by its place in the sample: first each story once, then mostly plans that need nobody.
    func plan(_ index: Int) -> Plan? {
        var cast = SampleCast(sample, index: index, days: days)
        let stories = Story.allCases
        let story: Story
        if index < stories.count {
            story = stories[index]
        } else {
            let roll = cast.dice.roll(0...99)
            story = roll < 85 ? .quiet : stories[cast.dice.roll(0...stories.count - 1)]
        }
        return cast.plan(story)
    }
}
