/* The way of a letter from a decision to the mailer, as `Delivery`, `Recall`, `Recovery` and `Outbox` go it, whatever
 * moment sipd or deliver is killed at, the power goes, or an older ledger is put back. The steps have the names of
 * the code.
 *
 * A step is what nothing can come between: one call of the file system, one transaction of the ledger. The disk has a
 * journal: a sync of any folder makes every name durable, and a power cut takes back any of the renames since, each
 * letter for itself, which is more than happens. Ledgers put back are of any earlier moment of each letter, which is
 * more as well.
 *
 * Not modelled: time, but for one thing (`wentBack`); the journal of the system; a mailer that empties outgoing by
 * itself; what is told again in place of a letter that was taken back, which is a letter of its own. Beyond what is
 * promised: tmp emptied by somebody and sipd killed before it sees that; a backup from between a letter's being told
 * and its being taken back, put back before what else stood in it is told again.
 *
 * `check.py` runs it, as it stands and with each planted mistake; `trace.pml` binds it to what the simulator does.
 */

#ifndef LETTERS
#define LETTERS 2
#endif
#ifndef CRASHES
#define CRASHES 2
#endif
#ifndef RESTORES
#define RESTORES 1
#endif
/* How often the mailer defers, refuses or finds too big one of them; how often somebody fills sent/ or empties
 * tmp/. */
#ifndef DENIALS
#define DENIALS 1
#endif
#ifndef FOREIGN
#define FOREIGN 0
#endif
/* How many plans fall silent. */
#ifndef SILENT
#define SILENT 1
#endif

#if LETTERS == 1
#define EACH(step) step(0)
#define ANY(is) (is(0))
#define ALL(is, step) do :: step(0) :: !ANY(is) -> break od
#else
#define EACH(step) step(0); step(1)
#define ANY(is) (is(0) || is(1))
#define ALL(is, step) do :: step(0) :: step(1) :: !ANY(is) -> break od
#endif

/* Where a letter is; bits, since a set of them says where a power cut may leave it. */
#define nowhere 1
#define tmp 2
#define outgoing 4
#define waiting 8
#define handing 16
#define sent 32
#define failed 64
#define tooBig 128
#define placed 256     /* in handing and in sent at once: its place there is taken before the mailer is asked */

/* Of a file: begun, whole, durable. */
#define torn 0
#define whole 1
#define durable 2

/* What the ledger knows of a letter: nothing; claimed; that it is in the spool; that it is being taken back; that
 * it was. */
mtype:claim = { none, claimed, settled, pulling, pulled };

typedef Letter {
  short place;
  short cut;           /* where a power cut may leave it */
  unsigned bytes : 2;
  bit marked;          /* a mark in recalled/ says that sipd wants it back */
  mtype:claim claim;
  bit withdrawn;       /* its plan has fallen silent */
  /* What only the judge knows: that the mailer took it and a crash would make it come again; that it took it for
   * good; that sipd took it back; and this because of its plan; that sipd said it had been too late to; that sipd
   * knows of the plan. */
  bit took, isTaken, takenBack, silenced, missed, seen;
};

Letter letter[LETTERS];

bit killedSipd, killedDeliver;
byte crashes = CRASHES, restores = RESTORES, denials = DENIALS, foreign = FOREIGN, silent = SILENT;
bit isOlder;              /* a ledger was put back, and not compared yet */
bit isFull;               /* sent/ takes no name */
bit isLooking, wentBack;  /* sipd looks into the folders; a letter went back meanwhile */

#ifndef TRACE
#define MAY(event) true
#define IS(event) true
#define EV_failed 0
#define EV_tooBig 0
#define DID skip
#define SURE(what) assert(what)
/* sipd looks for a letter in the mailer's hands each minute; here, to see an end, when it has been answered. */
#define ANSWERED false
#endif
#ifdef MISTAKE_sentNotProven
#define PROVES false
#else
#define PROVES true
#endif

#define P(n) letter[n].place
#define C(n) letter[n].claim

