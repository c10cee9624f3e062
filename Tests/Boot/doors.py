"""Who stands at a door gets no further: what sipd's own user, the mailer and a writer of plans try, and do not get."""
from installation import expect, step

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
    machine.run("systemctl", "start", "sipd.socket", "sipd-control.socket", "sipd")
    machine.run("rm", "-r", "/root/secret", "/root/private")
    step(f"a loop that puts links in the place of sockets and folders gets nothing of root's in {ROUNDS} starts")


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
