"""What a monitor's plug-ins say of a real sipd, and what Icinga says of the commands that run them."""
import grp
import os
import pwd
import re
import subprocess

from chain import found, until

MAIN = """\
const PluginDir = "/usr/lib/nagios/plugins"
const PluginContribDir = PluginDir
const NodeName = "here"
const ZoneName = NodeName
include <itl>
object Endpoint NodeName {{}}
object Zone ZoneName {{ endpoints = [ NodeName ] }}
object CheckerComponent "checker" {{}}
include "{commands}"
object Host "sipd" {{
  zone = ZoneName
  check_command = "dummy"
  vars.sipd = true
  vars.agent_endpoint = NodeName
}}
object Host "watch" {{
  check_command = "dummy"
  vars.sipd_heartbeats = "/home/watch/Maildir"
  vars.sipd_figures = "/tmp/sipd.prom"
}}
object Host "neither" {{ check_command = "dummy" }}
"""
# Without what root may: a socket that nobody may use is one for it, too.
POWERLESS = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []
STATES = ["OK", "WARNING", "CRITICAL", "UNKNOWN"]
LINE = re.compile(r"SIPD (OK|WARNING|CRITICAL|UNKNOWN) - [^|\n]+( \| \w+=\d+( \w+=\d+)*)?\n")


class Situations:
    """What `sipd status --plugin` and sipd-watch say while a sipd lives through what may happen to it."""

    def __init__(self, sipd, watch):
        self.sipd, self.watch, self.faults = sipd, watch, []

    def expect(self, situation, state, status, line):
        print(f"  {situation}: {line.split(' | ')[0].strip()}")
        if not LINE.fullmatch(line) or line.split()[1] != state or status != STATES.index(state):
            self.faults.append(f"{situation}: it is {state}, and {status} with {line!r} is said")

    def asked(self, situation, state, under=()):
        self.expect(situation, state, *self.sipd.ask("--plugin", under=under))

    def watched(self, situation, state):
        done = subprocess.run([self.watch, "--file", self.sipd.figures], capture_output=True, text=True)
        self.expect(f"{situation}, by sipd-watch", state, done.returncode, done.stdout)

    def well(self):
        self.asked("no sipd runs", "CRITICAL")
        self.watched("no sipd has run", "CRITICAL")
        self.sipd.start()
        until("figures", self.sipd.figures.exists)
        self.asked("it runs and is well", "OK")
        self.watched("it runs and is well", "OK")

    def denied(self):
        status, _ = self.sipd.ask("--plugin", "--limit", "many")
        if status <= 3:
            self.faults.append(f"an option that is wrong is taken for a state: {status}")
        doors = list(self.sipd.folder.glob("sipd*.sock"))
        modes = [door.stat().st_mode for door in doors]
        for door in doors:
            door.chmod(0)
        self.asked("you may not ask", "UNKNOWN", under=POWERLESS)
        for door, mode in zip(doors, modes):
            door.chmod(mode)

    def unreadable(self):
        (self.sipd.folder / "plans/torn.json").write_text('{"format": ')
        until("the document that cannot be read", lambda: self.sipd.ask("--plugin")[0])
        self.asked("a document cannot be read", "WARNING")
        self.watched("a document cannot be read", "WARNING")

    def away(self):
        (self.sipd.folder / "plans").rename(self.sipd.folder / "away")
        until("plans that are away", lambda: self.sipd.ask("--plugin")[0] == 2)
        self.asked("the folder of plans is away", "CRITICAL")
        self.watched("the folder of plans is away", "CRITICAL")


def commands(file, helps, top):
    """What is wrong with Icinga's definitions: by Icinga, and by what the commands' helps do not have."""
    text = file.read_text()
    options = set(re.findall(r'"(--[a-z-]+)"', text))
    faults = [f"{file.name}: no command has {option}" for option in sorted(options) if option not in helps]
    main = top / "icinga2.conf"
    main.write_text(MAIN.format(commands=file.resolve()))
    places = [f"-D{place}={top}" for place in ("DataDir", "LogDir", "CacheDir", "InitRunDir", "SpoolDir")]
    who = [f"-DRunAsUser={pwd.getpwuid(os.getuid()).pw_name}", f"-DRunAsGroup={grp.getgrgid(os.getgid()).gr_name}"]
    done = subprocess.run([found("icinga2"), "daemon", "-C", "-c", main, *places, *who], capture_output=True, text=True)
    said = done.stdout + done.stderr
    if done.returncode != 0 or "warning/" in said:
        faults.append(f"{file.name}: Icinga says:\n{said}")
    # One for the host on which sipd runs, two for the one that watches.
    elif "Instantiated 3 Services" not in said:
        faults.append(f"{file.name}: not three services for two hosts:\n{said}")
    return faults
