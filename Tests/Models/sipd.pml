/* sipd: `Round`, `Recovery`, `Recall`, `Delivery` and `Spool`. A part of spool.pml. */

#define isSilent(n) ((letter[n].withdrawn && C(n) == settled && !(P(n) & (sent | failed | nowhere))) \
  || (C(n) == pulling && (ANSWERED || !(P(n) & (handing | placed)))))
#define isWanted(n) (C(n) == none && !letter[n].withdrawn)
#define isShort(n) (P(n) == tooBig && C(n) == settled)
#define isPulling(n) (C(n) == pulling)
#define isUnsettled(n) (C(n) == claimed)

/* `Round.compareWithSpool`. A letter goes forward folder by folder and back from handing to waiting; what went back
 * while sipd looks is not handed over again before it has looked (a deferred one waits a minute), so that twice is
 * enough. */
inline lookAt(n, is) { if :: C(n) == none && (is) -> found = found | (1 << n) :: else fi }
inline seenOutgoing(n) { lookAt(n, P(n) == outgoing) }
inline seenWaiting(n) { lookAt(n, P(n) == waiting) }
inline seenHanding(n) { lookAt(n, P(n) & (handing | placed)) }
inline seenSent(n) { lookAt(n, P(n) & (sent | placed | failed | tooBig)) }
inline adoptOne(n) { if :: found & (1 << n) -> C(n) = settled :: else fi }
inline compare() {
  if
  :: isOlder ->
    d_step { isLooking = 1; EACH(seenOutgoing) };
    d_step { EACH(seenWaiting) };
    d_step { EACH(seenHanding) };
#ifndef MISTAKE_foldersInTurn
    d_step { EACH(seenWaiting) };
    d_step { EACH(seenHanding) };
#endif
    d_step { EACH(seenSent); isLooking = 0; wentBack = 0 };
#ifndef MISTAKE_adoptedUnsealed
    d_step { MAY(seal) -> DID; sync() };
#endif
    d_step { MAY(adopt) -> DID; EACH(adoptOne); found = 0; isOlder = 0 }
  :: else
  fi
}

/* `Recall`. What is withdrawn is noted while the spool holds it: looked for as above, and here in one step. At a start a
 * letter may be claimed alone, in tmp or moved. So is a settled one in tmp, which a ledger put back does not know to
 * have been on its way out. */
#define isHeld(n) (!(P(n) & (sent | failed | nowhere)))
#define isTold(n) (C(n) == settled || isClaimed(n))
#define isToPull(n) ((letter[n].withdrawn && isTold(n) && isHeld(n)) || isShort(n) || isStray(n))
#ifndef MISTAKE_silentPublished
#define isClaimed(n) (C(n) == claimed)
#else
#define isClaimed(n) (C(n) == claimed && P(n) != tmp)
#endif
#ifndef MISTAKE_settledDiscarded
#define isStray(n) (C(n) == settled && P(n) == tmp)
#else
#define isStray(n) false
#endif
inline beginPullOne(n) { if :: isToPull(n) -> C(n) = pulling :: else fi; seeOne(n) }
inline seeOne(n) { letter[n].seen = letter[n].withdrawn }
inline beginPull() {
  if
  :: d_step { ANY(isToPull) && MAY(beginPull) -> DID; EACH(beginPullOne) }
  :: d_step { !ANY(isToPull) -> EACH(seeOne) }
  fi
}
/* `Spool.isBack`, in the order in which a letter moves. */
#define isBack(n) (found & (1 << n))
#define isGone(n) (found & (4 << n))
inline takeBack(n) {
  if
  :: d_step { P(n) == outgoing && MAY(pull) -> DID; go(n, tmp); found = found | (1 << n) }
  :: P(n) != outgoing ->
    if
    :: d_step { P(n) == waiting && MAY(pull) -> DID; go(n, tmp); found = found | (1 << n) };
      atomic { MAY(seal) -> DID; sync() }
    :: P(n) != waiting ->
      if
      :: d_step { P(n) == tooBig && MAY(pull) -> DID; go(n, tmp); found = found | (1 << n) };
        atomic { MAY(seal) -> DID; sync() }
      :: d_step { P(n) != tooBig -> if :: P(n) == tmp -> found = found | (1 << n) :: else fi }
      fi
    fi
  fi
}
/* `Spool.pull`. From the mark on the drain hands it over no more, so that it goes back once at most, and is found.
 * What the mailer has in its hands is looked for again when that has answered. */
