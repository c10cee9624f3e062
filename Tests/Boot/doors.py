"""Who stands at a door gets no further: what sipd's own user, the mailer and a writer of plans try, and do not get."""
import time

from installation import CONFIG, expect, step

OUTBOX = "sipd-outbox.service"

# As fast as it can: puts a link to root's file in the place of a socket, and one to root's folder in that of a folder.
SWAP = """
while (1) {
    for my $name (qw(/run/sipd/sipd.sock /run/sipd/sipd-control.sock /run/sipd/metrics)) {
        lstat $name;
        next if !-e _ || -l _;
        rename($name, "$name.away") && symlink(-d _ ? "/root/private" : "/root/secret", $name);
    }
    my $sent = "/var/lib/sipd/spool/sent";
    rename($sent, "$sent.away") && symlink("/root/private", $sent) && unlink($sent) && rename("$sent.away", $sent);
}
"""
ROUNDS = 40


def nobody_swaps(sipd):
    """Root acts on names in /run/sipd and on folders of sipd's: nobody else gets what is root's for it."""
    machine = sipd.machine
    machine.run("sh", "-c", "umask 077; mkdir /root/private; echo hers >/root/private/file; echo hers >/root/secret")
    # The loop gets it where the folder is sipd's: it would be seen.
    machine.run("chown", "sipd:sipd", "/run/sipd")
    expect(owners(sipd, 10 * ROUNDS) != "root root root", "the loop gets nothing where it should")
    machine.run("chown", "-R", "root:root", "/root/secret", "/root/private")
    machine.run("sh", "-c", "rm -rf /run/sipd/*; systemd-tmpfiles --create /usr/lib/tmpfiles.d/sipd.conf")
    expect(machine.status("stat", "--format=%U %a", "/run/sipd") == "root 755", "/run/sipd is not root's")
    expect(owners(sipd, ROUNDS) == "root root root", "what is root's has another owner")
    # Nor a folder on the way to those that root's tmpfiles looks through, and that letters are handed over from.
    for folder in ("spool", "state", "plans"):
        moved = machine.run("mv", f"/var/lib/sipd/{folder}", f"/var/lib/sipd/{folder}.away", user="sipd", expect=None)
        expect("denied" in moved, f"sipd moved its {folder}: {moved}")
    machine.run("systemctl", "start", "sipd.socket", "sipd-control.socket", "sipd")
    machine.run("rm", "-r", "/root/secret", "/root/private")
    step(f"a loop that puts links in the place of sockets and folders gets nothing of root's in {ROUNDS} starts")


# Takes a letter as the mail system does, and on the way tries whatever is not a letter's.
PRYING = """#!/bin/sh
found=/srv/pried/found
# Two parents away, with a session of its own, deaf to what asks it to end.
setsid sh -c 'trap "" HUP INT TERM; setsid /usr/local/bin/staying &' </dev/null >/dev/null 2>&1
sipd=$(systemctl show -p MainPID --value sipd.service)
[ "$sipd" -gt 1 ] && echo 'where sipd is' >>"$found"
for file in mem environ maps fd/0 root/etc/hostname; do
    head -c 1 "/proc/$sipd/$file" >/dev/null 2>&1 && echo "looked into sipd" >>"$found"
done
kill -0 "$sipd" 2>/dev/null && echo 'may end sipd' >>"$found"
# PTRACE_SEIZE
perl -e 'exit syscall(shift eq "aarch64" ? 117 : 101, 16902, 0 + shift, 0, 0)' "$(uname -m)" "$sipd" 2>/dev/null &&
    echo 'held sipd' >>"$found"
for place in /var/lib/sipd/state/ledger.sqlite /var/lib/sipd/plans/K-2026-0105.json /etc/sipd/roster.yaml \\
    /etc/sipd/policy.yaml; do
    for root in '' /proc/[0-9]*/root; do
        head -c 1 "$root$place" >/dev/null 2>&1 && echo "read $place" >>"$found"
    done
done
# What the mail system would run as whoever owns the home.
for home in /var/lib/sipd "$(getent passwd "$(id -un)" | cut -d: -f6)"; do
    echo '"|touch /srv/pried/forwarded"' 2>/dev/null >"$home/.forward" && echo "wrote in $home" >>"$found"
    rm -f "$home/.forward" 2>/dev/null
done
for folder in . state plans spool spool/tmp; do
    touch "/var/lib/sipd/$folder/.pried" 2>/dev/null && echo "wrote in $folder" >>"$found"
    rm -f "/var/lib/sipd/$folder/.pried" 2>/dev/null
done
for question in 'status --json' 'reload' 'audit'; do
    sipd $question 2>/dev/null | grep -q . && echo "asked $question" >>"$found"
done
grep -q . /var/lib/sipd/spool/outgoing/* /var/lib/sipd/spool/handing/* 2>/dev/null && echo letter >>"$found"
exec /usr/sbin/sendmail "$@"
"""

