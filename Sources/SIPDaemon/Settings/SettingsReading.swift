internal import Glibc
internal import SIPFiles
internal import SIPRules
internal import SIPStores

/// One reading of the settings, and all that is gathered on the way.
struct SettingsReading {
    var findings: [Finding] = []
    var fingerprint = Fingerprint()
    /// The first file that whoever reads may not read.
    private var denied: String?
    /// How many files the disk or the system could not give at the moment.
    private var scarce = 0

    /// Why the settings are not taken.
    var refused: DocumentRefused {
        DocumentRefused(
            findings: findings, denied: denied,
            mayPass: scarce > 0 && findings.count { $0.severity == .error } == scarce)
    }

    /// `sipd.yaml`, without which nothing else is read.
    mutating func configuration(_ path: String) throws(DocumentRefused) -> Configuration {
        let read: (value: Configuration, written: Instant)? = document(path, .configuration, ConfigurationDocument.read)
        guard let read else { throw refused }
        return read.value
    }

    /// A document, and when it was written last; nil when it cannot be taken.
    mutating func document<Value>(
        _ path: String, _ limits: DocumentLimits, _ read: (DocumentNode) -> (Value?, [Finding])
    ) -> (value: Value, written: Instant)? {
        do {
            let contents = try FileContents.following(path, limit: limits.bytes)
            fingerprint.add(contents.bytes)
            let (value, found) = read(try YAMLDocument.read(contents.bytes, path: path, limits: limits))
            findings += found
            let written = Instant(seconds: contents.stamp.modified / 1_000_000_000)
            return value.map { ($0, written) }
        } catch let refused as DocumentRefused {
            findings += refused.findings
        } catch let error as FileError {
            findings.append(refusal(of: path, error, limits))
        } catch {
            findings.append(
                Finding(path: path, message: "cannot be read: \(system: "\(error)"); let sipd's user read it"))
        }
        return nil
    }

    /// Why a file cannot be had.
    mutating func refusal(of path: String, _ error: FileError, _ limits: DocumentLimits) -> Finding {
        if case .permission = error { denied = denied ?? path }
        if case .io(let code) = error, Scarcity.codes.contains(code) { scarce += 1 }
        return Finding(path: path, message: Self.message(error, limits))
    }

    private static func message(_ error: FileError, _ limits: DocumentLimits) -> Finding.Message {
        switch error {
        case .notRegular: "not a regular file; write the settings in one"
        case .tooLarge(let size): "\(size) bytes: at most \(limits.bytes) are read; shorten it"
        case .link: "links that lead in a circle; correct them"
        case .permission: "permission denied; let sipd's user read it: chgrp sipd and chmod g+r"
        case .vanished: "no such file; write it, or correct the path"
        default: error.message
        }
    }

    /// The zone that has this name; nil when it cannot be read.
    mutating func zone(_ name: String, _ path: String) -> Zone? {
        do throws(SystemError) {
            return try ZoneFile.read(name)
        } catch {
            if Scarcity.codes.contains(error.code) { scarce += 1 }
            let message: Finding.Message =
                error.code == ENOENT ? "write one such as Europe/Stockholm, or install tzdata" : "reinstall tzdata"
            findings.append(
                Finding(
                    path: path,
                    message: "the zone of \(name.unicodeScalars.count, "character") cannot be read: \(message)"))
            return nil
        }
    }
}