/* Without a cut to come, all is as good as durable. */
inline go(n, folder) { P(n) = folder; letter[n].cut = (crashes -> letter[n].cut | folder : folder) }
inline syncOne(n) {
  letter[n].cut = P(n);
  if :: P(n) == sent && letter[n].took -> letter[n].took = 0; letter[n].isTaken = 1 :: else fi
}
inline sync() { EACH(syncOne) }

#include "sipd.pml"
#include "deliver.pml"

/* ---- what happens to both ---- */

inline excuse(n) { letter[n].took = 0; letter[n].missed = 0 }
inline excuseHanding(n) { if :: letter[n].took && P(n) & (handing | placed) -> excuse(n) :: else fi }
inline excuseCut(n) { if :: letter[n].took && letter[n].cut != sent -> excuse(n) :: else fi }
inline cutOne(n) {
  if
  :: letter[n].cut & nowhere -> P(n) = nowhere
  :: letter[n].cut & tmp -> P(n) = tmp
  :: letter[n].cut & outgoing -> P(n) = outgoing
  :: letter[n].cut & waiting -> P(n) = waiting
  :: letter[n].cut & handing -> P(n) = handing
  :: letter[n].cut & placed -> P(n) = placed
  :: letter[n].cut & sent -> P(n) = sent
  :: letter[n].cut & failed -> P(n) = failed
  :: letter[n].cut & tooBig -> P(n) = tooBig
  fi;
  letter[n].cut = P(n);
  if :: letter[n].bytes != durable -> letter[n].bytes = torn :: else fi
}
inline stopDeliver() {
  killedDeliver = 1;
  EACH(excuseHanding)
}
inline cutPower() {
  killedSipd = 1;
  killedDeliver = 1;
  EACH(excuseCut);
  EACH(cutOne)
}
/* A backup of any moment: the ledger knew of the letter what it knows, or anything before that. */
inline putBackOne(n) {
  if
  :: true
  :: C(n) != none -> C(n) = none
  :: C(n) == settled || C(n) == pulling || C(n) == pulled -> C(n) = claimed
  :: C(n) == pulling || C(n) == pulled -> C(n) = settled
  :: C(n) == pulled -> C(n) = pulling
  fi
}

/* At the end, when nothing more happens: everything has come to its end. */
inline judgeOne(n) {
  assert(C(n) != claimed && C(n) != pulling && (C(n) != none || letter[n].withdrawn));
  assert(C(n) != pulled || P(n) == nowhere);
  if
  :: C(n) == settled ->
    assert((P(n) & (sent | failed | tooBig)) || (P(n) == nowhere && letter[n].takenBack))
  :: else
  fi
}

inline beginOne(n) { P(n) = nowhere; letter[n].cut = nowhere; C(n) = none }

#ifndef TRACE
proctype World() {
  do
  :: d_step { silent && !letter[0].withdrawn -> silent--; letter[0].withdrawn = 1 }
#if LETTERS > 1 && SILENT > 1
  :: d_step { silent && !letter[1].withdrawn -> silent--; letter[1].withdrawn = 1 }
#endif
  :: d_step { crashes && !killedSipd -> crashes--; killedSipd = 1 }
  :: d_step { crashes && !killedDeliver -> crashes--; stopDeliver() }
  :: atomic { crashes && !killedSipd && !killedDeliver -> crashes--; cutPower() }
#if RESTORES
  :: atomic { restores && !killedSipd -> restores--; isOlder = 1; killedSipd = 1; EACH(putBackOne) }
#endif
#if FOREIGN
  :: d_step { foreign && !isFull -> foreign--; isFull = 1 }
  :: isFull -> isFull = 0
#endif
  /* Nothing more happens. */
  :: d_step {
      crashes || restores || denials || foreign || silent ->
      crashes = 0; restores = 0; denials = 0; foreign = 0; silent = 0; isFull = 0
    }
  :: timeout -> break
  od;
  EACH(judgeOne)
}

init {
  atomic {
    EACH(beginOne);
    run Sipd();
    run Deliver();
    run World()
  }
}
#endif