STAYING = "#!/bin/sh\nwhile sleep 0.2; do :; done\n"


def staying(sipd):
    """What the prying program has left behind and is still there, by number."""
    return sipd.machine.status("sh", "-c", "grep -lzx '.*/stayin[g]' /proc/[0-9]*/cmdline | cut -d/ -f3").split()


def the_mailer_has_letters_alone(sipd):
    """Whatever runs as the mail system reads no plan, no roster and no ledger, writes none, and asks nothing."""
    machine = sipd.machine
    prying = machine.root / "usr/local/bin/prying"
    prying.write_text(PRYING)
    stays = machine.root / "usr/local/bin/staying"
    stays.write_text(STAYING)
    for program in (prying, stays):
        program.chmod(0o755)
    machine.run("install", "--directory", "--mode=1777", "/srv/pried")
    found = machine.root / "srv/pried/found"
    # By hand, as sipd's user, it gets all of it but an answer from those who ask for a group: it would be seen.
    machine.run("prying", "-t", user="sipd", text="", expect=None)
    tried = set(found.read_text().splitlines())
    expect(len(tried) >= 10 and {"wrote in state", "wrote in plans", "asked audit", "may end sipd"} <= tried,
           f"it gets only {tried}")
    expect(not tried & {"wrote in .", "wrote in /var/lib/sipd"}, f"what is root's is written in: {tried}")
    found.unlink()
    left = staying(sipd)
    expect(left, "nothing of it stays behind")
    machine.run("sh", "-c", "kill -KILL " + " ".join(left))
    sipd.write("/etc/sipd/sipd.yaml", CONFIG.replace("mail: {", "mail: {sendmail: /usr/local/bin/prying, "))
    sipd.drop("K-2026-0111")
    sipd.expect_each_once("K-2026-0111")
    got = set(found.read_text().splitlines())
    # Where sipd is anybody is told.
    expect(got == {"letter", "where sipd is"}, f"the mail system got {got}")
    step(f"in the place of the mail system a program gets letters, and none of {len(tried)} other things that it tries")
    expect(staying(sipd) and sipd.property("ActiveState", OUTBOX) == "activating", "nothing is waited for")
    sipd.drop("K-2026-0112")
    sipd.expect_each_once("K-2026-0112")
    began = time.monotonic()
    machine.run("systemctl", "stop", OUTBOX)
    stopped = time.monotonic() - began
    expect(not staying(sipd), "what it left behind is still there")
    expect(stopped < 20 and sipd.property("Result", OUTBOX) == "success", f"a stop took {stopped:.1f} s")
    found.unlink()
    sipd.write("/etc/sipd/sipd.yaml", CONFIG)
    step(f"what it leaves behind holds up no letter, and is gone with its unit, which stops in {stopped:.1f} s")
    pid = sipd.property("MainPID")
    machine.run("sh", "-c", f"kill -TERM {pid}", user="sipd")
    machine.until("sipd's return", lambda: sipd.property("MainPID") not in (pid, "0") and sipd.is_active())
    step("asked to end by its own user sipd is back")
    said = machine.run("sipd", "deliver", expect=None)
    expect("not for root to drain" in said, said)
    owned = machine.run("find", "/var/lib/sipd", "-mindepth", "1", "-user", "root")
    expect(owned == "", f"root has made {owned}")
    step("root, who asks for letters to be handed over, is sent to the unit, and leaves nothing behind")
    elsewhere = "sipd-outbox.service: error: whoever runs as the mail system may read /srv/plans: "
    sipd.write("/etc/sipd/elsewhere.yaml", CONFIG + "plans: /srv/plans\n")
    said = machine.run("sipd", "check", "--system", "-c", "/etc/sipd/elsewhere.yaml", expect=None)
    expect(elsewhere in said, said)
    (machine.root / "etc/sipd/elsewhere.yaml").unlink()
    expect("sipd-outbox.service" not in machine.run("sipd", "check", "--system", expect=None), "it is said in vain")
    step("a place that sipd.yaml puts elsewhere, where the mail system sees it, is named by check --system")


