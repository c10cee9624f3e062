internal import SIPOutputs
internal import SIPRules
internal import SIPStores

/// The first stage of a round: what has changed in the store of plans since the last look.
struct Scan {
    let store: any PlanStore
    let ledger: Ledger
    let journal: JournalOutput
    let settings: Settings
    let onStep: () -> Void

    /// What it found.
    struct Scanned {
        let begun: Round.Begun
        let changes: [PlanID: Refreshed.Change]
    }

    /// Looks.
    func run(_ begun: Round.Begun, _ state: inout RoundState, at now: Instant) -> Scanned {
        if begun.scope == .everything { state.decideEverything(at: now) }
        var noticed: [String: Day] = [:]
        if state.store.availability == .unseen {
            noticed = noticedEarlier
            Checkpoint(store: store, ledger: ledger, settings: settings).takeUp(&state, at: now)
        }
        let changes = look(begun.scope, noticed, &state, at: now)
        state.store.entries.count(to: journal, at: now)
        state.recall.silenced.note(changes, on: settings.environment.zone.day(of: now))
        return Scanned(begun: begun, changes: changes)
    }

    private func look(
        _ scope: Round.Scope, _ noticed: [String: Day], _ state: inout RoundState, at now: Instant
    ) -> [PlanID: Refreshed.Change] {
        let found = store.refresh(scope == .everything ? .everything : .pending, at: now, alive: onStep)
        if !found.isEmpty { state.store.notRead = nil }
        for document in found.documents { take(document, noticed, &state, at: now) }
        if let failure = found.failure {
            if state.store.trouble == nil { journal.send(.storeUnavailable(failure)) }
            state.store.availability = .away("\(failure)")
        } else {
            if state.store.trouble != nil {
                journal.send(.storeAvailable(settings.places.plans, plans: store.count))
                state.schedule.agenda.set(nil, at: now)
            }
            state.store.availability = .available
        }
        return found.plans
    }

    private func take(
        _ document: Refreshed.Document, _ noticed: [String: Day], _ state: inout RoundState, at now: Instant
    ) {
        switch document {
        case .passedOver(let path, let why, let findings):
            state.store.entries.send(.unreadable(path, findings), to: journal, at: now)
            let since = state.store.unreadable[path]?.since ?? noticed[VisibleText.starred(path)]
            state.store.unreadable[path] = Upkeep.Document(since: since ?? settings.environment.zone.day(of: now), why)
            state.schedule.agenda.set(nil, at: now)
        case .readable(let path):
            state.store.entries.send(.readable(path), to: journal, at: now)
            state.store.unreadable[path] = nil
        case .unwatched(let path, let reason): journal.send(.unwatched(path, reason))
        }
    }

    /// The day that each document which an earlier run told of was noticed. With another day it would be another duty, and
    /// told of again.
    private var noticedEarlier: [String: Day] {
        // Without an answer they are noticed today, and what is wrong with the ledger is told by whoever needs it.
        let told = ((try? ledger.told(about: .upkeep(.plans))) ?? [:]).keys.filter { $0.rule == .planUnreadable }
        let documents = told.compactMap { key in
            if case .document(let path) = key.instance { (path, key.due) } else { nil }
        }
        return Dictionary(documents, uniquingKeysWith: max)
    }
}
