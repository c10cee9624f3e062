"""A journald of the torture's own, in a /run of its own: what each sipd told the journal, by its process."""
import array
import os
import re
import socket
import struct
import subprocess
import threading

HERE = os.path.dirname(os.path.abspath(__file__))


def kinds():
    """The names of the kinds of entries, by message id."""
    with open(os.path.join(HERE, "../../Sources/SIPOutputs/Journal/EntryKind.swift")) as file:
        return {identity: name for name, identity in re.findall(r'case (\w+) = "([0-9a-f]{32})"', file.read())}


class Journal:
    """Wants a mount namespace that is nobody else's."""

    def __init__(self):
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
        os.makedirs("/run/systemd/journal")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.socket.bind("/run/systemd/journal/socket")
        os.chmod("/run/systemd/journal/socket", 0o666)
        self.kinds = kinds()
        self.entries = {}
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            data, control, _, _ = self.socket.recvmsg(1 << 20, 1024)
            sender = None
            for level, kind, content in control:
                if kind == socket.SCM_CREDENTIALS:
                    sender = struct.unpack("3i", content)[0]
                elif kind == socket.SCM_RIGHTS:
                    # An entry too large for a datagram comes as a file.
                    descriptors = array.array("i", content)
                    data = os.pread(descriptors[0], 1 << 20, 0)
                    for descriptor in descriptors:
                        os.close(descriptor)
            self.entries.setdefault(sender, []).append(self.entry(data))

    def entry(self, data):
        fields = {}
        while data:
            line, _, data = data.partition(b"\n")
            name, equals, value = line.partition(b"=")
            if not equals:
                size = struct.unpack("<Q", data[:8])[0]
                value, data = data[8:8 + size], data[9 + size:]
            fields[name.decode()] = value.decode(errors="replace")
        kind = self.kinds.get(fields.get("MESSAGE_ID"), "?")
        return int(fields.get("PRIORITY", 6)), kind, fields.get("MESSAGE", "")

    def of(self, process):
        """Priority, kind and message of each entry of a process."""
        return self.entries.get(process, [])


def gravest(entries):
    """The entry that an operator looks at first."""
    if not entries:
        return ""
    priority, kind, message = min(enumerate(entries), key=lambda entry: (entry[1][0], -entry[0]))[1]
    return f"<{priority}> {kind}: {message}"
