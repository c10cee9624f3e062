internal import SIPRules

/// The `sipd.yaml` of a sample. Its paths count from its own folder, so that the folder can be moved.
struct SampleSettings {
    private let sample: Sample

    init(_ sample: Sample) {
        self.sample = sample
    }

    var text: String {
        """
        # A sample store around \(sample.around), made by sipd sample. Every person, unit and reference is made up.
        # Letters stay in spool/, whatever is asked of sipd, and all addresses end in .example: so trial mode is off.
        plans: plans
        state: state
        spool: spool
        socket: sipd.sock
        policy: policy.yaml
        roster: roster.yaml
        mail:
          from: sip@kommun.example
          contact: Sam Dahl, sam.dahl@region.example
          trial: off
          handover: none

        """ + (sample.isAlwaysOpen ? Self.always : "")
    }

    private static let always = """
        # Reminders at any minute of any day, to try sipd out. In service: 08:00 on working days, say.
        window:
          opens: "00:00"
          closes: "24:00"
          slots: every 1 minute
          days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
          red-days: false

        """
}
