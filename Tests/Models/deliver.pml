/* sipd deliver: `Outbox`. A part of spool.pml. */

#define isOut(n) ((P(n) & (outgoing | handing | placed)) || (P(n) == waiting && !letter[n].marked))
#define isTried(n) (P(n) == waiting && !(left & (1 << n)))
#define isOutgoing(n) (P(n) == outgoing)
#define isPlaced(n) (P(n) == placed)
#define isHanding(n) (P(n) == handing)

inline goBack(n) { go(n, waiting); if :: isLooking -> wentBack = 1 :: else fi }
inline release(n) { d_step { isPlaced(n) && MAY(release) -> DID; go(n, handing) } }
inline repair(n) { d_step { isHanding(n) && MAY(goBack) -> DID; goBack(n) } }
inline take(n) { d_step { isOutgoing(n) && MAY(take) -> DID; go(n, waiting) } }
inline leave(n) { if :: letter[n].marked -> left = left | (1 << n) :: else fi }
inline end(n, folder, event) {
  release(n);
  d_step { IS(event) -> DID; go(n, folder) };
  atomic { MAY(sync) -> DID; sync() }
}
/* `Outbox.hand`: the mailer reads the letter, and answers. */
inline hand(n) {
  d_step { isTried(n) && !wentBack && MAY(hand) -> DID; go(n, handing) };
  if
  :: letter[n].marked ->
    left = left | (1 << n);
    repair(n)
  :: !letter[n].marked && isFull && PROVES ->
    repair(n);
    goto stop
  :: d_step { !letter[n].marked && !(isFull && PROVES) && MAY(reserve) -> DID; go(n, placed) };
    atomic { MAY(sync) -> DID; sync() };
    if
    :: d_step {
        MAY(accepted) -> DID;
        SURE(letter[n].bytes != torn && !letter[n].took && !letter[n].isTaken);
        SURE(!letter[n].silenced && !letter[n].missed);
        letter[n].took = 1
      };
      if :: isFull && !PROVES -> goto stop :: !(isFull && !PROVES) fi;
      d_step { MAY(confirm) -> DID; go(n, sent) };
      atomic { MAY(sync) -> DID; sync() }
    :: d_step { denials && n == 0 && MAY(deferred) -> DID; denials-- };
      release(n);
      repair(n)
    :: d_step { denials && n == 0 && MAY(refused) -> DID; denials-- };
      end(n, failed, EV_failed)
    :: d_step { denials && n == 0 && MAY(oversize) -> DID; denials-- };
      end(n, tooBig, EV_tooBig)
    fi
  fi
}

proctype Deliver() {
  byte left;
endDown:
  do
  :: {
endDrain:
      do
      :: ANY(isOut) && !(isFull && PROVES) ->
        ALL(isPlaced, release);
        ALL(isHanding, repair);
        do
        :: ALL(isOutgoing, take);
          atomic { EACH(leave) };
          if
          :: hand(0)
#if LETTERS > 1
          :: hand(1)
#endif
          :: !ANY(isTried) -> break
          fi
        od;
stop:   left = 0
      od
    } unless {
      d_step { killedDeliver -> killedDeliver = 0; left = 0 }
    }
  od
}
