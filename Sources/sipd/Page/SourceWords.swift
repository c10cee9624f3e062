internal import SIPRules

extension Source {
    /// Where the law has the SIP.
    static let law = """
        Hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §; socialtjänstlagen (2025:400) 10 kap. 8–9 §§, in force since 1 July 2025 \
        (before: 2001:453, 2 kap. 7 §).
        """

    /// What neither those two laws nor the two sources say.
    static let noNumbers = """
        page: the citizen page on SIP. routine: Region Jönköpings län, document 114327 version 3.0. Neither of \
        them, nor what those two laws say of the SIP, gives a number of days: every number above is a default that policy.yaml \
        overrides. Other law may give one, such as lag (2017:612) where a patient leaves hospital.
        """

    /// `page, routine step 3`; the routine is Region Jönköpings län's document 114327, version 3.0.
    var words: String {
        var parts = citizenPage ? ["page"] : []
        if !routineSteps.isEmpty {
            parts.append("routine step \(routineSteps.map(String.init).joined(separator: ", "))")
        }
        return parts.isEmpty ? "sipd" : parts.joined(separator: ", ")
    }
}
