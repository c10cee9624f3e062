/* Whether a letter may go the ways that the simulator has seen: the model again, with one letter, each step of it
 * only when it is the next of a way. Nothing else is asked of it. `check.py` writes ways.pml: the ways, and the
 * numbers of the steps.
 */
#define TRACE
#define LETTERS 1
#define CRASHES 1
#define RESTORES 0
#define DENIALS 255
#define FOREIGN 0

#include "ways.pml"

short way, at;
byte next;
bit isDead;   /* a promise was broken on the way: no way goes on */

#define MAY(event) (next == EV_##event && !isDead)
#define IS(event) (next == event && !isDead)
#define DID c_code { \
  now.next = ways[now.way][++now.at]; \
  if (now.at > furthest[now.way]) furthest[now.way] = now.at; \
}
#define SURE(what) if :: (what) -> skip :: else -> isDead = 1 fi

#define ANSWERED true

#include "spool.pml"

proctype World() {
  do
  :: d_step { MAY(kill) && !killedSipd -> DID; killedSipd = 1 }
  :: d_step { MAY(killDeliver) && !killedDeliver -> DID; stopDeliver() }
  :: atomic { MAY(powerCut) && !killedSipd && !killedDeliver -> DID; cutPower() }
  /* Of other letters. */
  :: d_step { MAY(seal) -> DID; sync() }
  :: d_step { MAY(sync) -> DID; sync() }
  :: barrier()
  :: d_step { !letter[0].withdrawn -> letter[0].withdrawn = 1 }
  :: d_step { next == EV_end && !isDead -> c_code { accept(now.way); } }; break
  od
}

init {
  atomic {
    do
    :: way < WAYS - 1 -> way++
    :: break
    od;
    c_code { now.next = ways[now.way][0]; };
    EACH(beginOne);
    run Sipd();
    run Deliver();
    run World()
  }
}
