// The switch that every mutant stands behind, in the copy of the tree only.
#ifndef MUTANT_H
#define MUTANT_H

// The mutant that is on in this process; 0 for none.
extern int mutant_on;

// A byte for each mutant, in a file shared with the other processes of the run, or NULL.
extern unsigned char *mutant_reached;

// Whether a mutant is on. Where a run wants to know, it is noted that it was asked.
static inline int mutant_is_on(int number) {
    if (mutant_reached) mutant_reached[number] = 1;
    return mutant_on == number;
}

#endif