# What a writer of plans may want to have beside them, through the folder of plans as well.
WRITER = """
for place in /etc/sipd/roster.yaml /var/lib/sipd/state/ledger.sqlite /var/lib/sipd/state/plans.sqlite \\
    /var/lib/sipd/plans/../state/ledger.sqlite /var/lib/sipd/plans/../spool/outgoing; do
    head -c 1 "$place" 2>/dev/null | grep -q . && echo "read $place"
    ls "$place" >/dev/null 2>&1 && [ "$place" != /etc/sipd/roster.yaml ] && echo "saw $place"
done
for folder in /etc/sipd /run/sipd /run/sipd/metrics /var/lib/sipd /var/lib/sipd/state /var/lib/sipd/spool/outgoing; do
    touch "$folder/.written" 2>/dev/null && echo "wrote in $folder"
    rm -f "$folder/.written" 2>/dev/null
done
ls /var/lib/sipd >/dev/null 2>&1 && echo "listed /var/lib/sipd"
for question in 'status --json' reload release audit 'pauses --end 1 --by anna' pauses; do
    sipd $question 2>/dev/null | grep -q . && echo "asked $question"
done
true
"""


def a_writer_of_plans_has_plans_alone(sipd):
    """A member of sipd-plans writes a plan, which is read; and reads, writes and asks nothing else."""
    machine = sipd.machine
    expect(machine.status("id", "--name", "--groups", "export") == "export sipd-plans", "export is in other groups")
    # As root, who may, all of it is there to be had: it would be seen.
    there = machine.run("sh", "-c", WRITER).splitlines()
    expect(len(there) >= 12 and "asked audit" in there, f"root gets only {there}")
    sipd.drop("K-2026-0112")
    sipd.expect_each_once("K-2026-0112")
    got = machine.run("sh", "-c", WRITER, user="export").split("\n")
    expect([line for line in got if line] == [], f"a writer of plans got {got}")
    step(f"a writer of plans has a plan read, and gets none of {len(there)} other things that root gets")


def owners(sipd, rounds):
    """Of root's file and folder, after so many rounds of all that root does by name, or as soon as one has changed."""
    machine = sipd.machine
    machine.run("systemctl", "stop", "sipd", "sipd.socket", "sipd-control.socket")
    machine.run("systemd-run", "--quiet", "--unit=swapper", "--uid=sipd", "perl", "-e", SWAP)
    machine.run("sh", "-c", f"""
        for round in $(seq {rounds}); do
            systemctl reset-failed sipd.socket sipd-control.socket 2>/dev/null
            systemctl start sipd.socket sipd-control.socket
            systemd-tmpfiles --create --clean /usr/lib/tmpfiles.d/sipd.conf
            systemctl stop sipd.socket sipd-control.socket
            case $(stat --format=%U /root/secret /root/private /root/private/file | uniq) in root) ;; *) break ;; esac
        done 2>&1 | tail -n 3""", expect=None)
    machine.run("systemctl", "stop", "swapper")
    machine.run("sh", "-c", """
        cd /var/lib/sipd/spool
        [ ! -L sent ] || rm sent
        [ ! -d sent.away ] || { rm -rf sent; mv sent.away sent; }""")
    return " ".join(machine.status("stat", "--format=%U", "/root/secret", "/root/private", "/root/private/file").split())