inline pull(n) {
  if
  :: C(n) == pulling ->
    takeBack(n);
#ifdef MISTAKE_missedWhileHanding
    if :: !isBack(n) -> found = found | (4 << n) :: else fi
#else
    if
    :: !isBack(n) ->
      d_step { MAY(mark) -> DID; letter[n].marked = 1; sync() };
      takeBack(n);
      if
      :: !isBack(n) && !(P(n) & (handing | placed)) ->
        takeBack(n);
        if :: !isBack(n) -> found = found | (4 << n) :: else fi
      :: else
      fi
    :: else
    fi
#endif
  :: else
  fi
}
#define UNMARK d_step { EACH(unmarkOne) };
inline unmarkOne(n) { if :: C(n) != pulling -> letter[n].marked = 0 :: else fi }
inline settlePullOne(n) {
  if
  :: C(n) == pulling && isBack(n) ->
    SURE(letter[n].cut == tmp);
    C(n) = pulled;
    letter[n].takenBack = 1;
    letter[n].silenced = letter[n].withdrawn
  :: C(n) == pulling && isGone(n) -> C(n) = settled; letter[n].missed = 1
  :: else
  fi
}
#define isLeft(n) (P(n) == tmp && C(n) != claimed && C(n) != pulling)
inline discard(n) { d_step { isLeft(n) && MAY(discard) -> DID; go(n, nowhere) } }
inline finishRecall() {
  if
  :: ANY(isPulling) ->
    EACH(pull);
    if
    :: found ->
      atomic { MAY(seal) -> DID; sync() };
      d_step { MAY(settlePull) -> DID; EACH(settlePullOne); found = 0 }
    :: else
    fi;
    UNMARK
    ALL(isLeft, discard)
#ifndef MISTAKE_marksKept
  :: else -> UNMARK
#else
  :: else
#endif
  fi
}

/* `Delivery.publish`. */
#define isToMove(n) (C(n) == claimed && P(n) == tmp)
inline move(n) { d_step { isToMove(n) && MAY(move) -> DID; SURE(!letter[n].seen); go(n, outgoing) } }
/* What is settled no power cut takes back. */
inline settleOne(n) { if :: C(n) == claimed -> SURE(!(letter[n].cut & tmp)); C(n) = settled :: else fi }
inline settle() { atomic { MAY(settle) -> DID; EACH(settleOne) } }
inline publish() {
  ALL(isToMove, move);
#ifdef MISTAKE_noSyncOfFolders
  settle()
#else
  atomic { MAY(seal) -> DID; sync() };
  settle()
#endif
}

/* `Recovery`. What is silent is taken back before anything is moved where deliver sees it. */
inline recover() {
  compare();
  beginPull();
  finishRecall();
  ALL(isLeft, discard);
  if :: ANY(isUnsettled) -> publish() :: else fi
}

/* `Delivery.deliver`: the letters of a batch, of which each that is told again is a second claim. */
inline decideOne(n) {
  if
  :: isWanted(n) ->
    SURE(P(n) == nowhere && !letter[n].took && !letter[n].isTaken);
    letter[n].takenBack = 0;
    letter[n].missed = 0;
    batch = batch | (1 << n)
  :: else
  fi
}
#define isToWrite(n) ((batch & (1 << n)) && P(n) == nowhere)
inline write(n) {
  d_step { isToWrite(n) && MAY(write) -> DID; go(n, tmp); letter[n].bytes = torn };
  letter[n].bytes = whole
}
inline barrierOne(n) { if :: letter[n].bytes == whole -> letter[n].bytes = durable :: else fi }
inline barrier() { atomic { MAY(barrier) -> DID; EACH(barrierOne); sync() } }
inline claimOne(n) { if :: batch & (1 << n) -> C(n) = claimed :: else fi }
inline renameOne(n) { if :: batch & (1 << n) -> go(n, outgoing) :: else fi }
inline toldAnewOne(n) { if :: C(n) == claimed && P(n) == nowhere -> C(n) = none :: else fi }
inline loseOne(n) { if :: C(n) == claimed && P(n) == tmp -> P(n) = nowhere; letter[n].cut = nowhere :: else fi }
inline deliver() {
  d_step { EACH(decideOne) };
  if
  :: batch ->
    ALL(isToWrite, write);
#ifndef MISTAKE_noSync
    barrier();
#endif
#ifdef MISTAKE_claimAfterRename
    d_step { EACH(renameOne); sync() };
#endif
    atomic { MAY(claim) -> DID; EACH(claimOne); batch = 0 };
#if FOREIGN
    if
    :: true
    :: d_step { foreign -> foreign--; EACH(loseOne); EACH(toldAnewOne) }
    fi;
#endif
    if :: ANY(isUnsettled) -> publish() :: else fi
  :: else
  fi
}

proctype Sipd() {
  byte found, batch;
  do
  :: {
      recover();
endRound:
      do
      :: (ANY(isSilent) || ANY(isShort) || ANY(isWanted)) ->
        beginPull();
        finishRecall();
        deliver()
      od
    } unless {
      d_step { killedSipd -> killedSipd = 0; found = 0; batch = 0; isLooking = 0; wentBack = 0 }
    }
  od
}
