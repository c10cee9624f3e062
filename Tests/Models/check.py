#!/usr/bin/env python3
"""Checks the model of the spool with spin: as it is, in every state; with each planted mistake, which must be found;
and against the ways that letters went in the simulator, which it must allow, and those with a mistake in it, of which
there must be some that it does not allow.

    check.py FOLDER    ... of the traces that LetterWaysTests wrote with SIPD_TRACES=FOLDER
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent

# What is looked through in full. Two letters with both a refusal and a withdrawal take minutes; one letter does not.
WHOLE = {
    'two letters, two crashes, a restore, a letter not taken': '-DLETTERS=2 -DSILENT=0',
    'two letters, two crashes, a restore, a plan that falls silent': '-DLETTERS=2 -DDENIALS=0',
    'one letter, two crashes, a restore, both of these': '-DLETTERS=1',
    'one letter, two crashes, both, and tmp/ emptied or sent/ full': '-DLETTERS=1 -DRESTORES=0 -DFOREIGN=1',
}
# In the order of a letter's way. The first three are the simulator's as well: `PlantedMistake`.
MISTAKES = {
    'noSync': 'letters are claimed before their contents are durable',
    'claimAfterRename': 'letters are in outgoing before the ledger claims them',
    'noSyncOfFolders': 'moves are not made durable before the ledger settles them',
    'silentPublished': 'a start moves a letter to outgoing whose plan is known to have fallen silent',
    'missedWhileHanding': 'what the mailer has in its hands counts as sent when it is to be taken back',
    'marksKept': 'a mark stays when the ledger put back knows of no letter to be taken back',
    'sentNotProven': 'the mailer is asked before there is a place in sent',
    'foldersInTurn': 'after a restore each folder is looked into once',
    'adoptedUnsealed': 'what lies in the spool counts as told before that is durable',
    'settledDiscarded': 'a settled letter in tmp is thrown away',
}
EXTRA = {'sentNotProven': '-DRESTORES=0 -DFOREIGN=1'}


def build(folder, model, flags=''):
    """Makes the program that looks through a model's states; a fast one where there are many."""
    speed = '-O2' if 'LETTERS=2' in flags else '-O0'
    subprocess.run(['spin', '-a', *flags.split(), str(model)], cwd=folder, check=True, stdout=subprocess.PIPE)
    subprocess.run(
        ['gcc', speed, '-w', '-DSAFETY', '-DCOLLAPSE', '-DMEMLIM=4000', '-o', 'pan', 'pan.c'],
        cwd=folder, check=True)


def look(model, flags=''):
    """Looks through all states, or to the first fault. Answers (states, fault or None, what was printed)."""
    with tempfile.TemporaryDirectory() as folder:
        build(folder, model, flags)
        said = subprocess.run(['./pan', '-m100000', '-w23'], cwd=folder, stdout=subprocess.PIPE, text=True).stdout
    if 'max search depth too small' in said or 'out of memory' in said or 'reached DFS limit' in said:
        sys.exit(f'error: {flags}: not looked through in full\n{said}')
    states = re.search(r'(\d+)(?:e\+\d+)? states, stored', said)
    if not states:
        sys.exit(f'error: {flags}: pan ended early\n{said}')
    fault = re.search(r'^pan:1: (.*)', said, re.M)
    return int(states[1]), fault and fault[1], said


def whole(name):
    states, fault, _ = look(HERE / 'spool.pml', WHOLE[name])
    return name, states, fault


def planted(name):
    _, fault, _ = look(HERE / 'spool.pml', f'-DLETTERS=1 -DMISTAKE_{name} {EXTRA.get(name, "")}')
    return name, fault


def ways(path):
    return [line.split() for line in path.read_text().splitlines() if line]


def allowed(traces):
    """How far the model goes along with each way; all of it is its length."""
    events = sorted({step for way in traces for step in way} | set(
        re.findall(r'\bMAY\((\w+)\)', (HERE / 'sipd.pml').read_text() + (HERE / 'deliver.pml').read_text()
                   + (HERE / 'trace.pml').read_text())) | {'failed', 'tooBig'})
    numbers = {name: number for number, name in enumerate(events, 1)}
    longest = max(map(len, traces)) + 1
    rows = ',\n'.join('{' + ','.join(str(numbers[step]) for step in way) + ',255}' for way in traces)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / 'ways.pml').write_text(
            f'#define WAYS {len(traces)}\n#define EV_end 255\n'
            + ''.join(f'#define EV_{name} {number}\n' for name, number in numbers.items())
            + f'c_decl {{\nstatic const unsigned char ways[{len(traces)}][{longest}] = {{\n{rows}}};\n'
            f'static short furthest[{len(traces)}];\n'
            'static void accept(int way) { furthest[way] = 32767; }\n'
            'static void report(void) __attribute__((destructor));\n'
            f'static void report(void) {{\n  for (int i = 0; i < {len(traces)}; i++)'
            ' printf("way %d %d\\n", i, furthest[i]);\n}\n'
            '}\n')
        (folder / 'trace.pml').write_text((HERE / 'trace.pml').read_text())
        for name in ['spool.pml', 'sipd.pml', 'deliver.pml']:
            (folder / name).write_text((HERE / name).read_text())
        build(folder, 'trace.pml')
        said = subprocess.run(
            ['./pan', '-m100000', '-w22', '-E', '-c0'], cwd=folder, stdout=subprocess.PIPE, text=True).stdout
    found = dict(map(int, line.split()[1:]) for line in said.splitlines() if line.startswith('way '))
    if len(found) != len(traces) or 'max search depth' in said:
        sys.exit(f'error: the traces were not looked through in full\n{said}')
    return [len(way) if found[number] == 32767 else min(found[number], len(way) - 1)
            for number, way in enumerate(traces)]


def bound(folder):
    """The simulator's ways are the model's."""
    isWell = True
    for path in sorted(folder.glob('*.txt')):
        traces = ways(path)
        stopped = [(way, far) for way, far in zip(traces, allowed(traces)) if far < len(way)]
        if path.stem == 'right':
            print(f'{len(traces)} ways of letters in the simulator: {len(traces) - len(stopped)} are the model\'s')
            for way, far in stopped[:5]:
                print(f'error: the model does not go: {" ".join(way[:far])} | {" ".join(way[far:])}')
            isWell = isWell and not stopped
        else:
            print(f'{len(traces)} ways with the mistake {path.stem}: {len(stopped)} are not the model\'s')
            if not stopped:
                print('error: the simulator\'s mistake cannot be told from what is right')
            isWell = isWell and stopped
    return isWell


def main():
    start = time.monotonic()
    isWell = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        looked = [pool.submit(whole, name) for name in WHOLE]
        found = [pool.submit(planted, name) for name in MISTAKES]
        for future in looked:
            name, states, fault = future.result()
            well = 'nothing is lost, doubled, torn, or sent after it was taken back'
            print(f'{name}: {states:,} states, {fault or well}')
            isWell = isWell and not fault
        for future in found:
            name, fault = future.result()
            print(f'mistake {name}, {MISTAKES[name]}: {"found" if fault else "error: not found"}')
            isWell = isWell and fault
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1])
        missing = [name for name in ['right', 'noSync', 'claimAfterRename', 'noSyncOfFolders']
                   if not (folder / f'{name}.txt').exists()]
        if missing:
            sys.exit(f'error: {folder}: no traces of {", ".join(missing)}; run the tests with SIPD_TRACES')
        isWell = bound(folder) and isWell
    print(f'{time.monotonic() - start:.0f} s')
    return 0 if isWell else 1


if __name__ == '__main__':
    sys.exit(main())
