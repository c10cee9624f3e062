internal import SIPRules

extension SwedishTexts {
    /// What is recorded, after *Registrera i planen*; nil: no letter asks for it by itself.
    func phrase(_ what: PlanEdit.Recorded, _ context: ReminderContext) -> String? {
        let isNew = what.how == .changed
        switch what.field {
        case .convener: return "vem som är sammankallande"
        case .coordinator: return isNew ? "vem som är ny samordnare" : "vem som är samordnare"
        case .responsiblePrincipal: return "vilken huvudman som är ansvarig"
        case .principalDocumented: return "var SIP är dokumenterad hos \(context.voice.isOwn ? "er" : "huvudmannen")"
        case .principalClosingDocumented:
            return "var avslutet är dokumenterat hos \(context.voice.isOwn ? "er" : "huvudmannen")"

        case .decisionAnswer: return "om arbetet startar eller begäran nekas"
        case .decisionReason, .targetReason: return "var skälet är dokumenterat"
        case .needGround: return "vilken av de tre grunderna som gäller"
        case .needStarted: return "vilken dag arbetet startade"
        case .needPrepared: return "vilken dag ni förberedde mötet"
        case .needRelativesAsked: return "vilken dag den enskilde fick frågan"
        case .needParticipantsAgreed: return "vilken dag ni kom överens"

        case .meetingConsentGiven: return "samtycke till SIP-mötet"
        case .sharingGiven: return "samtycke till att lämna uppgifter vidare"
        case .meetingConsentRecord, .sharingRecord: return "var i journalen eller akten samtycket står"
        case .sharingKinds: return "vilka uppgifter samtycket gäller"
        case .sharingReceivers: return "vilka som får ta del av uppgifterna"
        case .sharingUntil: return isNew ? "samtyckets nya slutdatum" : "hur länge samtycket gäller"
        case .consentRefused: return "att den enskilde säger nej till SIP"
        case .consentWithdrawn: return "att samtycket är återkallat"
        case .cannotConsentSince: return "att den enskilde inte kan samtycka"
        case .cannotConsentBasis: return "var grunden är dokumenterad"
        case .cannotConsentReviewed: return "vilken dag grunden prövades"
        case .representativeListed: return "att företrädaren inte ska delta"
        case .representativeConsented: return "vilken dag den enskilde samtyckte"

        case .minorInformed: return "vilken dag barnet fick informationen"
        case .minorInformedBy, .minorAttendanceDecidedBy: return "av vem"
        case .guardianAnswer: return "varje vårdnadshavares svar"
        case .refusalDecisionOn: return "vilken dag det beslutades"
        case .minorConflictDecision, .refusalDecisionReference: return "var beslutet är dokumenterat"
        case .minorAttendanceDecided: return "vilken dag det bestämdes"
        case .minorVoiceNoted: return "vilken dag barnets önskemål fördes fram"
        case .minorRenewedAt15, .minorRenewedAt18: return "vilken dag det nya samtycket gavs"

        case .meetingDate where context.isAboutFollowUp:
            return isNew ? "uppföljningens nya datum" : "datumet för uppföljningen"
        case .meetingDate: return isNew ? "mötets nya datum" : "vilken dag mötet är"
        case .meetingPlaceSet: return context.asksForDate ? "platsen" : "platsen för uppföljningen"
        case .meetingHeld where context.isAboutFollowUp: return "vilken dag uppföljningen hölls"
        case .meetingHeld, .changeMet: return "vilken dag mötet hölls"
        case .meetingCancelled where context.isAboutFollowUp: return "att uppföljningen ställdes in"
        case .meetingCancelled: return "att mötet ställdes in"
        case .meetingDecision: return "vad ni beslutade"
        case .moveReason: return "varför den flyttades"
        case .invitationSent: return "vilken dag varje inbjudan skickades"
        case .invitationReply:
            return context.facts.pending.map { $0.count > 1 } ?? false
                ? "vad de inbjudna svarade" : "vad den inbjudna svarade"
        case .invitationContacted: return "vilken dag kontakten togs"
        case .invitationDecided: return "vilken dag beskedet kom"
        case .invitationReferral: return "vilken dag remissen skickades eller att den inte behövs"
        case .substitutePerson: return isNew ? "en ersättare från samma enhet" : "vem som är ersättare"
        case .substituteOtherUnitReason: return "skälet"
        case .substituteBriefed: return "vilken dag ersättaren blev insatt i ärendet"

        case .establishedOn: return "vilken dag den nya versionen upprättades"
        case .establishedDocumented: return "de delar som saknas"
        case .establishedOriginal: return "vilken dag den enskilde fick planen"
        case .copyOn: return "vilken dag var och en fick sin kopia"
        case .actionEnded: return "att insatsen är utförd, ändrad eller borttagen"
        case .changeConvened: return "vilken dag inbjudan skickades"
        case .closingOn where context.endsBeforePlan: return "vilken dag arbetet med SIP avslutades"
        case .closingOn: return "vilken dag planen avslutades"
        case .closingReason:
            return
                "vilket skälet är: att målen är uppfyllda, att samordning inte längre behövs eller att samtycket är återkallat"
        case .dormancyAnswered: return "vilken dag ni tog ställning"

        case .format, .id, .unit, .initiator, .principalId, .principalContact, .needRequested, .needRequestedBy,
            .decisionOn, .decisionBy, .needSeen, .needSeenTime, .needUrgency, .targetWithin, .targetBy, .targetSetBy,
            .targetSetOn, .meetingConsentForm, .sharingForm, .consentRecorder, .statutoryBasisReference,
            .statutoryBasisReceivers,
            .statutoryBasisUntil, .minorTurns18, .guardianOn,
            .meetingId, .meetingPurpose, .meetingBooked, .moveFrom, .invitationPerson, .invitationHasRelation,
            .invitationReplyBy, .invitationReplied, .invitationTentativeUntil, .substituteNamed,
            .establishedEdition, .copyTo, .copyPerson, .actionId, .actionOwner, .actionDue, .changeRegistered,
            .goalsMet, .lastActivity:
            return nil
        }
    }
}
